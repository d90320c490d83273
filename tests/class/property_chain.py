# Properties that return self, for chained calls.
class Chain:
    def __init__(self):
        self.log = []
    @property
    def then(self):
        self.log.append("then")
        return self
    def do(self, what):
        self.log.append(what)
        return self

print(Chain().do("a").then.do("b").then.then.log)
