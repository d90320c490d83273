# return, break, continue and yield leave a with block through __exit__.
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

def returns():
    with Log("r"):
        return "value"

def nested_return():
    with Log("1"):
        with Log("2"), Log("3"):
            try:
                return "deep"
            finally:
                Log.lines.append("finally")

def loop():
    for i in range(5):
        with Log("i%d" % i):
            if i == 1:
                continue
            if i == 3:
                break
    return i

def exit_after_value():
    values = []
    with Log("v"):
        return values.append(1) or len(values)

for f in (returns, nested_return, loop, exit_after_value):
    print(f.__name__, f(), take())
