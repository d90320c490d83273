# walk_tb(): the line of each entry of a traceback.
import traceback


def inner():
    raise ValueError("x")


def outer():
    inner()


try:
    outer()
except ValueError as error:
    for frame, line in traceback.walk_tb(error.__traceback__):
        print(line)
