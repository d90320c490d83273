# Frozensets as states of a search: the river crossing puzzle, subset sums and an NFA.
from_left = frozenset(['man', 'wolf', 'goat', 'cabbage'])


def safe(bank):
    return 'man' in bank or not ({'wolf', 'goat'} <= bank or {'goat', 'cabbage'} <= bank)


def moves(left):
    here = left if 'man' in left else from_left - left
    for cargo in [None] + sorted(here - {'man'}):
        crossing = frozenset(['man', cargo]) - {None}
        new = left - crossing if 'man' in left else left | crossing
        if safe(new) and safe(from_left - new):
            yield new


seen, todo = {from_left: 0}, [from_left]
while todo:
    state = todo.pop(0)
    for new in moves(state):
        if new not in seen:
            seen[new] = seen[state] + 1
            todo.append(new)
print(seen[frozenset()], len(seen), sorted(sorted(s) for s in seen)[:3])
nfa = {(0, 'a'): {0, 1}, (0, 'b'): {0}, (1, 'b'): {2}}
table, todo = {}, [frozenset([0])]
while todo:
    state = todo.pop()
    if state not in table:
        table[state] = {c: frozenset().union(*(nfa.get((s, c), ()) for s in state)) for c in 'ab'}
        todo.extend(table[state].values())
print(len(table), sorted((sorted(k), sorted((c, sorted(v)) for c, v in row.items())) for k, row in table.items()))
sums = {frozenset(): 0}
for n in (3, 5, 8):
    sums.update({s | {n}: total + n for s, total in sums.items()})
print(sorted(sums.values()), sums[frozenset([3, 8])], [sorted(s) for s in sums if sums[s] == 8 and len(s) > 1])
