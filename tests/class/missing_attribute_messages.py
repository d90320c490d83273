# The words for attributes that are not there.
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
Dog.kind = "changed"
Dog.bark = lambda self, n=1: self.name + " woof" * n
b.bark = lambda: "instance function, no self"
try:
    Dog.weight
except AttributeError as e:
    print(e)
try:
    del b.weight
except AttributeError as e:
    print(e)
