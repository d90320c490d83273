# Recursion over nested lists, sets of sets, and digits.
def even(n):
    return True if n == 0 else odd(n - 1)

def odd(n):
    return False if n == 0 else even(n - 1)

def flatten(tree):
    if not isinstance(tree, (list, tuple)):
        return [tree]
    return sum((flatten(t) for t in tree), [])

def depth(tree):
    return 1 + max((depth(t) for t in tree), default=0) if isinstance(tree, list) else 0
print(even(100), odd(77), even(51))
print(flatten([1, [2, (3, [4, []]), 5], [[[6]]]]), depth([1, [2, [3, []]], [4]]))

def power_set(s):
    return [[]] if not s else [p + extra for p in power_set(s[1:]) for extra in ([], [s[0]])]

print(power_set([1, 2, 3]))
def binary(n):
    return binary(n // 2) + str(n % 2) if n > 1 else str(n)
print(binary(1000), binary(2 ** 33 + 1))
