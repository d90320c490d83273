# Two functions made by one def are different objects.
def greet(name="you"):
    "Say hello."
    greet.calls += 1
    return "hello " + name

greet.calls = 0
greet.tags = ["polite"]
def greet():
    return "redefined"
greet.calls = 41

def outer():
    def inner():
        pass
    return inner

a, b = outer(), outer()
print(a == b, a is a, a.__name__, len({a, b, a}))
