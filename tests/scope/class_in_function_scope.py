# A class body inside a function reads the function's variables.
x = "global"

def function():
    x = "local"

    class B:
        y = x

        def method(self):
            return x

    class C:
        x = x if False else "C has its own"
        y = x

    return B.y, B().method(), C.y
print(function())

def rebinding():
    v = 1
    class D:
        seen = v
        def get(self):
            return v
    v = 2
    return D.seen, D().get()

print(rebinding())
