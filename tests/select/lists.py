# select.select(), with sockets themselves.
import select
import socket

one, two = socket.socketpair()
print(select.select([one, two], [], [], 0))
r, w, x = select.select([one], [one, two], [], 1)
print(r, w == [one, two], x)
two.send(b"abc")
r, w, x = select.select([one, two], [one], [one], 1)
print(r == [one], w == [one], x)
print(one.recv(10), select.select([one], [], [], 0.01))
two.close()
print(select.select([one], [], [])[0] == [one], one.recv(1))
for bad in ((5, [], []), ([], [], [], -1), ([1.5], [], [])):
    try:
        select.select(*bad)
    except Exception as error:
        print(type(error).__name__)
one.close()
print(select.select([], [], [], 0.001))
