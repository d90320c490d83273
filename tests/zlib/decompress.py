# zlib.decompress: streams that other programs made, whole, cut short and damaged at every byte.
import zlib

DYNAMIC = bytes.fromhex(
    "78da65535b42c3300cbb8aaf1668c7730d642d639c9e4af26c177ebaf825cbb237f5276bd776b3f579b6b5db7bfbb9d9e7f6f2f866fd6b1e76eadf11"
    "1fb3c2a7d1cf0cd042613346a71d4c55c8e0eb61f4eb62afdbf9e302783ddc44471637e5f2d396c9c6b65cd2dd048700d3c186ed1815163aab956a3d"
    "9786fc70b1d463c3a30491bd26aa14006ab4240958cc3abaf6c98a66ad88d3bd293e84eb292998a88c90ced327408266a39d03a640fbe39fc6395d99"
    "4309642b07b9554eac108232f42d3ab5c3eee8c720ec928a540879773eb17d69dd2bec1a8793cc4954456891c7f4776d9aab408082ab84a778c4e67d"
    "9da5dfe1024a2c24c7fee270ee1879817cdda7a2c14a71f75b28ff1e40895e6e2802716c01c85fae2a77f90b532c555f"
)
STORED = bytes.fromhex(
    "7801012800d7fff173541b4438a25cf76312d4eeb3c2246879bf00b3cf8ed13abf129a3097ad96b442d6d1bdef4850a1441526"
)
FIXED = bytes.fromhex(
    "78da4b4c848124382b110057a707f7"
)
GZIP = bytes.fromhex(
    "1f8b08000000000002034bafca2c5048278500006ea68ff632000000"
)
NAMED = bytes.fromhex(
    "1f8b081c000000000203030078797a6e616d6500636f6d6d656e74004bafca2c5048278500006ea68ff632000000"
)
text = zlib.decompress(DYNAMIC)
print(len(text), zlib.crc32(text), text[:30], zlib.decompress(STORED).hex(), zlib.decompress(FIXED), zlib.decompress(GZIP, 31), zlib.decompress(NAMED, 31), zlib.decompress(DYNAMIC, 47) == text)
for stream, wbits in ((DYNAMIC, 15), (STORED, 15), (FIXED, 15), (GZIP, 31), (NAMED, 47)):
    short = set()
    for n in range(len(stream)):
        try:
            zlib.decompress(stream[:n], wbits)
            short.add("fine")
        except zlib.error as error:
            short.add(str(error))
    print(short)
    outcomes = 0
    for n in range(len(stream)):
        for flip in (1, 0x80, 0xff):
            damaged = bytearray(stream)
            damaged[n] ^= flip
            try:
                outcomes += zlib.decompress(damaged, wbits) is None
            except zlib.error:
                outcomes += 1
    print(outcomes > len(stream))
for wrong in (b"xx", FIXED + b"more", FIXED[:-4] + b"abcd", b"\x78\x9c\xff\xff", b"\x78\x9c\x07\x00", b"\x78\x9c\x01\x01\0\0\0", b"\x78\x9c\x03\x02\0", b"\x88\x1c\x03\0", "text", 5, GZIP[:-4] + b"\0\0\0\0"):
    try:
        print(zlib.decompress(wrong, 47 if wrong[:1] == b"\x1f" else 15) if wrong != 5 else zlib.decompress(wrong))
    except (zlib.error, TypeError) as error:
        print(type(error).__name__, error)
for wbits in (0, 16, 32, 48, 7, -16, -7, 100):
    try:
        print(wbits, zlib.decompress(FIXED, wbits))
    except (zlib.error, ValueError) as error:
        print(wbits, "refused")
