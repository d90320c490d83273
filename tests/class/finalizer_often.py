# heap: 48k
# Finalizers run by themselves while memory is used up, each once, and may do anything.
import gc

count = 0
seen = set()


class F:
    def __init__(self, n):
        self.n = n
        self.data = [n] * 10

    def __del__(self):
        global count
        count += 1
        assert self.data == [self.n] * 10
        seen.add(self.n)
        [str(i) for i in range(5)]
        if self.n % 50 == 0:
            raise ValueError(self.n)


def generate():
    for i in range(500):
        F(i)
        yield 'x' * 100


for part in generate():
    part + part
gc.collect()
print(count, len(seen))


class G:
    def __init__(self):
        self.me = self

    def __del__(self):
        def deep(n):
            return n and 1 + deep(n - 1)
        results.append(deep(50))
        try:
            raise KeyError
        except KeyError:
            pass


results = []
try:
    1 / 0
except ZeroDivisionError as e:
    for i in range(20):
        G()
    gc.collect()
    print(len(results), set(results), repr(e))
