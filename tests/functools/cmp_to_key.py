# cmp_to_key: old comparison functions as sort keys.
from functools import cmp_to_key
def by_length(a, b):
    return len(a) - len(b) or (a > b) - (a < b)
words = "the quick brown fox jumps over a lazy dog".split()
print(sorted(words, key=cmp_to_key(by_length)))
print(sorted(words, key=cmp_to_key(by_length), reverse=True))
print(max(words, key=cmp_to_key(by_length)), min(words, key=cmp_to_key(by_length)))
key = cmp_to_key(lambda a, b: a - b)
print(key(1) < key(2), key(1) > key(2), key(2) == key(2), key(1) <= key(2), key(3) >= key(4), key(1) != key(2))
print(key(5).obj)
try:
    hash(key(1))
except TypeError:
    print("unhashable")
def bad(a, b):
    raise ZeroDivisionError("in the comparison")
try:
    sorted([1, 2], key=cmp_to_key(bad))
except ZeroDivisionError as e:
    print(e)
numbers = [3, 30, 34, 5, 9]
largest = sorted(map(str, numbers), key=cmp_to_key(lambda a, b: (a + b < b + a) - (a + b > b + a)))
print("".join(largest))
