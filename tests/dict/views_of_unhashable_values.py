# items() of values that cannot be hashed are compared item by item; keys as sets.
a = {1: [], 2: [3]}
b = {2: [3], 1: []}
print(a.items() == b.items(), a.items() != b.items())
b[1].append(4)
print(a.items() == b.items(), a.items() != b.items())
b[5] = {}
print(a.items() <= b.items(), {2: [3]}.items() <= b.items(), {2: [3]}.items() < b.items())
print(b.items() > {2: [3]}.items(), b.items() >= a.items())
print(a.keys() == {1, 2}, a.keys() < {1, 2, 3}, {1} <= a.keys(), a.keys() == [1, 2])
print({1: 2}.items() == {(1, 2)}, {(1, 2)} == {1: 2}.items())
for text in ("a.items() | b.items()", "a.items() & {1}", "a.items() < 3", "a.values() == a.values()"):
    try:
        print(eval(text))
    except TypeError as e:
        print(text, "TypeError", e)
print(0.0 ** float("-inf"), 0.0 ** float("inf"), (-0.0) ** float("-inf"))
