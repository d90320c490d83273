# Functions are objects: attributes, names, aliases, comparison, storage in containers.
def greet(name="you"):
    "Say hello."
    greet.calls += 1
    return "hello " + name

greet.calls = 0
hi = greet
print(hi("ann"), greet(), hi.calls, hi is greet, hi == greet, greet.__name__, hi.__name__)
greet.tags = ["polite"]
hi.tags.append("short")
print(greet.tags, hasattr(greet, "missing"), getattr(greet, "missing", "default"))
del greet.tags
try:
    greet.tags
except AttributeError as e:
    print(e)
registry = {greet: "key works", len: "builtin too"}
print(registry[hi], registry[len], [f("abc") for f in (len, str.upper, greet)])
original = greet
def greet():
    return "redefined"
greet.calls = 41
print(greet(), original("old"), original is not greet, greet.calls, original.calls)
del hi
