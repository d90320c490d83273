# The wording of TypeErrors when an operator does not fit its operands.
class Rock:
    pass


rock, number, nothing = Rock(), 5, None
table = [
    lambda: 1 + "a",
    lambda: "a" + 1,
    lambda: [] + (),
    lambda: None * 2,
    lambda: {} - {},
    lambda: rock + 1,
    lambda: 1 @ 2,
    lambda: 1.5 << 2,
    lambda: "a" ** 2,
    lambda: -"a",
    lambda: ~1.5,
    lambda: +[],
    lambda: rock < rock,
    lambda: 1 < "a",
    lambda: [] >= None,
    lambda: rock[0],
    lambda: rock(),
    lambda: number[0],
    lambda: nothing(),
    lambda: len(5),
    lambda: iter(3),
    lambda: abs("x"),
    lambda: {[]: 1},
    lambda: {{}},
]
for i, f in enumerate(table):
    try:
        print(i, f())
    except TypeError as e:
        print(i, e)
for statement in ("x = 1; x += 'a'", "x = []; x -= []", "x = 1; x[0] = 2", "x = 'abc'; x[0] = 'z'", "x = (1,); del x[0]", "x = 1; del x[0]", "for i in 5: pass", "a, b = 7"):
    try:
        exec(statement)
    except TypeError as e:
        print(statement, "->", e)

