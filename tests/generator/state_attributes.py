# gi_frame and its like of generators, coroutines and async generators, in each state.
def inner():
    yield 1


def outer():
    print(this.gi_running, this.gi_yieldfrom)
    yield from inner()
    yield 2


def show(g):
    frame = g.gi_frame
    print(g.gi_running, g.gi_suspended, g.gi_code is outer.__code__, frame and frame.f_lineno,
          frame and frame.f_back, g.gi_yieldfrom and g.gi_yieldfrom.gi_code.co_name)


this = outer()
show(this)
next(this)
show(this)
next(this)
show(this)
print(list(this))
show(this)
print(this.__name__, this.__qualname__, repr(this)[:23])


async def coroutine():
    pass


async def async_generator():
    yield


c, a = coroutine(), async_generator()
print(c.cr_running, c.cr_await, c.cr_code.co_name, c.cr_frame.f_back, c.__name__)
print(a.ag_running, a.ag_await, a.ag_code.co_name, a.ag_frame.f_lineno, a.__qualname__)
c.close()
print(c.cr_frame, c.cr_code.co_name, hasattr(c, 'gi_frame'), hasattr(a, 'cr_code'))
