# yield in conditional expressions and starred tuples.
def chooser():
    total = 0
    while True:
        op = yield total
        total = total + (yield "add?") if op == "+" else total * (yield "times?") if op == "*" else 0

c = chooser()
next(c)
for value in ("+", 5, "*", 7, "+", 1, "reset", "+", 2):
    print(value, "->", c.send(value), end="; ")
print()
def lazy_tuple():
    return (yield 1), (yield 2), *(yield 3)
t = lazy_tuple()
next(t), t.send("one"), t.send("two")
try:
    t.send("three")
except StopIteration as stop:
    print(stop.value)
