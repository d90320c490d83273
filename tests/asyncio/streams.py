# not: sweep
# (a task that dies by a failed allocation leaves the other end waiting for ever)
# A server and its clients over the loopback.
import asyncio


async def serve(reader, writer):
    async for line in reader:
        if line == b"quit\n":
            break
        writer.write(b"<" + line.strip() + b">\n")
        await writer.drain()
    writer.write(await reader.readexactly(3))
    try:
        await reader.readexactly(10)
    except asyncio.IncompleteReadError as error:
        print("server:", error.partial, error.expected)
    writer.close()
    await writer.wait_closed()


async def client(port, name):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    print(writer.get_extra_info("peername")[0])
    writer.write(f"hello {name}\n".encode())
    writer.writelines([b"a", b"b\n", b"quit\n", b"xyz", b"end"])
    await writer.drain()
    print(await reader.readline(), await reader.readuntil(b"b>"), await reader.read(1))
    writer.write_eof()
    rest = await reader.read()
    print(rest, reader.at_eof(), await reader.read(5))
    writer.close()
    await writer.wait_closed()


async def large(reader, writer):
    n = int(await reader.readline())
    writer.write(bytes(n))
    await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    for name in ("one", "two"):
        await client(port, name)
    server.close()
    await server.wait_closed()
    try:
        await asyncio.open_connection("127.0.0.1", port)
    except OSError as error:
        print(type(error).__name__, error.errno)
    async with await asyncio.start_server(large, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"300000\n")
        got = 0
        while True:
            part = await reader.read(65536)
            if not part:
                break
            got += len(part)
        print(got)
        writer.close()
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            await asyncio.wait_for(reader.read(5), 0.02)
        except asyncio.TimeoutError:
            print("nothing came")
        writer.close()


asyncio.run(main())
