# Statements of a function are dropped while its code is made: what comes later still needs some.
import sys


class Manager:
    def __enter__(self):
        return "in"

    def __exit__(self, *error):
        print("out", error[0])
        return True


def twice(function):
    return lambda *arguments, **keywords: (function(*arguments, **keywords),) * 2


@twice
def everything(a, b=[1, 2], /, c=lambda x: x + 1, *rest, key=sys.maxsize > 1, **more):
    """Has all kinds of blocks."""
    total, names = 0, [a, a, b, b, rest, rest, key, key, sorted(more), sorted(more), c(1), c(2)]
    print(names, names[0], names[-1], len(names), "a text that is used once", a, b, rest)
    while total < 3 and len(names) > total + a - a * 1 + len(rest) - len(rest):
        total += 1
        print("round", total, [x for x in names if x == total], {total: total}, a + a + a + a)
        if total == 2 and a == 1 or total == 5 and a == 2 or total == 6 and a == 3:
            print("two", a, b, rest, key, total, names[:3], [total, total, total, total, total])
        elif total == 7:
            print("seven", a, b, rest, key, total, names[:3], [total, total, total, total, total])
        else:
            print("other", a, b, rest, key, total, names[:3], [total, total, total, total, total])
    else:
        print("else", a, b, rest, key, total, names[:3], [total, total, total, total, total])
    for index, (first, *others) in enumerate([(1, 2), (3, 4, 5), [6]]):
        try:
            print("try", index, first, others, a, b, rest, key, total, names[:3], [total] * 2)
            print(10 // (first - 3), "divided", index, first, others, a, b, rest, key, total)
        except ZeroDivisionError as error:
            print("except", error, index, first, others, a, b, rest, key, total, names[:3])
            print("except", error, index, first, others, a, b, rest, key, total, names[:3])
            if index == 1:
                continue
            print("never", error, index, first, others, a, b, rest, key, total, names[:3])
        except (TypeError, ValueError):
            print("never", index, first, others, a, b, rest, key, total, names[:3])
        else:
            print("no error", index, first, others, a, b, rest, key, total, names[:3])
        finally:
            print("finally", index, first, others, a, b, rest, key, total, names[:3])
    try:
        print(error)
    except UnboundLocalError as other:
        print(type(other).__name__)
    with Manager() as entered, Manager():
        print(entered, index, first, others, a, b, rest, key, total, names[:3], [total] * 2)
        raise KeyError(entered, index, first, others, a, b, rest, key, total, names[:3])

    def inner(step=total):
        nonlocal total
        total += step
        return lambda: (total, names[0], step)

    class Local:
        """A class."""
        held = total

        def method(self):
            return super().__repr__()[:1], self.held, total

    while True:
        total -= 1
        print("forever", total, [x for x in names if x == total], {total: total}, a + a + a + a)
        if total < 0:
            break
        print("still", total, [x for x in names if x == total], {total: total}, a + a + a + a)
    return inner(5)(), Local().method(), Local.__doc__, inner.__defaults__


print(everything(1, k=2))
print(everything(1, [3], abs, 4, 5, key=6))
