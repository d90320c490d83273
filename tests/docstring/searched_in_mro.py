# Finding a method's docstring in its base classes.
class Base:
    """Base class."""

    def run(self):
        """Run it."""
        return "base run"


class Child(Base):
    def run(self):
        return super().run() + "!"

    def undocumented(self): return 0

def search(cls, name):
    for klass in cls.__mro__:
        member = getattr(klass, name, None)
        if member and member.__doc__:
            return member.__doc__
    return "nothing"

print(search(Child, "run"), search(Child, "undocumented"), Child().run())
