# Truth of objects: __bool__ first, then __len__, else true; a wrong answer is a TypeError.
class ByBool:
    def __init__(self, answer):
        self.answer = answer

    def __bool__(self):
        return self.answer

    def __len__(self):
        raise RuntimeError('not asked')


class ByLen:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Plain:
    pass


print(bool(ByBool(True)), bool(ByBool(False)), bool(ByLen(0)), bool(ByLen(3)), bool(Plain()), bool(Plain), bool(len))
print([type(x).__name__ for x in (ByBool(True), ByLen(0)) if x], not ByLen(0), not ByBool(True))
print('yes' if ByLen(2) else 'no', type(ByLen(0) or 'other').__name__, type(ByLen(1) and 5).__name__)
print(list(filter(None, [0, 1, '', 'a', [], [0], None])), any([ByLen(0), ByLen(1)]), all([ByBool(True), ByLen(0)]))
count = 0
item = ByLen(5)
while item:
    item.n -= 1
    count += 1
print(count)
for wrong in (ByBool(1), ByBool(None), ByLen(-1), ByLen('x')):
    try:
        print(bool(wrong))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
