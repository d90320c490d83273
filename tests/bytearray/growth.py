# Growing by append, extend, insert and slices to several thousand bytes and back.
b = bytearray()
for i in range(3000):
    b.append(i & 255)
print(len(b), sum(b), b[:3], b[-3:], b[1234])
for i in range(2000):
    b.pop()
print(len(b), b[-1], b.find(bytes([250, 251, 252])))
b += bytes(500)
b.extend(range(100, 200))
print(len(b), b.count(0), b[-1], b.rfind(b'\0'))
for i in range(50):
    b.insert(i * 2, 255)
print(b[:10], b.count(255), len(b))
while len(b) > 10:
    b[len(b) // 2:] = b''
print(b, len(b))
total = bytearray()
for i in range(20):
    total += b'%d,' % i
    total[0:0] = b'*'
print(total, len(total))
sieve = bytearray([1]) * 200
sieve[:2] = b'\0\0'
for i in range(2, 15):
    if sieve[i]:
        sieve[i * i::i] = bytes(len(sieve[i * i::i]))
print([i for i in range(200) if sieve[i]], sum(sieve))
