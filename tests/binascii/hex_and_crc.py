# binascii: hexadecimal text and CRC-32.
import binascii


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except (ValueError, TypeError) as error:
        print(type(error), error)


print(binascii.hexlify(b"abcde"), binascii.hexlify(b"abcde", ":"), binascii.hexlify(bytearray(b"abcde"), b"-", 2), binascii.hexlify(memoryview(b"abcde")[::2], "_", -2))
print(binascii.unhexlify("61fF0A"), binascii.unhexlify(b"6162"), binascii.a2b_hex(bytearray(b"")), binascii.b2a_hex(b"\0\xff"))
for wrong in (b"6", "zz", "6 ", "\u0661\u0661", 5, None):
    attempt(binascii.unhexlify, wrong)
attempt(binascii.hexlify, "abc")
attempt(binascii.hexlify, b"abc", "::")
print(binascii.crc32(b"hello"), binascii.crc32(b"hello", 5), binascii.crc32(b"lo", binascii.crc32(b"hel")), binascii.crc32(b"", -1))
print(binascii.crc32(b"a", 2 ** 40 + 7), binascii.crc32(bytes(range(256)) * 4), binascii.crc32(b"") == 0)
attempt(binascii.crc32, "a")
attempt(binascii.crc32, b"a", "b")
print(binascii.Error.__mro__[:2], binascii.Error.__module__)
