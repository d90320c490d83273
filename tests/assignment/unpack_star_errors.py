# Unpacking errors and what the compiler refuses as a target.
a, *b = (1,)
*a, b = [2]
*c, = "hey"
x, (y, *z), *w = 1, (2, 3, 4), 5, 6
for kind, *args in [("move", 1, 2), ("stop",), "go"]:
    print(kind, args)
for text in ("a, *b, c = [1]", "a, b = 1, 2, 3", "a, b, c = 'xy'", "a, b = []", "(a, b), c = [1, 2]", "a, *b = 5", "[] = 'x'"):
    try:
        exec(text)
    except (ValueError, TypeError) as e:
        print(text, "->", type(e).__name__, e)
for text in ("*a, *b = 1, 2", "*a = 1", "a + b = 1", "f() = 1", "1 = x", "None = 2", "(a, b) += 1", "x = *y = 3"):
    try:
        exec(text)
    except SyntaxError:
        print(text, "-> SyntaxError")
