# Source nested twenty deep compiles.
print(eval("(" * 20 + "6*7" + ")" * 20), eval("-" * 20 + "5"), eval("[" * 15 + "]" * 15) != [])

def statements(n):
    return "".join(" " * i + "if 1:\n" for i in range(n)) + " " * n + "x = 'inside'"

space = {}
exec(statements(15), space)
print(space["x"])
try:
    exec("for i in 1, 2:\n" + "  if i:\n   while i:\n    try:\n     with c:\n      x = (\n" * 1, {})
except (SyntaxError, RecursionError, MemoryError):
    print("refused")
print("still compiling:", eval("1 + 1"))
