# SPDX-License-Identifier: MIT
"""Streams that tasks read and write: sockets, and for MicroPython's programs anything that select.poll() takes.

A reader and a writer of one connection are one object; it reads no further than it is asked but in lines."""
import asyncio

_LIMIT = 2 ** 16


def __getattr__(name):
    return getattr(asyncio, name)


class _Turn:
    """Awaited: until the stream can be read (0) or written (1)."""

    def __init__(self, stream, way):
        self.stream = stream
        self.way = way
        self.future = None

    def __await__(self):
        loop = asyncio.get_running_loop()
        self.future = loop.create_future()
        poller = loop._streams()
        poller.add(self.stream, self.way, self)
        try:
            yield from self.future
        finally:
            poller.remove(self.stream, self.way)

    _cancelled = False

    def _run(self):
        if not self._cancelled and not self.future.done():
            self.future.set_result(None)


class StreamReader:
    def __init__(self, s, extra=None, limit=_LIMIT):
        self.s = s
        self._extra = extra or {}
        self._limit = limit
        self._buffer = b""  # read, and not asked for yet
        self._eof = self._failed = False
        self._out = b""  # written, and not sent yet
        self._socket = hasattr(s, "recv")  # a board may have no network, and streams all the same
        if self._socket:
            s.setblocking(False)

    # ---- reading ----

    async def _receive(self, n):
        """Some more bytes; b"" at the end."""
        await _Turn(self.s, 0)
        if self._socket:
            try:
                data = self.s.recv(n)
            except BlockingIOError:
                return await self._receive(n)
        else:
            # What a stream has may be less than n, but it has something.
            data = self.s.read(n)
        if not data:
            self._eof = True
            return b""
        return data

    def _take(self, n):
        data = self._buffer[:n]
        self._buffer = self._buffer[n:]
        return data

    async def read(self, n=-1):
        if n == 0:
            return b""
        if n < 0:
            parts = [self._take(len(self._buffer))]
            while not self._eof:
                parts.append(await self._receive(512))
            return b"".join(parts)
        if not self._buffer and not self._eof:
            return await self._receive(n)
        return self._take(n)

    async def readinto(self, buf):
        data = await self.read(len(buf))
        buf[:len(data)] = data
        return len(data)

    async def readexactly(self, n):
        if n < 0:
            raise ValueError("readexactly size can not be less than zero")
        while len(self._buffer) < n:
            if self._eof:
                raise asyncio.IncompleteReadError(self._take(n), n)
            self._buffer += await self._receive(n - len(self._buffer))
        return self._take(n)

    async def readuntil(self, separator=b"\n"):
        if not separator:
            raise ValueError("Separator should be at least one-byte string")
        start = 0
        while True:
            at = self._buffer.find(separator, start)
            if at >= 0:
                return self._take(at + len(separator))
            start = max(len(self._buffer) - len(separator) + 1, 0)
            if start > self._limit:
                raise asyncio.LimitOverrunError("Separator is not found, and chunk exceed the limit", start)
            if self._eof:
                raise asyncio.IncompleteReadError(self._take(len(self._buffer)), None)
            self._buffer += await self._receive(128)

    async def readline(self):
        if not self._socket:
            # A line from whoever knows how to read one.
            if not self._buffer:
                await _Turn(self.s, 0)
                return self.s.readline()
        try:
            return await self.readuntil(b"\n")
        except asyncio.IncompleteReadError as error:
            return error.partial
        except asyncio.LimitOverrunError as error:
            self._take(error.consumed)
            raise ValueError(error.args[0])

    def at_eof(self):
        return self._eof and not self._buffer

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if line == b"":
            raise StopAsyncIteration
        return line

    # ---- writing ----

    def write(self, data):
        self._send(data.encode() if self._socket and isinstance(data, str) else data)

    def writelines(self, lines):
        self.write(b"".join(lines))

    def can_write_eof(self):
        return True

    def write_eof(self):
        self.s.shutdown(1)

    def _send(self, data):
        """Sends what goes at once; what does not stays for drain()."""
        if not self._socket:
            self.s.write(data)
            return
        if self._out:
            self._out = memoryview(bytes(self._out) + data)
            return
        try:
            done = self.s.send(data)
        except BlockingIOError:
            done = 0
        except OSError as error:
            self._failed = error
            return
        if done < len(data):
            self._out = (data if isinstance(data, memoryview) else memoryview(bytes(data)))[done:]

    async def drain(self):
        if not self._out:
            if self._failed:
                raise self._failed
            return await asyncio.sleep(0)
        while self._out:
            await _Turn(self.s, 1)
            data = self._out
            self._out = b""  # what does not go is put there again
            self._send(data)
            if self._failed:
                raise self._failed

    # Of MicroPython's programs of old.
    async def awrite(self, buf, off=0, sz=-1):
        self.write(buf if off == 0 and sz < 0 else buf[off:off + sz if sz >= 0 else None])
        await self.drain()

    awritestr = awrite

    def close(self):
        if not self._out:
            self.s.close()
        else:
            asyncio.create_task(self._close())

    async def _close(self):
        try:
            await self.drain()
        except OSError:
            pass
        self.s.close()

    def is_closing(self):
        return self.s.fileno() < 0

    async def wait_closed(self):
        if self._out and not self._failed:
            await self._close()
        else:
            await asyncio.sleep(0)

    async def aclose(self):
        self.close()
        await self.wait_closed()

    def get_extra_info(self, name, default=None):
        if name in self._extra:
            return self._extra[name]
        if name == "socket":
            return self.s
        if name == "sockname":
            return self.s.getsockname()
        return default

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, traceback):
        self.close()
        await self.wait_closed()


