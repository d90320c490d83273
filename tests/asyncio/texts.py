# MicroPython's writers take a str, and have awrite(). CPython has neither.
import asyncio, io, socket


class Device(io.IOBase):
    def write(self, data):
        print("device", data)
        return len(data)

    def ioctl(self, request, argument):
        return argument & 5 if request == 3 else 0


async def main():
    a, b = socket.socketpair()
    reader, writer = asyncio.StreamReader(a), asyncio.StreamWriter(b)
    writer.write("HTTP/1.0 200 OK\r\n")
    writer.write("grün\n")
    await writer.awrite("one\n")
    await writer.awrite(b"a line\n", 2)
    await writer.awritestr("two lines", 0, 3)
    await writer.aclose()
    print(await reader.read())
    await asyncio.StreamWriter(Device()).awrite("x")


asyncio.run(main())
