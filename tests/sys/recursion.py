# Runaway recursion ends in RecursionError, which can be handled, again and again.
# stress: -X heapsize=24wk
# not: traced-stress
import sys


def forever(n):
    return forever(n + 1) + 1


def mutual_a(n):
    return mutual_b(n)


def mutual_b(n):
    return mutual_a(n)


class Node:
    def __repr__(self):
        return repr(self) + '!'

    def __eq__(self, other):
        return self == other

    def __getattr__(self, name):
        return getattr(self, name)


for i in range(3):
    try:
        forever(0)
    except RecursionError as e:
        print(type(e).__name__, isinstance(e, RuntimeError))
for f in (lambda: mutual_a(1), lambda: repr(Node()), lambda: Node() == Node(), lambda: Node().missing, lambda: sorted([1, 2], key=lambda x: forever(x))):
    try:
        f()
    except RecursionError as e:
        print('RecursionError')


def depth(n):
    return n and 1 + depth(n - 1)


print(depth(100), sys.getrecursionlimit() > 100)
