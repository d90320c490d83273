# Frame objects of running calls: sys._getframe().
import sys


def names():
    found = []
    frame = sys._getframe()
    while frame is not None:
        found.append(frame.f_code.co_name)
        frame = frame.f_back
    return found


def generator():
    yield names()


def outer():
    frame = sys._getframe()
    print(frame.f_lineno, frame.f_back.f_lineno, frame.f_lineno)
    print(frame.f_globals is globals(), sys._getframe(1).f_code.co_name)
    print(frame.f_code is outer.__code__, type(frame).__name__)
    return frame


print(names(), next(generator()))
print(list(map(lambda _: names(), [1])))
outer()
for depth in (100, 'x'):
    try:
        sys._getframe(depth)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


def fails():
    return 1 // 0


try:
    fails()
except ZeroDivisionError as error:
    place = error.__traceback__.tb_next
    print(place.tb_frame.f_lineno == place.tb_lineno, place.tb_frame.f_code.co_name)
