# bool is an int with two values: arithmetic, text, conversion, subclassing.
print(True, False, repr(True), str(False), [True, False], f'{True}', '%s %d %r' % (True, True, False), f'{True:5}|{True:d}')
print(True + True, True * 10, -True, ~False, True / 2, True << 3, 'ab'[True], [10, 20][False], True ** 2, divmod(True, 2))
print(True & False, True | False, True ^ True, True & 1, type(True & True).__name__, type(True & 1).__name__)
print(True == 1, False == 0, True == 1.0, True is True, True != 2, True < 2, False < True, hash(True) == hash(1))
print(isinstance(True, int), issubclass(bool, int), type(True).__name__, isinstance(1, bool), bool.__name__)
print({1: 'one', True: 'true', 1.0: 'float'}, [0, 1, 2].index(True), sum([True, True, False]), int(True), float(False))
print(bool(), bool(0), bool(-1), bool(''), bool('0'), bool([]), bool([0]), bool(None), bool(0.0), bool(()), bool({}), bool(set()))
print(not True, not 0, not [], not 'x', True and 5, 0 or 'b', None or False, 1 and 0 or 3)
print(max(True, False), sorted([True, False, 2, -1]), True if 'x' else False, any([]), all([]))
try:
    class Truth(bool):
        pass
except TypeError as e:
    print(e)
print(bool(range(0)), bool(range(3)), bool(b''), bool(b'\0'), bool(bytearray(1)), bool(frozenset()))
