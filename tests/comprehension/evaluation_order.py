# The first iterable is evaluated at once; the rest as the loop needs it.
def say(value):
    print("<%s>" % (value,), end="")
    return value

print([say(x) for x in say([1, 2]) if say(x > 1)])
print({say("k%d" % i): say("v%d" % i) for i in range(2)})
print([say((a, b)) for a in say("pq") for b in say("12") if a == "p"])
lazy = (say(x) for x in say("ab"))
print("| made")
print(next(lazy), list(lazy), list(lazy))
try:
    broken = (x for x in 5)
except TypeError as e:
    print("at once:", e)
broken = (x for y in [1] for x in 5)
print("not yet")
try:
    next(broken)
except TypeError as e:
    print("later:", e)
