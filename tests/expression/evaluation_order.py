# Operands are evaluated from left to right, whatever the precedence of the operators is.
def say(name, value):
    print(name, end=" ")
    return value

def show(value):
    print("->", value)

show(say("a", 2) + say("b", 3) * say("c", 4))
show(say("a", 2) ** say("b", 3) ** say("c", 2))
show(say("a", 10) - say("b", 4) - say("c", 3))
show((say("a", 1), say("b", 2), [say("c", 3)]))
show({say("k1", 1): say("v1", "x"), say("k2", 2): say("v2", "y")})
show(say("list", [5, 6, 7])[say("index", 1)])
show(say("list", [5, 6, 7, 8])[say("lo", 1):say("hi", 4):say("step", 2)])
show(say("x", 3) if say("test", False) else say("y", 4))
show(say("f", max)(say("p", 3), say("q", 9), *say("rest", [1, 2]), key=say("key", lambda v: -v)))
show(-say("neg", 5) + ~say("inv", 0))
show(say("1", 1) < say("2", 2) < say("3", 0) < say("4", 9))
show("%s %s" % (say("l", "left"), say("r", "right")))
show(f"{say('one', 1)}-{say('two', 2)}-{say('width', 'w'):>{say('n', 3)}}")
show(say("needle", 3) in say("hay", [1, 3]))

