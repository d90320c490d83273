# Fields that walk attributes and indexes: properties, __getattr__, __getitem__ with text and number keys.
class Sensor:
    unit = 'C'

    def __init__(self, name, *values):
        self.name, self.values = name, list(values)
        self.meta = {'min': min(values), 'max': max(values), 'tags': ('a', 'b')}

    @property
    def mean(self):
        return sum(self.values) / len(self.values)

    def __getitem__(self, key):
        return 'item {!r}'.format(key)

    def __getattr__(self, name):
        if name.startswith('dyn_'):
            return name[4:]
        raise AttributeError(name)


s = Sensor('probe', 20.5, 21.5, 24.0)
print('{0.name} {0.values[0]} {0.values[2]:.2f} {0.mean:5.1f} {0.unit} {0.meta[min]} {0.meta[tags][1]} {0[5]} {0[key]} {0[-1]} {0[a b]} {0.dyn_value}'.format(s))
print('{s.name!r:>9} {s.meta[max]!s:>6} {s.meta[tags]!r} {l[0][1].name} {l[1][k]:{w}}|'.format(s=s, l=[(0, s), {'k': 'v'}], w=3))
print('{0.real} {0.__class__.__name__} {1.__len__.__name__} {2[0].__class__}'.format(5, 'x', [1.5]), '{.name}-{.unit}'.format(s, s), '{[0]}{[1]}'.format('ab', (1, 2)))
for template in ('{0.nope}', '{0.values[9]}', '{0.values[x]}', '{0.meta[none]}', '{0.name.nope}', '{0.mean[0]}', '{1.x}', '{0..x}', '{0[]}', '{0.}', '{0[a}'):
    try:
        print(template.format(s))
    except ValueError as e:
        print(template, 'ValueError')
    except (AttributeError, LookupError, TypeError) as e:
        print(template, type(e).__name__, e)
