# append, extend, insert, pop, remove, reverse, copy, += and *=.
b = bytearray()
for c in b'abc':
    b.append(c)
print(b, b.append(33), b)
b.extend(b'de')
b.extend([102, 103])
b.extend(bytearray(b'h'))
b.extend(x for x in range(48, 50))
print(b)
b.insert(0, 60)
b.insert(100, 62)
b.insert(-1, 45)
b.insert(2, 95)
print(b, b.pop(), b.pop(0), b.pop(-1), b.pop(1), b)
b.remove(ord('c'))
b.reverse()
print(b, b.copy(), b.copy() is b, b.copy() == b)
b += b'!'
b += bytearray(b'?')
b *= 2
print(b, len(b), b.count(b'!'), b.index(b'?'))
same = b
same += b'.'
print(b is same, b[-1])


def attempt(f, *args):
    try:
        print(f(*args))
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)


attempt(bytearray().pop)
attempt(b.pop, 99)
attempt(b.remove, 0)
attempt(b.append, 256)
attempt(b.append, b'a')
attempt(b.insert, 0, -1)
