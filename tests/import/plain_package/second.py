from . import value
from .first import double
from . import first as renamed

twice = double(21)


class Holder:
    """Holds a thing."""

    def __init__(self, thing=value):
        self.thing = thing

    def where(self):
        return __name__, renamed.x
