# Comprehensions over functions that catch their own exceptions.
def check(n):
    if n > 2:
        raise ValueError("too big: %d" % n)
    return n
g = (check(n) for n in range(5))

def safe(f, default):
    try:
        return f()
    except (KeyError, IndexError) as e:
        return default + type(e).__name__

print([safe(f, "!") for f in (lambda: [0][0], lambda: [0][1], lambda: {}[1])])
for i in [n for n in (1, 2)]:
    try:
        [check(i + 1) for _ in range(1)] and print("ok", i)
    except ValueError:
        print("bad", i)
