# Trees and tables made of tuples: evaluation, flattening, sorting by several keys, grouping.
def evaluate(tree):
    if not isinstance(tree, tuple):
        return tree
    op, left, right = tree
    a, b = evaluate(left), evaluate(right)
    return a + b if op == '+' else a - b if op == '-' else a * b


def flatten(tree):
    if not isinstance(tree, tuple):
        return (tree,)
    return sum((flatten(item) for item in tree), ())


tree = ('+', ('*', 2, ('-', 10, 4)), ('+', 1, 1))
print(evaluate(tree), flatten(tree), len(flatten(tree)), str(tree))
people = (('Ann', 31, 'NL'), ('Bob', 25, 'DE'), ('Cem', 31, 'DE'), ('Dia', 25, 'NL'))
print(sorted(people, key=lambda p: (p[1], p[0])), sorted(people, key=lambda p: (-p[1], p[2])))
by_country = {}
for name, age, country in people:
    by_country.setdefault(country, ()), by_country.update({country: by_country[country] + (name,)})
print(by_country, max(people, key=lambda p: p[1])[0], tuple(zip(*people))[1], sum(p[1] for p in people) // len(people))
inserted = ()
for value in (5, 2, 8, 1, 9, 3):
    smaller = tuple(x for x in inserted if x < value)
    inserted = smaller + (value,) + inserted[len(smaller):]
print(inserted, inserted.index(8), inserted[-3:], inserted.count(4))
deep = ()
for i in range(30):
    deep = (i, deep)
print(deep[1][1][1][0], len(str(deep)), deep == deep[:])
