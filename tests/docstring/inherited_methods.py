# Docstrings are not inherited by overriding methods.
class Base:
    """Base class."""

    def run(self):
        """Run it."""
        return "base run"


class Child(Base):
    def run(self):
        return super().run() + "!"

    def undocumented(self): return 0


def documented(obj):
    for name in ("run", "undocumented"):
        if hasattr(obj, name):
            yield name, getattr(obj, name).__doc__


print(Base.__doc__, Child.__doc__, list(documented(Base())), list(documented(Child())))
