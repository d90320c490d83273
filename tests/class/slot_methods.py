# Special methods taken from a built-in type know that type, and check what they are called with.
print(dict.__repr__ == str.__repr__, dict.__repr__ == dict.__repr__)
print(dict.__repr__ is dict.__repr__, type([]).__len__ is list.__len__, list.__iter__ is tuple.__iter__)
def t(f, *a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
t(list.__repr__, {}); t(list.__repr__); t(list.__repr__, [1]); t(list.__len__, [], 1)
t(int.__add__, 'a', 1); t(int.__add__, 1, 'a'); t(bool.__add__, True, True)
t(dict.__contains__, {1: 2}, 1); t(str.__eq__, 'a', 'a'); t(list.__getitem__, [1, 2], 1); t(object.__lt__, 1, 2)
print(list.__len__, list.__len__.__name__, list.__len__.__qualname__, list.__len__.__objclass__, list.append.__qualname__, list.append.__objclass__)
class L(list):
    __len__ = list.__len__
    def __repr__(self): return 'L' + super().__repr__()
    size = list.__len__
    def __add__(self, o): return list.__add__(self, o)
x = L([1, 2]); print(x, len(x), x.size(), L.size([1]), x + [3], L.__getitem__ == list.__getitem__, hash(L.size) == hash(list.__len__))
print(type(list.__len__).__name__, callable(list.__len__), super(L, x).__len__())
print([1, 2].__reversed__().__next__(), max.__call__(1, 2, key=lambda x: -x), (lambda a: a).__call__(a=42))
print(object.__lt__(1, 2), object().__ge__(1), hasattr(1.5, '__invert__'))
class A: pass
t(A().__init__, 1); t(object().__init__, 1)
class B:
    def __init__(self): super().__init__(1)
t(B)
