# Python code that runs in the middle of an access: an index or a value that releases the view or writes to it.
# faults: callback, resize
data = bytearray(range(8))


class Act:
    def __init__(self, act, value):
        self.act, self.value = act, value

    def __index__(self):
        self.act()
        return self.value


view = memoryview(data)
for access in (lambda v: v[Act(v.release, 1)],):
    try:
        print(access(memoryview(data)))
    except ValueError as error:
        print(error)


def store(key, value):
    view[key] = value


for key, value in ((0, Act(lambda: store(0, 9), 5)), (1, Act(view.release, 7))):
    try:
        store(key, value)
    except ValueError as error:
        print(error)
    print(data)


class Liar(bytearray):
    def __len__(self):
        return 100

    def __getitem__(self, key):
        return 1


print(len(memoryview(Liar(b"abc"))), memoryview(Liar(b"abc")).tolist())


class Lazy(bytearray):
    def __init__(self, *arguments):
        pass


print(len(memoryview(Lazy())), memoryview(Lazy()).tolist())
