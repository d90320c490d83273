# Small real tasks in comprehension style: primes, word counts, transposing, run lengths.
primes = [p for p in range(2, 50) if all(p % d for d in range(2, p) if d * d <= p)]
print(primes)
text = "the cat and the dog and the bird"
words = text.split()
counts = {w: words.count(w) for w in words}
print(counts)
print(sorted(((n, w) for w, n in counts.items()), reverse=True)[:3])
inverted = {n: sorted(w for w in counts if counts[w] == n) for n in sorted(set(counts.values()))}
print(inverted)
grid = ["#..", ".#.", "..#"]
print(["".join(row[i] for row in grid) for i in range(3)], ["".join(r) for r in zip(*grid)])
print(sum(c == "#" for row in grid for c in row))
triples = [(a, b, c) for c in range(1, 21) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c]
print(triples)
print({c: ord(c) - 96 for c in "hello" if c not in "lo"}, "".join(chr(ord(c) ^ 32) for c in "aBc"))
print(bytes(b ^ 0x55 for b in b"mask").hex(), bytes(n for n in range(65, 70)), bytearray(i * i for i in range(5)))
hist = {k: [n for n in range(12) if n % 4 == k] for k in range(3)}
print("\n".join(f"{k}: {' '.join(str(v) for v in vs)}" for k, vs in hist.items()))
flat = {f"{a}.{b}": v for a, inner in {"x": {"p": 1, "q": 2}, "y": {"r": 3}}.items() for b, v in inner.items()}
print(flat, frozenset(len(k) for k in flat))
sieve = [True] * 30
print([i for i in range(2, 30) if sieve[i] and not [sieve.__setitem__(j, False) for j in range(i * i, 30, i)].count(1)])

