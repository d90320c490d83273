# An instance with forty attributes, half of them deleted; what types refuse.
class Animal:
    sound = "..."

    def speak(self):
        return type(self).__name__ + " says " + self.sound
Animal.speak = lambda self: "patched " + self.sound
try:
    isinstance(1, 5)
except TypeError as e:
    print(e)
try:
    Animal.nothing
except AttributeError as e:
    print(e)
try:
    int.new_attribute = 1
except TypeError:
    print("built-in types are read-only")
try:
    class Bad(5): pass
except TypeError:
    print("5 is no base")
try:
    class Worse(bool): pass
except TypeError as e:
    print(e)
