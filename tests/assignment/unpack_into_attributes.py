# Targets that are attributes, items and slices.
class Holder:
    pass


h = Holder()
lst = [0, 0, 0, 0]
h.x, lst[0], lst[1:3] = 1, 2, [3, 4]
print(h.x, lst)
lst[-1], h.y = h.x, lst
print(h.y)
for i, (k, v) in enumerate({"one": 1, "two": 2}.items()):
    print(i, k, v)
d = {}
for d["key"] in range(3):
    pass
print(d)
