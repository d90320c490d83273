# nsmallest, nlargest, merge: keys, reverse, ties keep their order.
from heapq import merge, nlargest, nsmallest
data = [5, 1, 8, 3, 9, 2, 7]
print(nsmallest(3, data), nlargest(2, data), nsmallest(0, data), nlargest(-1, data), nsmallest(99, data))
words = ["kiwi", "fig", "apple", "nut", "pear"]
print(nsmallest(2, words, key=len), nlargest(2, words, key=len), nlargest(3, iter("hello")))
print(list(merge([1, 4, 7], [2, 5], [], [3])), list(merge()), list(merge([1], [1], [0])))
print(list(merge(["dog", "horse"], ["cat", "fish", "kangaroo"], key=len)))
print(list(merge([7, 4], [9, 5, 1], reverse=True)), list(merge(["aaa", "b"], ["cc"], key=len, reverse=True)))
class Item:
    def __init__(self, k):
        self.k = k
    def __lt__(self, other):
        return self.k < other.k
print([i.k for i in merge([Item(1), Item(3)], [Item(2)])])
m = merge(iter(range(0, 10, 3)), iter(range(1, 5)))
print(next(m), next(m), list(m))
try:
    list(merge([1], ["a"]))
except TypeError:
    print("TypeError")
