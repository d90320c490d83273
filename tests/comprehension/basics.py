# List, set, dict comprehensions and generator expressions; conditions and nesting.
print([n * n for n in range(6)], [n for n in range(20) if n % 2 if n % 3])
print(sorted({n % 4 for n in range(10)}), {n: n ** 3 for n in range(4)}, {k.upper(): v for k, v in {"a": 1}.items()})
print([(x, y) for x in range(3) for y in "ab" if x], [x + y for x in (10, 20) for y in range(x // 10)])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [cell for row in matrix for cell in row])
print(sum(n for n in range(5)), max(len(w) for w in ("a", "bcd")), list(x for x in "xyz"))
print([a if a > b else b for a, b in [(1, 2), (4, 3)]], [*(c for c in "ab"), "!"])
print([x for x in []], {x for x in ()}, {x: x for x in ""}, [[] for _ in range(2)])
print([(i, j, k) for i in range(3) for j in range(i) for k in range(j + 1) if i + j + k != 3])
print(["%d:%s" % (i, w) for i, w in enumerate(["zero", "one"])], dict((b, a) for a, b in [(1, 2)]))
print([x for x in range(5) if not x & 1 and x or x == 3], [[y for y in range(x)] for x in range(3)])
print({i: [j for j in range(i)] for i in range(3)}, [first for first, *_ in ["abc", "de"]])
print([f(2) for f in [lambda x: x + 1, lambda x: x * 10]], tuple(x for x in range(3)))
print([x, y] if (x := 1) and (y := 2) else 0, [x for x in [x for x in [x + 1]]])

