# The traceback module: what would be printed, as texts.
import traceback
def inner(x):
    return 1 / x
def outer(x):
    return inner(x)
def show(text):
    print([line for line in text.splitlines() if not set(line.strip()) <= set("^~")])
try:
    outer(0)
except ZeroDivisionError as e:
    show(traceback.format_exc())
    print(len(traceback.format_exception(e)), traceback.format_exception_only(e), traceback.format_exception_only(type(e), e))
    show("".join(traceback.format_tb(e.__traceback__)))
    print(len(traceback.format_tb(e.__traceback__, 1)))
    class File:
        def write(self, text):
            for line in text.splitlines():
                if set(line.strip()) - set("^~"):
                    print("|", line)
    traceback.print_exception(e, file=File())
    traceback.print_exc(file=File())
    traceback.print_tb(e.__traceback__, file=File())
class Own(Exception):
    pass
try:
    try:
        raise KeyError("first")
    except KeyError as e:
        raise Own("second\nline") from e
except Own as e:
    show(traceback.format_exc())
    print(traceback.format_exception_only(e))
print(traceback.format_exception_only(ValueError()), traceback.format_exception_only(OSError(2, "gone")))
