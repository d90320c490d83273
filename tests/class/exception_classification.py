# Choosing a handler by the exception's class.
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
e = AppError("kept")
e.extra = [1]
class Temporary(Exception): pass
class Fatal(Exception): pass
def classify(kind):
    try:
        raise kind("k")
    except (Temporary, OSError) as e:
        return "retry " + str(e)
    except Exception as e:
        return "give up " + str(e)
print(classify(Temporary), classify(OSError), classify(Fatal), classify(Marker))
