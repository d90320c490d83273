# An __index__ that changes the sequence while it is sliced; bounds are taken first, then clipped.
# faults: callback
class Changing:
    def __init__(self, target, result):
        self.target, self.result = target, result

    def __index__(self):
        del self.target[1:]
        return self.result


a = list(range(10))
print(a[:Changing(a, 8)], a)
a = list(range(10))
print(a[Changing(a, 5):], a)
b = bytearray(range(65, 75))
print(b[:Changing(b, 8)], b)
b = bytearray(range(65, 75))
b[Changing(b, 0):4] = b'xyz'
print(b)
a = list(range(10))
del a[:Changing(a, 9)]
print(a)
a = list(range(10))
a[Changing(a, 4):9] = 'new'
print(a)
try:
    a = list(range(10))
    print(a[Changing(a, 7)])
except IndexError as e:
    print(e, a)


def items(target):
    target.clear()
    yield 'x'
    target.append('y')
    yield 'z'


a = [1, 2, 3]
a[1:2] = items(a)
print(a)
a.extend(items(a))
print(a)
