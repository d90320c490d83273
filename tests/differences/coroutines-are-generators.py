# title: Coroutines are generators
# reason: MicroPython has them so, and one kind of object is smaller than two. A coroutine can be iterated over, `yield from`
#   takes coroutines, and `await` takes generators and what has `__iter__`.
# instead: Write `await` for coroutines and `for` for iterators; that runs everywhere.
async def answer():
    return 42


def delegate():
    return (yield from answer())


coroutine = answer()
print(hasattr(coroutine, '__next__'))
coroutine.close()
try:
    next(delegate())
except StopIteration as stop:
    print('returned', stop.value)
except TypeError as error:
    print(error)
