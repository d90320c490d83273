# yield as an expression: in calls, subscripts, f-strings, conditions, assignments.
def talk():
    x = [(yield "a"), (yield "b")]
    print(x, "first", end=" ")
    d = {(yield "key"): (yield "value")}
    print(d)
    print(max((yield "max 1"), (yield "max 2")), f"{(yield 'fstring')}!")
    if (yield "if"):
        print("true branch")
    while (yield "while"):
        print("looping")
    y = z = yield
    print(y, z)
    a, b = yield "unpack"
    print(a, b)
    c = [10, 20][(yield "index")]
    c += yield "augmented"
    print(c)
    assert (yield "assert"), (yield "message")

def drive(gen, answers):
    asked = [next(gen)]
    try:
        for answer in answers:
            asked.append(gen.send(answer))
    except AssertionError as e:
        asked.append("assertion: " + str(e))
    return asked

print(drive(talk(), [1, 2, "k", "v", 3, 9, "in f", True, 1, 1, 0, "both", "xy", 1, 5, 0, "told you"]))
