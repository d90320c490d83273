# A sorted list made from list: overridden methods, and those that stay the list's own.
class Sorted(list):
    def __init__(self, items=()):
        super().__init__()
        for item in items:
            self.add(item)

    def add(self, item):
        i = 0
        while i < len(self) and self[i] <= item:
            i += 1
        super().insert(i, item)

    def insert(self, i, item):
        raise TypeError("use add()")

    append = add

    def __contains__(self, item):
        lo, hi = 0, len(self)
        while lo < hi:
            if self[mid := (lo + hi) // 2] < item:
                lo = mid + 1
            else:
                hi = mid
        return lo < len(self) and self[lo] == item


s = Sorted([5, 1, 4])
s.append(3)
s.add(9)
print(s, 4 in s, 2 in s, s[1:3], s.index(9), s == [1, 3, 4, 5, 9], len(s), s.pop(), s[-1])
try:
    s.insert(0, 100)
except TypeError as e:
    print(e)
print(sum(s), max(s), [*s], s + [0], type(s + [0]).__name__, type(s).__name__, bool(Sorted()))
