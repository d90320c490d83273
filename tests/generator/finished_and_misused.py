# A failed generator is finished; wrong uses and wrong places of yield.
def fails():
    yield "ok"
    raise KeyError("broken")

f = fails()
print(next(f))
try:
    next(f)
except KeyError as e:
    print(repr(e))
print(list(f))
for text in ("len(f)", "f[0]", "f.send()", "f.nothing", "f()", "next(5)", "next([])", "f + f"):
    try:
        print(eval(text))
    except (TypeError, AttributeError) as e:
        print(text, "->", e)
for text in ("def f():\n  return 1\n  yield 2", "yield 1", "class A:\n  yield 1", "[(yield 1) for x in y]", "lambda: (yield)"):
    try:
        compile(text, "text", "exec")
        print("compiles")
    except SyntaxError:
        print("SyntaxError")
