# singledispatch: the function is chosen by the class of the first argument, along its bases.
from functools import singledispatch, singledispatchmethod
@singledispatch
def show(x, *rest):
    return "object", x
@show.register(int)
def show_int(x, *rest):
    return "int", x, rest
@show.register(list)
@show.register(tuple)
def _(x):
    return [show(item) for item in x]
show.register(type(None), lambda x: "nothing")
class Base: pass
class Derived(Base): pass
@show.register(Base)
def _(x):
    return "base"
print(show(1), show(True, 2), show("a"), show([1, None, (2.5,)]), show(None), show(Derived()), show_int(3))
print(show.dispatch(bool) is show_int, show.dispatch(str) is show.registry[object], show.__name__)
@show.register(Derived)
def _(x):
    return "derived", show.dispatch(Base)(x)
print(show(Derived()), show(Base()))
for bad in (lambda: show(), lambda: show.register(5)):
    try:
        bad()
    except TypeError as e:
        print(e)
class Writer:
    @singledispatchmethod
    def write(self, x):
        return "any", x
    @write.register(int)
    def _(self, x):
        return "int", x, type(self).__name__
print(Writer().write("a"), Writer().write(7))
