# Several yields in one expression, each given a value.
def pair():
    a = yield "first"
    b = yield a + "!"
    return [a, b, (yield), (yield)]

p = pair()
print(next(p), p.send("one"), p.send("two"), p.send("three"))
try:
    p.send("four")
except StopIteration as stop:
    print(stop.value)
try:
    p.send("late")
except StopIteration as stop:
    print("done", stop.value)

def nested():
    print((yield 1) + (yield 2) * (yield 3))

n = nested()
print(next(n), n.send(10), n.send(20))
try:
    n.send(30)
except StopIteration:
    print("end")
