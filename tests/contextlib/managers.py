# contextmanager: values, exceptions in the body, generators that misbehave; as a decorator.
from contextlib import contextmanager, closing, nullcontext, suppress, AbstractContextManager
@contextmanager
def tag(name):
    "A tag."
    print("<" + name + ">")
    try:
        yield name.upper()
    except KeyError as e:
        print("caught", e)
    finally:
        print("</" + name + ">")
with tag("a") as value:
    print(value)
with tag("b"):
    raise KeyError("inside")
try:
    with tag("c"):
        raise ValueError("passes")
except ValueError as e:
    print("outside", e)
print(tag.__name__, tag.__doc__)
@tag("deco")
def f(x):
    return x * 2
print(f(2), f(3), f.__name__)
@contextmanager
def nothing():
    if False:
        yield
@contextmanager
def twice():
    yield 1
    yield 2
@contextmanager
def swallow():
    try:
        yield
    except BaseException as e:
        print("swallowed", type(e).__name__)
@contextmanager
def replaces():
    try:
        yield
    except ValueError as e:
        raise KeyError("new") from e
@contextmanager
def again():
    try:
        yield
    except ValueError:
        yield
def attempt(cm, error=None):
    try:
        with cm:
            if error:
                raise error
    except Exception as e:
        print(type(e).__name__, e, type(e.__cause__).__name__)
attempt(nothing())
attempt(twice())
attempt(swallow(), ValueError("x"))
attempt(swallow(), StopIteration("s"))
attempt(replaces(), ValueError("old"))
attempt(again(), ValueError("x"))
attempt(tag("stop"), StopIteration("passes"))
attempt(tag("run"), RuntimeError("passes"))
class Door:
    def close(self):
        print("closed")
with closing(Door()) as d, nullcontext(5) as n:
    print(type(d).__name__, n)
with suppress(KeyError, ZeroDivisionError):
    1 / 0
attempt(suppress(), ValueError("not suppressed"))
class Own(AbstractContextManager):
    def __exit__(self, *info):
        print("exit", info[0])
with Own() as o:
    print(type(o).__name__)
