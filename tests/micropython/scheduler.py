# Generators as tasks, with a ring buffer between them.
class Ring:

    def __init__(self, n):
        self.b = bytearray(n)
        self.r = self.w = 0

    def put(self, v):
        nw = (self.w + 1) % len(self.b)
        if nw == self.r:
            raise OverflowError
        self.b[self.w] = v
        self.w = nw

    def get(self):
        if self.r == self.w:
            return None
        v = self.b[self.r]
        self.r = (self.r + 1) % len(self.b)
        return v
tasks = []


def producer(q):
    for i in range(6):
        while True:
            try:
                q.put(i * 10)
                break
            except OverflowError:
                print('full')
                yield
        yield


def consumer(q):
    n = 0
    while n < 6:
        v = q.get()
        if v is not None:
            print('got', v)
            n += 1
        yield
        yield


def run(*ts):
    ts = list(ts)
    while ts:
        t = ts.pop(0)
        try:
            next(t)
            ts.append(t)
        except StopIteration:
            print('done', t.__name__ if hasattr(t, '__name__') else 'x') if 0 else None
q = Ring(3)
run(producer(q), consumer(q))


def sub():
    try:
        x = (yield 'a')
        print('x', x)
        yield from range(2)
    finally:
        print('closed')
    return 'r'


def top():
    r = (yield from sub())
    print('r', r)
g = top()
print(next(g), g.send(5), next(g))
try:
    next(g)
except StopIteration:
    print('stop')
g = top()
next(g)
g.close()
g = top()
next(g)
try:
    g.throw(ValueError('t'))
except ValueError as e:
    print('thrown', e)
