# A class derived from that of modules: its instances have the module's namespace as theirs.
import sys
import types


class Loud(types.ModuleType):
    """Says what is asked of it."""
    kind = 'loud'

    def __init__(self, name):
        super().__init__(name)
        self.level = 3

    def __getattr__(self, name):
        if name[0] == '_':
            raise AttributeError(name)
        return 'no ' + name

    def shout(self):
        return self.__name__ + '!' * self.level


m = Loud('horn')
print(m, m.__name__, m.shout(), m.kind, m.other, isinstance(m, types.ModuleType), type(m) is Loud)
m.__dict__['level'] = 1
print(m.shout(), sorted(k for k in m.__dict__ if k[0] != '_'), vars(m) is m.__dict__)
del m.level
print(m.level)
for change in ("m.__dict__ = {}", "del m.__dict__"):
    try:
        exec(change)
    except (AttributeError, TypeError):
        print('refused')
sys.modules['horn'] = m
import horn
from horn import kind
print(horn is m, kind)
