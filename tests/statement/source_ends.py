# A line has to follow a backslash at the end of one, unless a bracket is open.
for source in ("\\", "\\\n", "x = 1\n\\\n", "x = \\\n", "\\\n\n", "\\\nx = 1\n", "if 1:\n  x = 1\n  \\\n", "(1, \\\n"):
    try:
        compile(source, "?", "exec")
        print(ascii(source), "is right")
    except SyntaxError as error:
        print(ascii(source), error.msg)
