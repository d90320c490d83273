# copy() and deepcopy() ask __getstate__ and __setstate__; slices and complex numbers are atoms.
import copy


class C:
    def __init__(self, n):
        self.n = n
        self.more = [n]

    def __getstate__(self):
        return [self.n, self.more]

    def __setstate__(self, state):
        self.n, self.more = state
        self.restored = True


class D:
    def __getstate__(self):
        return {'only': 1}


class E:
    def __setstate__(self, state):
        self.got = state


for f in copy.copy, copy.deepcopy:
    c = C(5)
    d = f(c)
    print(d.n, d.more, d.more is c.more, d.restored, hasattr(c, 'restored'))
    x = D()
    x.other = 2
    print(f(x).__dict__)
    e = E()
    e.x = 3
    print(f(e).__dict__, f(slice(1, 2)), f(1j))
