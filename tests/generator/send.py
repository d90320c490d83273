# send() gives the value of the yield expression that is waiting.
def average():
    total = count = 0
    value = None
    while True:
        x = yield value
        if x is None:
            print("(nothing sent)", end=" ")
            continue
        total += x
        count += 1
        value = total / count

g = average()
print(next(g))
print(g.send(10), g.send(20), g.send(30), next(g), g.send(0))
fresh = average()
try:
    fresh.send(1)
except TypeError as e:
    print(e)
print(fresh.send(None), fresh.send(4))
