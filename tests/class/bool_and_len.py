# Truth of instances: __bool__ before __len__, and what they must not return.
class B:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        print("bool", end=" ")
        return self.value


class L:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        print("len", end=" ")
        return self.n


class Both(B, L):
    def __len__(self):
        print("never", end=" ")
        return 0


class Plain:
    pass


for obj in (B(True), B(False), L(0), L(5), Both(True), Plain()):
    print("yes" if obj else "no", not obj, bool(obj))
print([x.n for x in (L(0), L(1), L(2)) if x])
print(list(filter(None, [L(1), Plain])).__len__(), any([L(0), B(True)]), all([]))
