# nonlocal in a class body, and where the compiler refuses it.
def in_class():
    n = 0
    class C:
        nonlocal n
        n = 5
        def get(self):
            return n
    return C().get(), hasattr(C, "n"), n

print(in_class())
for text in ("nonlocal x", "def f():\n nonlocal nope", "def f(x):\n global x", "def f():\n x = 1\n global x", "def f():\n def g():\n  nonlocal q\n q_ = 1"):
    try:
        compile(text, "t", "exec")
        print("fine")
    except SyntaxError:
        print("SyntaxError")
