# not: stress
# title: Objects end at a collection, not with their last reference
# reason: There is no reference counting: a count would take a word of every object. So `__del__` and weak references wait
#   for the collector, a file that nobody closes stays open until then, and there is no sys.getrefcount(). The collector runs
#   no code of an abandoned generator: its `finally` and `with` never run, not at the end of the program either. A coroutine
#   that is never awaited gives no warning.
# instead: Use `with` for files, and call close() (aclose()) on generators that are left half-way.
import gc


class Thing:
    def __del__(self):
        print('deleted')


def steps():
    try:
        yield 1
    finally:
        print('finally')


thing = Thing()
thing = None
print('no reference is left')
gc.collect()
for step in steps():
    break
gc.collect()
generator = steps()
next(generator)
generator.close()
