# What an interrupted statement leaves behind: partial updates, rebinding, iterators, calls.
def fail(*args):
    raise ValueError("stop")

lst = [1, 2, 3]
x = "old"
for text in ("x = fail()", "lst[0] = fail()", "x, y = 1, fail()", "lst.append(fail())", "x += fail()", "lst[fail()] = 1", "lst[0:1] = (fail() for _ in 'a')", "lst.extend(v if v != 'c' else fail() for v in 'abc')", "del lst[0], lst[fail()]"):
    try:
        exec(text)
    except (ValueError, TypeError) as e:
        print(text, "|", x, lst)
d = {}
try:
    d.update((k, fail() if k == 2 else k) for k in range(4))
except ValueError:
    print(d)
try:
    d = {"new": 1, "never": fail()}
except ValueError:
    print(d)
it = iter([1, 2, 0, 4])
out = []
while True:
    try:
        for n in it:
            out.append(12 // n)
        break
    except ZeroDivisionError:
        out.append("inf")
print(out)
