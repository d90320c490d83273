# product, permutations, combinations, combinations_with_replacement: orders, edge cases, counts.
from itertools import product, permutations, combinations, combinations_with_replacement
def show(it):
    return " ".join("".join(map(str, t)) or "()" for t in it)
print(show(product("ab", [1, 2])), "|", show(product("ab", repeat=2)), "|", show(product()), "|", show(product("ab", "")))
print(show(product([0, 1], repeat=3)), "|", show(product("ab", repeat=0)), "|", show(product((x for x in "xy"), "z")))
print(show(permutations("abc")), "|", show(permutations("abc", 2)), "|", show(permutations("ab", 0)), "|", show(permutations("ab", 3)))
print(show(permutations(range(4), 3)), "|", show(permutations([])), "|", show(permutations("aa")))
print(show(combinations("abcd", 2)), "|", show(combinations(range(4), 3)), "|", show(combinations("ab", 0)), "|", show(combinations("ab", 3)))
print(show(combinations_with_replacement("abc", 2)), "|", show(combinations_with_replacement("ab", 3)))
print(show(combinations_with_replacement("", 2)), "|", show(combinations_with_replacement("", 0)), "|", show(combinations("", 0)))
print(len(list(permutations(range(6)))), len(list(combinations(range(10), 5))), len(list(product(range(5), repeat=4))))
print(list(permutations(range(5)))[77], list(combinations(range(8), 4))[33], list(product("abc", range(4)))[-1])
print(len(set(permutations(range(5), 3))), list(permutations(range(5), 3)) == sorted(permutations(range(5), 3)))
it = combinations("abc", 2)
print(next(it), list(it), next(it, "end"), next(it, "end"))
for bad in (lambda: product("a", repeat=-1), lambda: permutations("a", -1), lambda: combinations("a", -1),
            lambda: combinations("a"), lambda: product(5), lambda: permutations("a", 1.5)):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, str(e) if "negative" in str(e) else "")
print(list(permutations("ab", None)), list(combinations(iterable="ab", r=1)))
