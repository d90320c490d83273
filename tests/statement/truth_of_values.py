# The truth value of every built-in type.
class Empty:
    def __len__(self):
        return 0

values = [0, 1, -1, 0.0, -0.0, 0.5, "", " ", [], [0], (), ((),), {}, {0: 0}, set(), {0}, b"", b"\0",
          bytearray(), None, True, range(0), range(1), Empty(), Empty, 2 ** 70, print]
truthy = []
for v in values:
    if v:
        truthy.append(1)
    else:
        truthy.append(0)
print(truthy)
if values:
    pass
elif 1 / 0:
    print("never")
if 0: print("no")
elif 1: print("one-liner")
else: print("no")
if not values[0] and (values[1] or values[100]): print("short")
