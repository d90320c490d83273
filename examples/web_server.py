# SPDX-License-Identifier: MIT
"""A small web server for a device, and the browser that asks it, in one program over the loopback.

The server knows GET, PUT and DELETE, query parameters, forms, JSON, keep-alive and chunked answers. Routes are functions.
"""
import asyncio
import json

STATUS = {200: "OK", 201: "Created", 204: "No Content", 400: "Bad Request", 404: "Not Found",
          405: "Method Not Allowed", 413: "Payload Too Large", 500: "Internal Server Error"}
MOST_BYTES = 2000


class HttpError(Exception):
    def __init__(self, status, text=""):
        super().__init__(text or STATUS[status])
        self.status = status


# ---- what both ends need ----

def unquote(text):
    """%41 and + as a browser writes them."""
    parts = text.replace("+", " ").split("%")
    data = bytearray(parts[0].encode())
    for part in parts[1:]:
        try:
            data.append(int(part[:2], 16))
        except ValueError:
            raise HttpError(400, "bad escape") from None
        data += part[2:].encode()
    return data.decode()


def quote(text):
    return "".join(chr(b) if chr(b).isalpha() or chr(b).isdigit() else f"%{b:02X}" for b in text.encode())


def parse_query(text):
    result = {}
    for pair in text.split("&"):
        if pair:
            name, _, value = pair.partition("=")
            result[unquote(name)] = unquote(value)
    return result


async def read_headers(reader):
    headers = {}
    while True:
        line = (await reader.readline()).decode().rstrip("\r\n")
        if not line:
            return headers
        name, colon, value = line.partition(":")
        if not colon:
            raise HttpError(400, "bad header")
        headers[name.strip().lower()] = value.strip()


async def read_body(reader, headers):
    if headers.get("transfer-encoding") == "chunked":
        body = b""
        while True:
            size = int((await reader.readline()).strip(), 16)
            body += await reader.readexactly(size)
            await reader.readline()
            if size == 0:
                return body
    size = int(headers.get("content-length", "0"))
    if size > MOST_BYTES:
        raise HttpError(413)
    return await reader.readexactly(size)


# ---- the server ----

class Request:
    def __init__(self, method, target, headers, body):
        self.method = method
        self.path, _, query = target.partition("?")
        self.path = unquote(self.path)
        self.query = parse_query(query)
        self.headers = headers
        self.body = body

    def json(self):
        try:
            return json.loads(self.body)
        except ValueError:
            raise HttpError(400, "no JSON") from None


class App:
    def __init__(self):
        self.routes = []  # (method, parts of the path, function)
        self.served = self.active = 0
        self.log = []

    def route(self, method, path):
        def register(function):
            self.routes.append((method, path.strip("/").split("/"), function))
            return function
        return register

    def find(self, request):
        """The function and what stands for the {names} in its path."""
        parts = request.path.strip("/").split("/")
        known = False
        for method, pattern, function in self.routes:
            if len(pattern) != len(parts):
                continue
            values = []
            for want, part in zip(pattern, parts):
                if want.startswith("{"):
                    values.append(part)
                elif want != part:
                    break
            else:
                if method == request.method:
                    return function, values
                known = True
        raise HttpError(405 if known else 404)

    async def answer(self, request):
        """Status, type and body; the body may be an iterator of pieces."""
        try:
            function, values = self.find(request)
            result = function(request, *values)
            if hasattr(result, "__await__"):
                result = await result
        except HttpError as error:
            return error.status, "text/plain", str(error).encode()
        except Exception as error:
            return 500, "text/plain", f"{type(error).__name__}: {error}".encode()
        if result is None:
            return 204, "", b""
        status, value = result if isinstance(result, tuple) else (200, result)
        if isinstance(value, str):
            return status, "text/html; charset=utf-8", value.encode()
        if isinstance(value, (dict, list)):
            return status, "application/json", json.dumps(value).encode()
        return status, "text/plain", value

    async def serve(self, reader, writer):
        self.active += 1
        try:
            while await self.serve_one(reader, writer):
                pass
        except asyncio.IncompleteReadError:
            self.log.append("client went away")
        finally:
            writer.close()
            await writer.wait_closed()
            self.active -= 1

    async def serve_one(self, reader, writer):
        line = await reader.readline()
        if not line:
            return False
        words = line.decode().split()
        keep = True
        try:
            if len(words) != 3 or not words[2].startswith("HTTP/1."):
                raise HttpError(400, "bad request line")
            headers = await read_headers(reader)
            keep = headers.get("connection", "keep-alive") == "keep-alive"
            request = Request(words[0], words[1], headers, await read_body(reader, headers))
            status, kind, body = await self.answer(request)
        except HttpError as error:
            status, kind, body, keep = error.status, "text/plain", str(error).encode(), False
        self.served += 1
        self.log.append(f"{' '.join(words[:2])} -> {status}")
        await self.send(writer, status, kind, body, keep)
        return keep

    async def send(self, writer, status, kind, body, keep):
        head = [f"HTTP/1.1 {status} {STATUS[status]}", f"Connection: {'keep-alive' if keep else 'close'}"]
        if kind:
            head.append(f"Content-Type: {kind}")
        if isinstance(body, bytes):
            head.append(f"Content-Length: {len(body)}")
        else:
            head.append("Transfer-Encoding: chunked")
        writer.write("\r\n".join(head + ["", ""]).encode())
        if isinstance(body, bytes):
            writer.write(body)
        else:
            for piece in body:
                writer.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
                await writer.drain()
            writer.write(b"0\r\n\r\n")
        await writer.drain()


