# Methods added to the class or the instance after creation.
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
learn = b.learn
Dog.bark = lambda self, n=1: self.name + " woof" * n
print(a.bark(), b.bark(n=2))
b.bark = lambda: "instance function, no self"
print(b.bark(), a.bark())
for name in ("name", "age", "learn"):
    print(name, hasattr(a, name), getattr(a, name, "no such") == a.name)
