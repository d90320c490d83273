# bisect and insort: left and right, bounds, keys, other sequences, errors.
from bisect import bisect, bisect_left, bisect_right, insort, insort_left, insort_right
a = [1, 3, 3, 3, 7]
print([bisect_left(a, x) for x in range(9)], [bisect_right(a, x) for x in range(9)], bisect(a, 3))
print(bisect_left(a, 3, 2), bisect_right(a, 3, 0, 2), bisect_left([], 5), bisect_left(a, 9, 1, 3), bisect(a, x=1, lo=0, hi=5))
insort(a, 4)
insort_left(a, 3.0)
insort_right(a, 3)
insort(a, 99)
insort(a, -1)
print(a)
words = ["kiwi", "apple", "banana"]
print(bisect_left(words, 5, key=len), bisect_right(words, 5, key=len))
insort(words, "melon", key=len)
insort_left(words, "grape", key=len)
print(words, bisect_left(range(0, 100, 3), 50), bisect("aceg", "d"), bisect_left((1.5, 2.5), 2))
class Rows:
    def __init__(self):
        self.items = [10, 20, 30]
    def __getitem__(self, i):
        return self.items[i]
    def __len__(self):
        return 3
    def insert(self, i, x):
        self.items.insert(i, x)
r = Rows()
insort(r, 25)
print(r.items, bisect_left(r, 20))
def fails(f):
    try:
        f()
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__)
fails(lambda: bisect([1, 2], "a"))
fails(lambda: bisect([1], 1, -1))
fails(lambda: bisect(5, 1))
fails(lambda: bisect([1, 2], 5, 0, 10))
fails(lambda: insort((1, 2), 3))
def grade(score):
    return "FDCBA"[bisect([60, 70, 80, 90], score)]
print("".join(grade(s) for s in (33, 99, 77, 70, 89, 90, 100)))
