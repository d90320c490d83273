# micropython.RingIO; what MicroPython 1.27 answers.
import micropython

ring = micropython.RingIO(16)
print(ring, ring.any(), ring.read(), ring.read(3), ring.readline())
print(ring.write(b'hello\nworld\n'), ring.any())
print(ring.read(2), ring.readline(), ring.any())
print(ring.write(b'0123456789abcdefghij'), ring.any())
buffer = bytearray(4)
print(ring.readinto(buffer), buffer, ring.readinto(buffer, 2), buffer)
print(ring.read(), ring.any())
print(ring.write(b'abc'), ring.readline(), ring.read())
small = micropython.RingIO(bytearray(5))
print(small.write(b'123456'), small.read(10), small.readinto(buffer), small.write('héllo'), small.read())
for size in (-1, 0, bytearray(1), bytearray(0)):
    try:
        print(micropython.RingIO(size))
    except ValueError:
        print('ValueError')
one = micropython.RingIO(1)
print(one.write(b'123'), one.any(), one.read(), one.read())
ring.write(b'ab\ncd')
print(ring.readline(2), ring.readline(), ring.readline(10), ring.close())
for i in range(50):
    ring.write(bytes([i, i + 1, i + 2]))
    if ring.read(3) != bytes([i, i + 1, i + 2]):
        print('wrong', i)
