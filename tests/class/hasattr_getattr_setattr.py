# hasattr, getattr, setattr, and equality of plain instances.
class Dog:
    kind = "canine"
    tricks_shared = []

    def __init__(self, name):
        self.name = name
        self.tricks = []

    def learn(self, *tricks):
        self.tricks += tricks
        self.tricks_shared.extend(tricks)
        return self

    def __repr__(self):
        return "Dog(%r)" % self.name


a, b = Dog("rex"), Dog("fido")
a.kind = "own"
Dog.kind = "changed"
Dog.bark = lambda self, n=1: self.name + " woof" * n
b.bark = lambda: "instance function, no self"
setattr(a, "age", 3)
print(a.age, [a] == [a], a == b, a != b, a in [b, a])
try:
    a.weight
except AttributeError as e:
    print(e)
