# Errors in a class body, in a nested class body and in a decorator.
def registered(cls):
    names[cls.__name__] = cls
    return cls

names = {}

@registered
class Good:
    size = 3

print(sorted(names), names["Good"].size)

def build():
    @registered
    class Outer:
        limit = 5

        class Inner:
            table = [1, 2, 3]
            print("in the body of Inner")
            value = table[5]

    return Outer

build()
