# Asking for one key again and again: what is remembered of it must not outlive a change of the dict or of the key.
def key(i):
    return "k" + str(i)


counts = {key(i): i for i in range(40)}
name = key(7)
print(name in counts, counts[name], counts.pop(name), name in counts, counts.get(name))
counts[name] = 70
print(counts[name], list(counts)[-1])

for i in range(30):  # the entries move together
    del counts[key(i)]
    name = key(35)
    assert counts[name] == 35
    counts[str(i)] = i
    assert counts[name] == 35
for i in range(60):  # the table grows
    counts[name] += 1
    counts[i] = name
print(counts[name], len(counts), name in counts)

counts[(1, 2)] = name  # hashes are kept from here on, in a column of their own
print(counts[name], counts[(1, 2)] is name)
copy = dict(counts)
copy[name] = 0
print(counts[name], copy[name])
counts.clear()
print(name in counts, name in copy)

twins = [{key(i): n for i in range(20)} for n in range(3)]
print([twin[name] for twin in twins for name in ("k1", "k1")])

text, seen = "", {key(i) for i in range(20)}
for part in "k", "1", "9", "9":  # the key grows in its place
    text += part
    print(text, text in seen, text in seen)
