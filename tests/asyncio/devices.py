# Tasks wait for what a device says, as MicroPython's programs read a serial line: on boards, too. CPython has no ioctl().
import asyncio, io, select


class Line(io.IOBase):
    def __init__(self):
        self.data = b""

    def ioctl(self, request, argument):
        return argument & (5 if self.data else 4) if request == 3 else 0

    def read(self, n):
        taken, self.data = self.data[:n], self.data[n:]
        return taken

    def readline(self):
        return self.read(self.data.find(b"\n") + 1 or len(self.data))

    def write(self, data):
        self.data += data
        return len(data)


line = Line()
poll = select.poll()
poll.register(line, select.POLLIN)
print(len(poll.poll(0)), line.write(b"x"), len(poll.poll(0)), line.read(9))


async def send():
    writer = asyncio.StreamWriter(line, {})
    for text in (b"one\n", b"two\n"):
        await asyncio.sleep_ms(5)
        writer.write(text)
        await writer.drain()


async def receive():
    reader = asyncio.StreamReader(line)
    print(await reader.readline(), await reader.readline())


async def main():
    await asyncio.gather(send(), receive())  # which ends if one of them fails


asyncio.run(main())
