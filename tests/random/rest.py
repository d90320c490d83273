# random: shuffle, sample, choices, distributions, generators of their own.
import random
from random import Random, choices, sample, shuffle
random.seed(1)
x = list(range(20))
shuffle(x)
print(sorted(x) == list(range(20)), x != list(range(20)), [len(sample(range(50), k)) for k in (0, 3, 40, 50)])
print(len(set(sample(range(1000), 30))), sorted(sample("abc", 3)), sorted(sample(["r", "b"], 5, counts=[2, 3])))
print(len(choices("ab", k=5)), set(choices([1, 2, 3], k=200)) == {1, 2, 3}, set(choices("abc", [0, 1, 0], k=50)))
c = choices("ab", weights=[9, 1], k=2000)
print(100 < c.count("b") < 320, set(choices("abc", cum_weights=[1, 1, 2], k=99)) == {"a", "c"})
a, b = Random(5), Random(5)
print([a.randint(0, 99) for i in range(9)] == [b.randint(0, 99) for i in range(9)], a.random() == b.random())
random.seed(3)
before = random.random()
random.seed(3)
a.shuffle(x)
print(before == random.random(), Random(1).random() != Random(2).random(), a.choice("q"), len(a.sample(range(9), 4)))
n = [random.gauss(10, 2) for i in range(2000)]
print(9.7 < sum(n) / 2000 < 10.3, 1.7 < (sum((v - 10) ** 2 for v in n) / 2000) ** 0.5 < 2.3)
print(0.8 < sum(random.expovariate(1) for i in range(3000)) / 3000 < 1.2, all(1 <= random.triangular(1, 3, 2) <= 3 for i in range(99)))
print(len(random.randbytes(7)), random.normalvariate(5, 0), random.paretovariate(3) >= 1, random.weibullvariate(1, 2) >= 0)
def fails(f):
    try:
        f()
    except (ValueError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
fails(lambda: sample([1], 2))
fails(lambda: sample({1, 2}, 1))
fails(lambda: choices("ab", [1]))
fails(lambda: choices("ab", [0, 0]))
fails(lambda: random.missing)
fails(lambda: Random().missing)
