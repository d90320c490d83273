def f(a, b=1, /, c=2, *d, e, g=3, **h):
    pass


def outer(n):
    def inner():
        return n
    return inner


def gen():
    yield 1


async def coro():
    pass


async def agen():
    yield 1


class K:
    def method(self, x):
        pass


for function in f, outer, outer(1), gen, coro, agen, K.method, lambda x, *y: 0:
    c = function.__code__
    print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount,
          c.co_varnames[:c.co_argcount], c.co_filename.endswith('code_attributes.py'), c.co_firstlineno,
          c.co_flags & 0x3ec)
    print(function.__annotations__, function.__closure__ and function.__closure__[0].cell_contents)
print(object().__sizeof__() > 0, [].__sizeof__() < (1, 2, 3, 4, 5, 6, 7, 8).__sizeof__())
