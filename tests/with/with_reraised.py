# An exception that leaves two managers, handled or raised again.
class Log:
    lines = []

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        self.lines.append("+" + self.name)
        return self

    def __exit__(self, kind, *rest):
        self.lines.append("-" + self.name + (":" + kind.__name__ if kind else ""))


def take():
    text = " ".join(Log.lines)
    Log.lines.clear()
    return text
def raises(swallow):
    try:
        with Log("t"):
            with Log("u"):
                1 // 0
    except ZeroDivisionError:
        if swallow:
            return "handled"
        raise
print(raises(True), take())
try:
    raises(False)
except ZeroDivisionError:
    print(take())
