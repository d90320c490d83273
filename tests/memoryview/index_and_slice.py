# memoryview: items, slices of every step, views of views.
data = bytearray(range(10))
view = memoryview(data)
print(len(view), view[0], view[-1], list(view[2:5]), bytes(view[7:]))
part = view[::3]
print(part.tolist(), part.strides, part.shape, part.nbytes, part.contiguous)
back = part[::-1]
print(back.tolist(), back.strides, back[1:3].tolist(), back[5:].tolist())
print(view[8:2:-2].tobytes(), view[4:4].tobytes(), view[100:].tolist())
print([view[i] for i in (3, True)], 9 in view, 77 in view, list(reversed(view[:3])))
for key in (10, -11, "a", 1.5, None, ...):
    try:
        print(view[key])
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)


class Place:
    def __index__(self):
        return 4


print(view[Place()], view[Place():6].tolist())
