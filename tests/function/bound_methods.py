# Bound methods: equality, __self__, __func__, names.
def greet(name="you"):
    "Say hello."
    greet.calls += 1
    return "hello " + name

greet.calls = 0
greet.tags = ["polite"]
def greet():
    return "redefined"
greet.calls = 41


class Host:
    def method(self):
        pass


h = Host()
print(h.method == h.method, h.method is Host.method, h.method.__self__ is h, h.method.__func__ is Host.method)
bound = h.method
print(bound.__name__, Host().method == bound, bound() is None, h.method in [bound])
print(type(greet).__name__, type(h.method).__name__, type(Host.method).__name__)
