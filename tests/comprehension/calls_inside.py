# Comprehensions that hold lambdas, calls with **, walrus, ternaries and other comprehensions.
rows = [{"name": "a", "n": 3}, {"name": "b", "n": 5}]

def line(name, n, *, pad="."):
    return name + pad * n

print([line(**row) for row in rows], [line(**{**row, "n": 1}, pad="#") for row in rows])
print([total := row["n"] + (total if i else 0) for i, row in enumerate(rows)], total)
print([[y for y in (x, -x) if y > 0] or [None] for x in (1, -2, 0)])
print(list(map(lambda row: [row[k] for k in sorted(row)], rows)))
print({name: (lambda n=n: n * 2)() for name, n in [(r["name"], r["n"]) for r in rows]})
gens = [(i * j for j in range(3)) for i in range(3)]
print([list(g) for g in gens], [list(g) for g in gens])
chain = (x + 1 for x in (x * 2 for x in (x for x in range(4) if x != 2)))
print(list(chain))

def deep(n):
    return [] if n == 0 else [deep(n - 1) for _ in range(2)]

print(deep(3))
