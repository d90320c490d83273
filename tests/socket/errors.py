# What is refused, and how.
import errno
import socket


def show(function, *args):
    try:
        print("no error:", function(*args))
    except Exception as error:
        print(type(error).__name__, error)


sock = socket.socket()
sock.bind(("127.0.0.1", 0))
place = sock.getsockname()
other = socket.socket()
show(other.connect, place)
print(other.connect_ex(place) == errno.ECONNREFUSED)
sock.listen(1)
show(other.bind, place)
show(sock.recv, 1)
show(sock.recv, -1)
show(sock.bind, 5)
show(sock.bind, ("127.0.0.1", -1))
show(sock.bind, ("127.0.0.1", 70000))
show(sock.bind, ("127.0.0.1", 70000, 1, 2, 3))
show(sock.send, 5)
show(sock.recv_into, bytearray(3), 5)
show(sock.settimeout, -1)
show(socket.inet_aton, "300.1.1.1")
show(socket.inet_ntoa, b"123")
print(socket.inet_aton("1.2.3.4"), socket.inet_ntoa(b"\x7f\0\0\1"))
sock.setblocking(False)
print(sock.gettimeout(), sock.getblocking())
show(sock.accept)
sock.settimeout(0.04)
show(sock.accept)
print(sock.gettimeout(), sock.getblocking())
sock.settimeout(None)
print(sock.gettimeout(), sock.getblocking())
sock.close()
other.close()
print(issubclass(socket.timeout, OSError), socket.error is OSError, issubclass(socket.gaierror, OSError))
