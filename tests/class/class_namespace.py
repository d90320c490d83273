# The namespace of a class is a read-only view of its attributes.
class A:
    one = 1
    two = 'two'

    def three(self):
        return 3


space = A.__dict__
print([k for k in space if k[0] != '_'], [k for k in space.keys() if k[0] != '_'])
print([v for k, v in space.items() if k in ('one', 'two')], 1 in space.values(), 'two' in space.values(), len(space) == len(list(space)))
print(space['one'], space.get('two'), space.get('no'), space.get('no', 5), 'three' in space, 'no' in space, space['three'](None))
copy = space.copy()
A.four = 4
print('four' in space, 'four' in copy, type(copy).__name__, type(space).__name__, space == A.__dict__)
for change in ("space['one'] = 2", "del space['one']", 'space.update(one=2)', 'space.clear()', "space['no']"):
    try:
        exec(change)
    except (TypeError, AttributeError, KeyError) as error:
        print(type(error).__name__, error)
print(A.one, dict(space)['four'], {**space}['two'])
