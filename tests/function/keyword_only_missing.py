# The words for missing keyword-only arguments.
def connect(host, *, port=80, timeout):
    return "%s:%d/%s" % (host, port, timeout)

def log(*parts, sep=" ", end):
    return sep.join(str(p) for p in parts) + end

def both(a, b=2, *args, c, d=4, **rest):
    return a, b, args, c, d, rest

def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except TypeError as e:
        print("TypeError:", e)
attempt(connect)
attempt(connect, port=1, timeout=2)
attempt(both, 1)
attempt(both)
attempt(log, 1, 2)
def three(*, x, y, z): pass
attempt(three)
attempt(three, x=1)
attempt(three, x=1, y=2)
attempt(three, 1)
attempt(three, 1, 2, x=3, y=4, z=5)