# ---- the device ----

app = App()
relays = {"lamp": False, "fan": True}
notes = {}


@app.route("GET", "/")
def index(request):
    rows = "".join(f"<li>{name}: {'on' if state else 'off'}</li>" for name, state in sorted(relays.items()))
    return f"<h1>Hello, {request.query.get('name', 'world')}</h1><ul>{rows}</ul>"


@app.route("GET", "/relay/{name}")
def get_relay(request, name):
    if name not in relays:
        raise HttpError(404, f"no relay {name}")
    return {"name": name, "on": relays[name]}


@app.route("PUT", "/relay/{name}")
def put_relay(request, name):
    wanted = request.json()
    new = name not in relays
    relays[name] = bool(wanted["on"])
    return 201 if new else 200, {"name": name, "on": relays[name]}


@app.route("POST", "/notes")
async def post_note(request):
    form = parse_query(request.body.decode())
    await asyncio.sleep(0)  # flash is slow
    notes[len(notes) + 1] = form["text"]
    return 201, [len(notes), form["text"]]


@app.route("DELETE", "/notes/{number}")
def delete_note(request, number):
    del notes[int(number)]


@app.route("GET", "/log")
def get_log(request):
    return (f"line {i}\n".encode() for i in range(int(request.query.get("n", "3"))))


# ---- the browser ----

class Client:
    """One connection, for one request after the other."""

    def __init__(self, reader, writer):
        self.reader = reader
        self.writer = writer

    async def ask(self, method, target, body=b"", **headers):
        lines = [f"{method} {target} HTTP/1.1", "Host: device"]
        if body:
            lines.append(f"Content-Length: {len(body)}")
        lines += [f"{name}: {value}" for name, value in headers.items()]
        self.writer.write("\r\n".join(lines + ["", ""]).encode() + body)
        await self.writer.drain()
        status = (await self.reader.readline()).decode().split(None, 2)
        answer = await read_headers(self.reader)
        return int(status[1]), answer, await read_body(self.reader, answer)

    async def show(self, method, target, body=b"", **headers):
        status, answer, text = await self.ask(method, target, body, **headers)
        print(f"{method} {target}: {status} {answer.get('content-type', '-')} {text!r}")


async def session(port):
    client = Client(*await asyncio.open_connection("127.0.0.1", port))
    await client.show("GET", "/?name=Caf%C3%A9+au+lait")
    await client.show("GET", "/relay/fan")
    await client.show("PUT", "/relay/lamp", b'{"on": 1}')
    await client.show("PUT", "/relay/heater", json.dumps({"on": False}).encode())
    await client.show("PUT", "/relay/lamp", b"not json")
    await client.show("PUT", "/relay/lamp", b"{}")
    await client.show("GET", "/relay/none")
    await client.show("GET", "/nowhere")
    await client.show("DELETE", "/relay/lamp")
    text = "text=" + quote("50 % & more: käse")
    await client.show("POST", "/notes", text.encode())
    await client.show("DELETE", "/notes/1")
    await client.show("DELETE", "/notes/1")
    await client.show("GET", "/log?n=4")
    await client.show("GET", "/", Connection="close")
    print("closed:", await client.reader.read() == b"")
    client.writer.close()


async def rude(port):
    """What a server must survive."""
    for data in (b"HELLO\r\n\r\n", b"GET / HTTP/1.1\r\nbad header\r\n\r\n",
                 b"PUT /relay/x HTTP/1.1\r\nContent-Length: 100000\r\n\r\n"):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(data)
        await writer.drain()
        print((await reader.readline()).decode().strip())
        writer.close()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"PUT /relay/x HTTP/1.1\r\nContent-Length: 10\r\n\r\n12345")
    await writer.drain()
    writer.close()
    await writer.wait_closed()


async def crowd(port, n):
    """Many at once."""
    async def one(i):
        client = Client(*await asyncio.open_connection("127.0.0.1", port))
        total = 0
        for k in range(3):
            status, _, body = await client.ask("GET", f"/log?n={i + k}")
            total += len(body) if status == 200 else 0
        client.writer.close()
        return total
    print("crowd:", await asyncio.gather(*[one(i) for i in range(n)]))


async def main():
    server = await asyncio.start_server(app.serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    await session(port)
    await rude(port)
    await crowd(port, 6)
    while app.active:
        await asyncio.sleep(0.001)
    server.close()
    await server.wait_closed()
    print(app.served, "requests,", len([line for line in app.log if line.endswith("200")]), "of them fine,",
          app.log.count("client went away"), "broken off")


asyncio.run(main())
