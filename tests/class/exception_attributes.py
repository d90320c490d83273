# Attributes added to an exception on its way, equality of what is caught.
class AppError(Exception):
    code = 1

    def __init__(self, message, *details, hint=None):
        super().__init__(message, *details)
        self.hint = hint

    def __str__(self):
        text = "[%d] %s" % (self.code, self.args[0])
        return text + " (hint: %s)" % self.hint if self.hint else text


class Marker(ValueError):
    pass
try:
    raise Marker
except ValueError as e:
    print(repr(e), e.args == (), str(e) == "")
e = AppError("kept")
e.extra = [1]
try:
    raise e
except AppError as caught:
    print(caught is e, caught.extra)
