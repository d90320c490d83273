# Ordering of strings, equality with other types, and equal hashes of equal strings made differently.
words = ['b', 'a', 'B', 'ab', 'aa', '', 'A', 'abc', 'a b', '1', '10', '9', ' ']
print(sorted(words), max(words), min(words))
for a, b in (('a', 'b'), ('a', 'a'), ('a', 'ab'), ('', 'a'), ('Z', 'a'), ('10', '9')):
    print(a < b, a <= b, a == b, a != b, a >= b, a > b)
print('a' == 1, 'a' != 1, '1' == 1, 'a' == b'a', 'a' == ['a'], 'a' == None, '' == 0)
one = 'interned'
two = ''.join(['inter', 'ned'])
three = 'xinternedx'[1:-1]
print(one == two == three, hash(one) == hash(two) == hash(three), {one: 1, two: 2, three: 3}, len({one, two, three}))
print({two: 'value'}[three], two in [three], [one].index(two), (three,).count(one))
for f in (lambda: 'a' < 1, lambda: None >= 'a', lambda: 'a' + 1, lambda: 'a' + None, lambda: 'a' - 'b', lambda: 'a' * 1.5, lambda: 'a' + b'b',
          lambda: b'a' + 'b', lambda: -'a', lambda: one()):
    try:
        print(f())
    except TypeError as e:
        print(e)
