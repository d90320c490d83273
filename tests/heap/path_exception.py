# heap.path() through exceptions. CPython has no module heap.
import heap


class Failure(Exception):
    pass


def fail():
    try:
        raise KeyError(["argument"], 2)
    except KeyError as e:
        raise Failure("text", ["other"]) from e


try:
    fail()
except Failure as e:
    e.note = ["note"]
    kept = e
heap.path(kept.args)
heap.path(kept.args[1])
heap.path(kept.note)
heap.path(kept.__cause__)
heap.path(kept.__cause__.args[0])
heap.path(kept.__traceback__)
try:
    raise ValueError(["only handled"])
except ValueError as error:
    heap.path(error.args[0])
try:
    raise ValueError(["not named"])
except ValueError:
    import sys
    heap.path(sys.exc_info()[1])
