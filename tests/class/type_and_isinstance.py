# type() as a question and as a factory, __class__, dynamic attributes, isinstance with tuples.
class Animal:
    sound = "..."

    def speak(self):
        return type(self).__name__ + " says " + self.sound


Cat = type("Cat", (Animal,), {"sound": "meow", "lives": 9})
Cow = type("Cow", (Animal,), dict(sound="moo", eat=lambda self, what="grass": self.sound + " " + what))
print(Cat().speak(), Cat.lives, Cow().eat(), Cow().eat("hay"), Cat.__name__, issubclass(Cow, Animal))
for value in (1, 1.5, "s", b"b", None, [], (), {}, set(), range(1), Animal, Animal(), len, lambda: 0, True, ..., NotImplemented):
    print(type(value).__name__, end=" ")
print()
print(type(1) is int, type(Animal) is type, type(type) is type, isinstance(Animal, type), isinstance(True, int), type(True) is int)
print(isinstance(3, (str, (list, int))), isinstance("x", ()), issubclass(int, object), int.__name__, type(None).__name__)
a = Animal()
for i in range(40):
    setattr(a, "field%d" % i, i)
print(a.field0 + a.field39, sum(getattr(a, "field%d" % i) for i in range(40)))
for i in range(0, 40, 2):
    delattr(a, "field%d" % i)
print(hasattr(a, "field2"), hasattr(a, "field3"), a.field39)
a.sound = "hum"
print(a.speak(), isinstance(a, Cat), a.field1, a.__class__ is Animal)
Animal.speak = lambda self: "patched " + self.sound
print(a.speak(), Cow().speak())
instances = [Cat() for _ in range(3)]
instances[1].sound = "purr"
print([c.sound for c in instances])
