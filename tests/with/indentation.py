# One manager entered several times over.
class Indent:
    level = 0

    def __enter__(self):
        self.level += 1
        return self

    def __exit__(self, *info):
        self.level -= 1

    def say(self, text):
        print("  " * self.level + text)


out = Indent()
out.say("zero")
with out:
    out.say("one")
    with out as same:
        same.say("two")
    try:
        with out:
            raise RuntimeError
    except RuntimeError:
        out.say("still one")
out.say("zero again")
