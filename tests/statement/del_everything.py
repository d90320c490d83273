# del of names, items, slices, attributes, several targets at once, and its errors.
a = b = c = 1
del a, (b, [c])
for name in ("a", "b", "c"):
    try:
        eval(name)
    except NameError as e:
        print(e)
lst = list(range(10))
del lst[0], lst[-1], lst[2:4]
print(lst)
del lst[::2]
print(lst)
d = {"x": 1, "y": 2, (1, 2): 3}
del d["x"], d[1, 2]
print(d)


class Box:
    shared = "class"


box = Box()
box.shared = "own"
box.extra = 1
del box.shared, box.extra
print(box.shared, hasattr(box, "extra"))
del Box.shared
print(hasattr(box, "shared"))
