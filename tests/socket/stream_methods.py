# MicroPython's methods of streams; the expected output is what its documentation says.
import socket

one, two = socket.socketpair()
print(one.write(b"line 1\nline 2\n1234567"))
print(two.readline(), two.readline(), two.read(3))
buffer = bytearray(2)
print(two.readinto(buffer), buffer, two.readinto(buffer, 1), buffer)
one.close()
print(two.read(), two.read(5), two.readline())
two.close()
# An address of getaddrinfo() is used as it is, for the first and only type by default.
info = socket.getaddrinfo("127.0.0.1", 80)[0]
print(info)
two = socket.socket(info[0], info[1], info[2])
two.close()
