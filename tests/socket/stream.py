# A connection over the loopback: both ends in one program.
import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("127.0.0.1", 0))
server.listen(2)
host, port = server.getsockname()
print(host, port > 0, server.gettimeout(), server.fileno() >= 0)

client = socket.socket()
address = socket.getaddrinfo("127.0.0.1", port, 0, socket.SOCK_STREAM)[0]
client.connect(address[-1])
peer, place = server.accept()
print(place == client.getsockname(), peer.getpeername() == place, client.getpeername() == ("127.0.0.1", port))

print(client.send(b"hello"), client.sendall(bytearray(b" world")))
print(peer.recv(5), peer.recv(100))
buffer = bytearray(4)
client.sendall(b"abcdef")
print(peer.recv_into(buffer), buffer, peer.recv_into(memoryview(buffer)[1:], 2), buffer)
big = bytes(range(256)) * 20
peer.sendall(big)
got = b""
while len(got) < len(big):
    got += client.recv(1000)
print(got == big)

with peer:
    client.shutdown(socket.SHUT_WR)
    print(peer.recv(10))
print(client.recv(10), peer.fileno())
for use in (lambda: peer.recv(1), lambda: peer.send(b"x"), peer.getsockname, peer.accept):
    try:
        use()
    except OSError as error:
        print(error.errno, error)
peer.close()
client.close()
server.close()
