import gc


class F:
    def __init__(self, n, other=None):
        self.n = n
        self.other = other

    def __del__(self):
        log.append(self.n)


class Child(F):
    __slots__ = ()


class Own(list):
    def __del__(self):
        log.append(('list', self[:]))


log = []


def dies(make):
    log.clear()
    make()
    gc.collect()
    gc.collect()
    print(sorted(log, key=repr))


dies(lambda: F(1))
dies(lambda: [F(i) for i in range(30)])
dies(lambda: F('outer', F('inner')))
dies(lambda: Child('child'))
dies(lambda: Own([1, 2]))


def cycle():
    a = F('a')
    a.other = F('b', a)


dies(cycle)


def extended():
    x = F('x')
    x.more = 1
    x.__dict__['even more'] = 2


dies(extended)
kept = []


class Again(F):
    def __del__(self):
        log.append('again')
        kept.append(self)


dies(lambda: Again(5))
print(kept[0].n)
dies(kept.clear)


class Never:
    def __new__(cls):
        return 5

    def __del__(self):
        log.append('never')


dies(Never)
x = F('alive')
dies(lambda: None)
x.__del__()
print(log)
del F.__del__, Child, x
gc.collect()


class Late:
    pass


def late():
    Late()
    Late.__del__ = lambda self: log.append('late')
    Late()


log.clear()
late()
gc.collect()
print(log[:1])
