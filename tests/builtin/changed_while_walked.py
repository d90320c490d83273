# faults: callback, lie, long
# Functions that walk a list while their callbacks empty or fill it, and iterators that answer nonsense.
# CPython 3.11 itself crashes here: the text is our own, and all is well as long as it is True.
import io


def shaken(walk):
    """walk() calls step() for each item; step empties or fills the list in turn."""
    for change in (list.clear, lambda a: a.extend(range(5)) if len(a) < 40 else None, lambda a: a.pop(0) if a else None):
        items = list(range(6))

        def step(*args):
            change(items)
            return args[0]

        class Item:
            def __init__(self, n):
                self.n = n

            def __eq__(self, other):
                step(0)
                return False

            def __lt__(self, other):
                step(0)
                return True

            def __add__(self, other):
                return step(self)

            __radd__ = __gt__ = __add__

            def __bool__(self):
                step(0)
                return True

            def __str__(self):
                return step('s')

        try:
            walk(items, step, Item)
        except (ValueError, IndexError, RuntimeError, TypeError):
            pass
        print(len(items) < 100, end=' ')
    print()


def fill(items, Item):
    items[:] = [Item(i) for i in range(6)]
    return items


shaken(lambda items, step, Item: list(map(step, items)))
shaken(lambda items, step, Item: list(filter(step, items)))
shaken(lambda items, step, Item: sorted(items, key=step))
shaken(lambda items, step, Item: items.sort(key=step))
shaken(lambda items, step, Item: max(items, key=step))
shaken(lambda items, step, Item: sum(fill(items, Item)))
shaken(lambda items, step, Item: min(fill(items, Item)))
shaken(lambda items, step, Item: all(fill(items, Item)))
shaken(lambda items, step, Item: print(*fill(items, Item), file=io.StringIO()))
shaken(lambda items, step, Item: ''.join(str(x) for x in fill(items, Item)))
shaken(lambda items, step, Item: tuple(fill(items, Item)) == tuple(items) and Item(1) in items)
shaken(lambda items, step, Item: items.__setitem__(slice(None, None, 2), (step(i) for i in range(3))))
shaken(lambda items, step, Item: items.extend(step(i) for i in range(3)))
shaken(lambda items, step, Item: dict.fromkeys(step(i) for i in items))
shaken(lambda items, step, Item: [*map(step, items), *items])
shaken(lambda items, step, Item: print(*map(step, items), file=io.StringIO()))
shaken(lambda items, step, Item: list(zip(items, map(step, items), strict=True)))
for cls in (int, str, None, 5):
    for call in (list, tuple, set, dict, sum, min, sorted, enumerate, zip, iter, any, ''.join, bytes, print, map(str, [1]).__class__):
        wrong = type('Wrong', (), {'__iter__': lambda self: cls, '__len__': lambda self: 1 << 70})()
        try:
            call(wrong) if call is not print else print(*wrong)
            print('False')
        except (TypeError, OverflowError, ValueError):
            pass
