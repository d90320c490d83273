# Datagrams: each stays what it was when it was sent.
import socket

one = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
two = socket.socket(type=socket.SOCK_DGRAM)
one.bind(("", 0))
two.bind(("localhost", 0))
print(one.getsockname()[0], two.getsockname()[0])
print(two.sendto(b"ping", ("127.0.0.1", one.getsockname()[1])))
print(two.sendto(b"", 0, ("127.0.0.1", one.getsockname()[1])))
data, place = one.recvfrom(100)
print(data, place == two.getsockname())
print(one.recvfrom(100)[0])
one.sendto(b"much too long", place)
print(two.recv(4))
two.settimeout(0.02)
try:
    two.recv(4)
except TimeoutError as error:
    print("late:", error)
one.connect(place)
print(one.send(b"x"), two.recv(10), one.type == socket.SOCK_DGRAM)
print(two.getsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST))
two.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
print(two.getsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST), len(two.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE, 4)))
one.close()
two.close()
