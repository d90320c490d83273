# Indexing gives ints, slicing gives bytes; all signs of step; errors.
b = b'abcdefghij'
print(b[0], b[-1], b[9], b[-10], len(b), b[2:5], b[:3], b[-3:], b[::-1], b[::3], b[8:2:-2], b[5:2], b[100:], b[:], b[-100:2])
print(b[3:4], b[3], list(b[:4]), tuple(b[-2:]), b[True], type(b[0]).__name__, type(b[:1]).__name__)
for step in (1, 2, -1, -3, 7):
    print(step, b[::step], b[2::step], b[:7:step], b[-3:1:step])
print([x for x in b'\x00\x7f\x80\xff'], max(b), min(b), sum(b), sorted(b'hello'), list(reversed(b'abc')), bytes(reversed(b'abc')))
for index in (10, -11, 'a', None, 1.0):
    try:
        print(b[index])
    except IndexError as e:
        print('IndexError', e)
    except TypeError:
        print('TypeError')
try:
    b[0] = 1
except TypeError as e:
    print(e)
try:
    del b[0]
except TypeError as e:
    print(e)
first, *rest = b'xyz'
print(first, rest, *b'ab')
