# yield inside with, and a generator closed there.
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

def generator():
    with Log("g"):
        for i in range(3):
            yield i
print(list(generator()), take())
g = generator()
next(g)
g.close()
print(take())
while True:
    with Log("w") as w:
        if len(Log.lines) > 4:
            break
print(take())
