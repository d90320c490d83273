# Contexts, variables and tokens.
from contextvars import ContextVar, copy_context, Token, Context
a = ContextVar("a", default=1)
b = ContextVar("b")
print(a.get(), b.get(5), a.name, a.get(7))
try: b.get()
except LookupError as e: print(e.args[0] is b)
t = b.set(3)
print(t.old_value is Token.MISSING, t.var is b, repr(t)[:12], repr(a)[:32], Token.MISSING)
c = copy_context()
def f(x, *, y):
    a.set(x); b.set(y)
    return a.get(), b.get()
print(c.run(f, 10, y=20), a.get(), b.get(), c[a], c.get(b), a in c, len(c), a in copy_context())
try: c.run(c.run, print)
except RuntimeError as e: print(str(e)[:20])
b.reset(t)
for bad in (t, a.set(1)):
    try: b.reset(bad)
    except (RuntimeError, ValueError) as e: print(type(e).__name__, str(e)[-24:])
try: a.reset(c.run(a.set, 4))
except ValueError as e: print(str(e)[-20:])
try: c[1]
except TypeError as e: print(e)
print(sorted(v.name for v in c), [type(x).__name__ for x in (c, a)], Context() == Context(), c == c.copy(), list(Context().items()))
