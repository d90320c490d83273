# Exception subclasses with their own attributes, __init__, __str__, and hierarchy.
class AppError(Exception):
    code = 1

    def __init__(self, message, *details, hint=None):
        super().__init__(message, *details)
        self.hint = hint

    def __str__(self):
        text = "[%d] %s" % (self.code, self.args[0])
        return text + " (hint: %s)" % self.hint if self.hint else text


class NotFound(AppError, KeyError):
    code = 404


class Silent(Exception):
    def __init__(self, a, b):
        self.total = a + b


class Marker(ValueError):
    pass


for make in (lambda: AppError("plain"), lambda: NotFound("page", 1, hint="look up"), lambda: Silent(2, 3), lambda: Marker(), lambda: Marker("x", "y"), lambda: Marker(("t",))):
    try:
        raise make()
    except (AppError, Silent, ValueError) as e:
        print(type(e).__name__, "|", e, "|", repr(e), "|", e.args, getattr(e, "total", None))
try:
    raise NotFound("k")
except KeyError as e:
    print("as KeyError:", e, e.code, isinstance(e, LookupError), e.hint)
print([c.__name__ for c in NotFound.__mro__])
