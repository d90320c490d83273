# Attributes of the class, of the instance, and shadowing.
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
a.learn("sit").learn("roll", "beg")
b.learn("sit")
print(a, b.tricks, a.tricks, Dog.tricks_shared, a.tricks_shared is b.tricks_shared)
a.kind = "own"
print(a.kind, b.kind, Dog.kind)
Dog.kind = "changed"
print(a.kind, b.kind)
del a.kind
print(a.kind)
learn = b.learn
learn("fetch")
Dog.learn(b, "stay")
print(b.tricks, isinstance(a, Dog), type(a) is Dog, a.__class__.__name__, Dog.__name__)
