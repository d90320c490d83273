# Poll objects, by file descriptors.
import select
import socket

one, two = socket.socketpair()
poller = select.poll()
poller.register(one.fileno(), select.POLLIN)
poller.register(two.fileno(), select.POLLIN | select.POLLOUT)
names = {one.fileno(): "one", two.fileno(): "two"}


def show(*args):
    print(sorted((names[fd], event) for fd, event in poller.poll(*args)))


show(0)
two.send(b"x")
show()
poller.modify(two.fileno(), select.POLLIN)
show(50)
print(one.recv(5))
show(1)
one.send(b"y")
show(-1)
two.close()
poller.unregister(one.fileno())
for use in (lambda: poller.unregister(one.fileno()), lambda: poller.modify(one.fileno(), 1),
            lambda: poller.register(-1), lambda: poller.register("x"), lambda: poller.register(one.fileno(), -1)):
    try:
        print(use())
    except Exception as error:
        print(type(error).__name__)
one.close()
