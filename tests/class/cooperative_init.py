# Mixins whose __init__ and methods all call super() and share keyword arguments.
class Base:
    def __init__(self, **left):
        if left:
            raise TypeError("unused: " + ", ".join(left))
        print("Base.__init__")

    def save(self):
        return ["base"]


class Named(Base):
    def __init__(self, *, name, **rest):
        print("Named", name)
        super().__init__(**rest)
        self.name = name

    def save(self):
        return super().save() + ["name=" + self.name]


class Sized(Base):
    def __init__(self, *, size=1, **rest):
        print("Sized", size)
        super().__init__(**rest)
        self.size = size

    def save(self):
        return super().save() + ["size=%d" % self.size]


class Loud:
    def save(self):
        return [s.upper() for s in super().save()]


class File(Loud, Named, Sized):
    def __init__(self, **options):
        print("File", sorted(options))
        super().__init__(**options)


class Quiet(Named, Sized):
    pass


print(File(name="a", size=5).save())
print(Quiet(name="b").save())
try:
    File(name="c", colour="red")
except TypeError as e:
    print(e)
