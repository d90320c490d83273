# As MicroPython has it: objects come back as they were registered, ipoll() is an iterator, and a stream written in
# Python answers ioctl(3, events).
import io
import select
import socket
import sys

one, two = socket.socketpair()
poller = select.poll()
poller.register(one, select.POLLIN)
two.write(b"x")
print([(s is one, event) for s, event in poller.poll(100)])
print([(s is one, event) for s, event in poller.ipoll(0, 1)], list(poller.ipoll(0)))
poller.unregister(one)


class Sensor(io.IOBase):
    asked = 0

    def ioctl(self, request, argument):
        self.asked += 1
        return argument & select.POLLIN if request == 3 and self.asked >= 3 else 0


sensor = Sensor()
poller.register(sensor, select.POLLIN)
print(poller.poll(0), [s is sensor for s, _ in poller.poll(5000)], sensor.asked)
poller.unregister(sensor)

# Memory, files and the console.
poller.register(io.BytesIO(b"abc"))
poller.register(sys.stdout, select.POLLOUT)
with open(__file__) as file:
    poller.register(file, select.POLLIN)
    print([event for _, event in poller.poll()])
print([event for _, event in poller.poll(0)])  # the file is closed

# More than are polled without an object for them.
pairs = [socket.socketpair() for _ in range(10)]
many = select.poll()
for a, b in pairs:
    many.register(a, select.POLLIN)
pairs[7][1].send(b"!")
print([s is pairs[7][0] for s, _ in many.poll(100)])
