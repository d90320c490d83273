# Right side first, then the targets from left to right, each with its own subexpressions.
def say(name, value=None):
    print(name, end=" ")
    return value


class Log:
    def __setitem__(self, key, value):
        print("set[%r]=%r" % (key, value), end=" ")

    def __setattr__(self, name, value):
        print("set.%s=%r" % (name, value), end=" ")

    def __getitem__(self, key):
        print("get[%r]" % (key,), end=" ")
        return 100


log = Log()
say("target", log)[say("key", "k")] = say("value", 5)
print()
a = log.b = log[say("i", 0)] = say("right", 7)
print(a)
say("x", log).attr, say("y", log)[1] = say("pair", (1, 2))
print()
log[say("aug", 1)] += say("right", 2)
