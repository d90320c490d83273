# Arguments are evaluated from left to right, bound by kind, and checked before the body runs.
def say(x, /):
    print(x, end=" ")
    return x

def f(a, /, b, *rest, c, d="d", **more):
    print("|", a, b, rest, c, d, more)

f(say(1), say(2), say(3), c=say(4))
f(say(1), *say((2, 3)), c=say(4), **say({"e": 5}))
f(say(1), c=say(4), b=say(2), z=say(0), a=say("a goes to more"))
f(*say([1]), b=say(2), **say({"c": 3}), **say({"d": 4}))
for call in (lambda: f(say(1), c=say(2)), lambda: f(say(1), say(2), b=say(3), c=say(4)), lambda: f(say(1), say(2))):
    try:
        call()
    except TypeError as e:
        print("|", e)
