# Nested calls, and calls with hundreds of arguments.
def add(a, b):
    return a + b

print(add(add(add(1, 2), add(3, 4)), add(add(5, 6), add(7, add(8, 9)))))
print(max(1, max(2, min(3, 4), *[5, 6]), add(b=add(1, 1), a=add(b=2, a=2))))
text = "lambda " + ", ".join("x%d" % i for i in range(100)) + ": x0 + x50 + x99"
big = eval(text)
print(big(*range(100)))
def collect(*args, **kw):
    return len(args), len(kw)
print(collect(*range(300)), collect(**{"k%d" % i: i for i in range(60)}))
print(eval("collect(" + ",".join(str(i) for i in range(200)) + ")"))
body = "def wide():\n" + "".join("    v%d = %d\n" % (i, i) for i in range(150)) + "    return v0 + v149 + v77\n"
space = {}
exec(body, space)
print(space["wide"]())