StreamWriter = Stream = StreamReader


# ---- connections ----

async def open_connection(host=None, port=None, *, limit=_LIMIT, sock=None, local_addr=None):
    import socket
    if sock is None:
        for family, kind, proto, _, address in socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM):
            break
        sock = socket.socket(family, kind, proto)
        try:
            sock.setblocking(False)
            if local_addr is not None:
                sock.bind(local_addr)
            try:
                sock.connect(address)
            except BlockingIOError:
                await _Turn(sock, 1)
                number = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                if number:
                    raise OSError(number, f"Connect call failed {address}")
        except BaseException:
            sock.close()
            raise
    stream = StreamReader(sock, {"peername": sock.getpeername()}, limit)
    return stream, stream


class Server:
    def __init__(self, sock, callback, limit):
        self.sockets = (sock,)
        self._callback = callback
        self._limit = limit
        self._loop = asyncio.get_running_loop()
        self._task = None
        self._closed = None
        self.start()

    def start(self):
        if self._task is None:
            self._task = self._loop.create_task(self._serve(self.sockets[0]))

    async def start_serving(self):
        self.start()

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._task is not None and bool(self.sockets)

    async def _serve(self, sock):
        while True:
            await _Turn(sock, 0)
            try:
                connection, address = sock.accept()
            except OSError:
                continue
            stream = StreamReader(connection, {"peername": address}, self._limit)
            result = self._callback(stream, stream)
            if asyncio.iscoroutine(result):
                self._loop.create_task(result)

    def close(self):
        if self.sockets:
            if self._task is not None:
                self._task.cancel()
            self.sockets[0].close()
            self.sockets = ()
            if self._closed is not None and not self._closed.done():
                self._closed.set_result(None)

    async def wait_closed(self):
        await asyncio.sleep(0)

    async def serve_forever(self):
        self._closed = self._loop.create_future()
        try:
            await self._closed
        finally:
            self.close()
        raise asyncio.CancelledError

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, traceback):
        self.close()
        await self.wait_closed()


async def start_server(cb, host=None, port=None, *, limit=_LIMIT, sock=None, backlog=100, reuse_address=True):
    if sock is None:
        import socket
        sock = socket.socket()
        try:
            if reuse_address:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            sock.bind((host or "", port or 0))
            sock.listen(backlog)
        except BaseException:
            sock.close()
            raise
    sock.setblocking(False)
    return Server(sock, cb, limit)
