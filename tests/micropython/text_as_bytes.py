# A str where bytes are wanted is its UTF-8, as in MicroPython: programs send, hash, encode and format texts.
import binascii, hashlib, io, socket

a, b = socket.socketpair()
a.send("HTTP/1.0 200 OK\n")
a.sendall("grün\n")
a.write("end\n")
print([b.readline() for _ in range(3)])
print(binascii.hexlify("abc"), binascii.b2a_base64("user:pass"), binascii.crc32("hello"))
print(binascii.hexlify(hashlib.sha256("abc").digest())[:8])
h = hashlib.md5()
h.update("abc")
print(h.digest() == hashlib.md5(b"abc").digest())
f = io.BytesIO()
print(f.write(b"abc"), f.getvalue())

# urequests makes its request so.
print(b"%s /%s HTTP/1.0\r\n" % ("GET", "gr\u00fcn"), b"%-5s|%s" % ("ab", b"c"))

# umqtt.simple: write(bytes, nbytes), and a socket that does not wait answers None as long as it has nothing.
print(a.write(b"abcdef", 2), a.write(b"abcdef", 3, 2), a.write(bytearray(b"xy"), 9), f.write(b"abc", 1), f.getvalue())
print(b.recv(10))
b.setblocking(False)
print(b.read(1), b.read(), b.readline(), b.readinto(bytearray(2)))
a.write(b"1\n23")
print(b.readline(), b.read(10), b.read(10))
b.settimeout(0.01)
try:
    b.read(1)
except OSError as error:
    print(type(error).__name__, error.errno)
a.close()
print(b.read(1), b.readline(), b.readinto(bytearray(2)))
try:
    io.StringIO().write("abc", 1)
except TypeError as error:
    print(error)
