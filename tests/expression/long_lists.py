# Calls, displays and chains with more parts than fit a byte, and long chains of other kinds.
names = ["n%d" % i for i in range(300)]
space = {name: i for i, name in enumerate(names)}


def collect(*arguments, **keywords):
    return len(arguments), sum(arguments), len(keywords), sum(keywords.values())


def show(source, **more):
    print(eval(source, dict(space, collect=collect, **more)))


commas = ", ".join(names)
show("collect(%s)" % commas)
show("collect(%s)" % ", ".join("%s=%s" % (n, n) for n in names))
show("collect(%s, *(1, 2), %s)" % (commas, ", ".join("%s=%s" % (n, n) for n in names)))
for text in "[%s]", "(%s)", "{%s}", "(1, 2, *(3, 4), %s)":
    show("sum(%s)" % (text % commas))
show("sum({%s}.values())" % ", ".join("%s: %s" % (n, n) for n in names))
show("[1, 2, 3, n4, 5][3:]")
show("%s" % " < ".join(names))
show(" + ".join(names))
show(" or ".join(["n0"] * 299 + ["n7"]))
show(" and ".join(names[1:]))
show("len(f'%s')" % "".join("{%s}, " % n for n in names))
scope = dict(space)
exec(" = ".join(names) + " = 'all'", scope)
print(all(scope[name] == "all" for name in names))
exec("del " + commas, scope)
print("n0" in scope, "n299" in scope)
