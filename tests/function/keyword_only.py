# Parameters after * or *args can only be given by name.
def connect(host, *, port=80, timeout):
    return "%s:%d/%s" % (host, port, timeout)

print(connect("a", timeout=5), connect(timeout=1, host="b", port=2))

def log(*parts, sep=" ", end):
    return sep.join(str(p) for p in parts) + end

print(log(1, 2, end="."), log(end="!"), log("x", "y", sep="-", end=""))

def both(a, b=2, *args, c, d=4, **rest):
    return a, b, args, c, d, rest

print(both(1, c=3), both(1, 5, 6, 7, c=8, e=9), both(c=0, a=1, d=2, f=3))
print((lambda *, x=1: x)(x=5), (lambda a, *, b: a - b)(5, b=3))

def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except TypeError as e:
        print("TypeError:", e)

attempt(connect, "a")
attempt(connect, "a", 80, timeout=1)
attempt(connect, "a", 80, 5, 6)
