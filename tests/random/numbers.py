# random: ranges, what a seed repeats, rough frequencies. (The numbers themselves are not CPython's.)
import random
random.seed(7)
first = [random.random() for i in range(5)], [random.randint(1, 6) for i in range(9)], random.getrandbits(100)
random.seed(7)
print(first == ([random.random() for i in range(5)], [random.randint(1, 6) for i in range(9)], random.getrandbits(100)))
random.seed("text")
a = random.random()
random.seed(8)
print(a != random.random(), all(0 <= random.random() < 1 for i in range(1000)), len({random.random() for i in range(200)}) > 190)
print(sorted({random.randint(-2, 2) for i in range(300)}), sorted({random.randrange(5) for i in range(300)}))
print(sorted({random.randrange(10, 0, -3) for i in range(300)}), sorted({random.randrange(1, 10, 4) for i in range(300)}))
print({random.choice("abc") for i in range(100)} == set("abc"), random.choice([5]), random.choice(range(3)) in (0, 1, 2))
print(all(random.getrandbits(k) < 1 << k for k in (0, 1, 8, 31, 32, 33, 64, 200) for i in range(20)), random.getrandbits(0))
print(max(random.getrandbits(70) for i in range(50)) > 1 << 66, all(2.5 <= random.uniform(2.5, 4) <= 4 for i in range(99)))
big = [random.randrange(10**20, 10**20 + 10**15) - 10**20 for i in range(50)]
print(min(big) >= 0, max(big) < 10**15, len(set(big)) > 45)
counts = [0] * 6
for i in range(6000):
    counts[random.randrange(6)] += 1
print(all(850 < n < 1150 for n in counts), 0.45 < sum(random.random() for i in range(3000)) / 3000 < 0.55)
ones = sum(bin(random.getrandbits(32)).count("1") for i in range(1000))
print(15500 < ones < 16500)
state = random.getstate()
x = random.random(), random.getrandbits(64)
random.setstate(state)
print(x == (random.random(), random.getrandbits(64)))
def fails(f, *arguments):
    try:
        print(f(*arguments))
    except (ValueError, IndexError, TypeError) as e:
        print(type(e).__name__)
fails(random.randrange, 0)
fails(random.randrange, 5, 5)
fails(random.randrange, 1, 2, 0)
fails(random.randint, 2, 1)
fails(random.choice, [])
fails(random.getrandbits, -1)
fails(random.getrandbits, "a")
fails(random.setstate, 5)
