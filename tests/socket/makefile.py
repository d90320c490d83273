# Files over a socket, which can be closed one without the other.
import socket

server = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(server.getsockname(), timeout=5)
peer, _ = server.accept()
server.close()

lines = peer.makefile("rb")
client.sendall(b"first\nsecond\r\nrest")
print(lines.readline(), lines.readline(), lines.read(2))
peer.close()
out = client.makefile("w", encoding="utf-8", newline="\n")
out.write("grüße\n")
out.close()
client.sendall(b"end\n")
client.close()
print(lines.read())
lines.close()

one, two = socket.socketpair()
one.sendall(b"a\nb\n")
with two.makefile() as text:
    print(text.readline(), end="")
two.sendall(b"still open")
print(one.recv(20))
one.close()
two.close()
