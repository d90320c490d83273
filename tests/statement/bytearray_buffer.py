# A ring of bytes filled and drained in loops, with deletion from the front.
buffer = bytearray()
received = []

def feed(data, /):
    global buffer
    buffer += data
    while (end := buffer.find(b"\n")) >= 0:
        line = bytes(buffer[:end])
        del buffer[:end + 1]
        if not line:
            continue
        if line.startswith(b"#"):
            break
        received.append(line.decode())

for chunk in (b"one\ntw", b"o\n\nthr", b"ee\n# stop\nleft\n", b"", "größe €\n".encode()):
    feed(chunk)
    print(len(buffer), received)
check = 0
for i, b in enumerate(buffer := bytearray(b"\x01\x80\xff")):
    check = check ^ b << i
    buffer[i] = b ^ 0xFF
print(check, buffer, buffer[::-1], sum(buffer))
for b in buffer:
    if len(buffer) < 6:
        buffer.append(b & 0x0F)
print(list(buffer))
