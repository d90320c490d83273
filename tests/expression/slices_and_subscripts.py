# Subscripts reach __getitem__ as ints, slices, or tuples of them.
class Probe:
    def __getitem__(self, key):
        return key


p = Probe()
print(p[1], p[-1], p[1:2], p[:], p[::2], p[1:2, 3], p[1, 2], p[()], p[...], p["k"])
print(p[:5], p[5:], p[None:None:None], p[1:2:3].step, p[(1, 2)], p[*[1, 2], 3])
s = "terrarium"
print(s[2:5], s[-3:], s[:-3], s[::-1], s[::3], s[7:2:-2], s[100:], s[-100:3], s[5:2] == "")
t = tuple(range(10))
print(t[3:7:2], t[-2::-3], t[:0], t[9:10], t[10:], t[::-4])
r = range(100)[10:50:5]
print(r, r[2], r[-1], r[1:4], list(r[::-3]))
lst = list(range(8))
lst[2:4] = "xyz"
print(lst)
lst[::2] = [0] * len(lst[::2])
print(lst)
del lst[1:3], lst[-1]
print(lst)
print(slice(1, None, -1), slice(5), slice(2, 9, 3).indices(6))
for bad in (lambda: s[9], lambda: t[-11], lambda: [][0], lambda: lst["a"], lambda: s[::0], lambda: t[1.5]):
    try:
        print(bad())
    except (IndexError, TypeError, ValueError) as e:
        print(type(e).__name__, e)

