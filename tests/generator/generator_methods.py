# Generators as methods, properties, static and class methods, __iter__, and in closures.
class Tree:
    children = ()

    def __init__(self, name, *children):
        self.name = name
        self.children = children

    def __iter__(self):
        yield self
        for child in self.children:
            yield from child

    @property
    def names(self):
        for node in self:
            yield node.name

    @classmethod
    def numbered(cls, n):
        for i in range(n):
            yield cls("n%d" % i)

    @staticmethod
    def letters():
        yield from "xyz"

    def paths(self, prefix=""):
        here = prefix + "/" + self.name
        yield here
        for child in self.children:
            yield from child.paths(here)


t = Tree("a", Tree("b", Tree("c")), Tree("d"))
print(list(t.names), list(t.paths()), [n.name for n in Tree.numbered(2)], list(t.letters()))
print(max(t.names), "c" in t.names, len([*t]), next(iter(t)) is t)
