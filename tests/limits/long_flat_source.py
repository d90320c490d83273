# Long but flat source is no problem: many terms, arguments, elements, names, statements.
n = 300
print(eval("+".join(["1"] * n)), eval(" and ".join(["1"] * n)), len(eval("[" + "7," * n + "]")))
print(len(eval("{" + ",".join("%d:%d" % (i, i * i) for i in range(n)) + "}")), eval("<".join(str(i) for i in range(100))))
print(eval("'" + "x" * 2000 + "'") == "x" * 2000, len(eval("'a' " * 200)), eval("0" + "1" * 300 if False else "1" * 300) % 1000007)
space = {}
exec("\n".join("v%d = %d" % (i, i) for i in range(n)), space)
print(sum(space["v%d" % i] for i in range(n)))
exec("def f():\n" + "".join("    a%d = %d\n" % (i, i) for i in range(120)) + "    return a0 + a119", space)
print(space["f"]())
exec("x = 1\n" + "if x == 0: y = 0\n" + "".join("elif x == %d: y = %d\n" % (i + 2, i) for i in range(100)) + "else: y = 'else'\n", space)
print(space["y"])
exec("class C:\n" + "".join("    def m%d(self): return %d\n" % (i, i) for i in range(80)), space)
c = space["C"]()
print(sum(getattr(c, "m%d" % i)() for i in range(80)))
text = "for i in range(3):\n" + "    total += i\n" * 200
space["total"] = 0
exec(text, space)
print(space["total"])
exec("def g(n):\n    while n:\n" + "        n -= 1\n        if n == 500: break\n" * 100 + "    return n", space)
print(space["g"](1000))
print(eval("f" + "'" + "{1}" * 100 + "'") == "1" * 100, eval("x" + " or x" * 200, {"x": 0}))

