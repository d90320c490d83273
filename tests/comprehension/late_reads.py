# A generator expression reads its names when it runs, its first iterable when it is made.
items = [1, 2]
view = (i * 10 for i in items)
items.append(3)
items = ["rebound"]
print(list(view))
factor = 2
scaled = (i * factor for i in range(3))
factor = 5
print(list(scaled))
limit = 2
filtered = (i for i in range(5) if i < limit)
print(next(filtered))
limit = 4
print(list(filtered))
