# exec, eval and compile with given dictionaries: where names are read and where they land.
space = {"x": 5}
exec("y = x * 2\ndef f(n):\n    return n + x\nclass C:\n    z = y", space)
print(space["y"], space["f"](1), space["C"].z, sorted(k for k in space if not k.startswith("__")))
print(eval("x + y", space), eval("f(x)", space), eval(" [v for v in range(x)]", space))
space["x"] = 100
print(space["f"](1))
g, l = {"a": 1}, {"b": 2}
exec("c = a + b\nglobal d\nd = c * 2", g, l)
print(l["c"], g["d"], "c" in g, "d" in l)
code = compile("r = p + q", "adder", "exec")
for p, q in ((1, 2), ("a", "b")):
    env = {"p": p, "q": q}
    exec(code, env)
    print(env["r"], end=" ")
print(eval(compile("6 * 7", "e", "eval")))
print(exec("1 + 1"), eval("None"), eval("lambda v: v + 1")(4))
for text in ("1 +", "x = = 2", "def f(:", "if True:\nprint(1)", "  indented = 1", "return 5", "break", "'unclosed", "(1, 2", "f'{'", "a b", "1 = 2"):
    try:
        exec(text, {})
        print("ran", repr(text))
    except SyntaxError as e:
        print(repr(text), isinstance(e, SyntaxError))
