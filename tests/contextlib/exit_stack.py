# ExitStack: order, callbacks, exceptions that are handled or replaced on the way, pop_all, redirect.
from contextlib import ExitStack, contextmanager, ContextDecorator
@contextmanager
def cm(name, handle=None):
    print("enter", name)
    try:
        yield name
    except Exception as e:
        print(name, "sees", type(e).__name__)
        if handle is None or not isinstance(e, handle):
            raise
    finally:
        print("exit", name)
with ExitStack() as stack:
    print([stack.enter_context(cm(n)) for n in "ab"])
    stack.callback(print, "callback", sep="-")
    @stack.callback
    def last():
        print("last first")
with ExitStack() as stack:
    stack.enter_context(cm("outer", KeyError))
    stack.enter_context(cm("inner"))
    raise KeyError("x")
try:
    with ExitStack() as stack:
        stack.enter_context(cm("a"))
        stack.callback(lambda: 1 / 0)
        raise ValueError("first")
except ZeroDivisionError as e:
    print(type(e).__name__, type(e.__context__).__name__)
stack = ExitStack()
with stack:
    stack.enter_context(cm("kept"))
    kept = stack.pop_all()
print("still open")
kept.close()
def handler(kind, value, tb):
    print("handler", kind.__name__ if kind else None)
    return True
with ExitStack() as stack:
    stack.push(handler)
    raise OSError("gone")
class C:
    def __enter__(self):
        return "C"
    def __exit__(self, *info):
        print("C exit")
with ExitStack() as stack:
    stack.push(C())
    print(stack.enter_context(C()))
    try:
        stack.enter_context(5)
    except TypeError as e:
        print(e)
class Deco(ContextDecorator):
    def __enter__(self):
        print("in")
    def __exit__(self, *info):
        print("out")
@Deco()
def f():
    print("body")
f()
