# Programs on sets: primes, duplicates, connected components, set cover, powerset, sudoku row check.
def components(edges):
    parts = []
    for a, b in edges:
        joined = {a, b}
        for part in parts[:]:
            if part & joined:
                joined |= part
                parts.remove(part)
        parts.append(joined)
    return sorted(sorted(p) for p in parts)


def powerset(items):
    result = [set()]
    for item in sorted(items):
        result += [s | {item} for s in result]
    return sorted(sorted(s) for s in result)


numbers = set(range(2, 60))
print(sorted(numbers - {i * j for i in range(2, 30) for j in range(2, 30)}))
print(components([(1, 2), (3, 4), (2, 5), (6, 7), (7, 3)]), powerset({1, 2, 3}))
seen, duplicates = set(), []
for word in 'a b c a d b a'.split():
    duplicates.append(word) if word in seen else seen.add(word)
print(duplicates, sorted(seen))
rooms = {'north': {1, 2, 3}, 'south': {3, 4}, 'east': {4, 5, 6}, 'west': {1, 6}}
todo, chosen = {1, 2, 3, 4, 5, 6}, []
while todo:
    best = max(sorted(rooms), key=lambda r: len(rooms[r] & todo))
    chosen.append(best)
    todo -= rooms[best]
print(chosen)
rows = ([5, 3, 4, 6, 7, 8, 9, 1, 2], [5, 3, 5, 6, 7, 8, 9, 1, 2])
print([set(row) == set(range(1, 10)) for row in rows], sorted(set(range(1, 10)) - set(rows[1])))
