# Each source has name objects of its own; equal texts are one name all the same.
space = {}
exec('''
class Sensor:
    limit = 5
    def __init__(self, pin_number, *, sample_rate=1):
        self.pin_number = pin_number
        self.sample_rate = sample_rate
    def describe(self):
        return self.pin_number, self.sample_rate, self.limit

class Closed:
    __slots__ = ('first_slot', 'second_slot')
''', space)
exec('''
s = Sensor(pin_number=3, sample_rate=8)
for i in range(3):
    s.pin_number += 1
    s.sample_rate, Sensor.limit = s.pin_number, s.limit + 1
print(s.describe(), s.__dict__)
c = Closed()
c.first_slot = 1
c.second_slot = c.first_slot + 1
try:
    c.third_slot = 3
except AttributeError as e:
    print(e)
''', space)
exec('print(sorted(k for k in globals() if k in ("Sensor", "s", "c")))', space)

# Names that are computed.
s = space['s']
setattr(s, ''.join(['pin_', 'number']), 70)
for name in 'pin_number', 'sample_rate', 'describe':
    print(getattr(s, ''.join(list(name))) is not None, hasattr(s, name + '_'))
print(s.pin_number, getattr(s, 'pin' + '_number'), space['Sensor'](**{'pin_' + 'number': 2}).pin_number)
