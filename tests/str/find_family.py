# find, rfind, index, rindex, count, startswith, endswith with start, end, empty and overlapping parts.
s = 'abracadabra'
print(s.find('a'), s.find('a', 1), s.find('abra', 1), s.find('abra', 1, 10), s.find('x'), s.find(''), s.find('', 5), s.find('', 12))
print(s.rfind('a'), s.rfind('a', 0, 10), s.rfind('abra', 0, -1), s.rfind('x'), s.rfind(''), s.rfind('', 0, 4), s.rfind('cad', 4))
print(s.index('c'), s.rindex('b'), s.index('a', -4), s.rindex('b', -3, -1), s.find('a', -100), s.find('a', 100), s.find('a', None, 3))
print(s.count('a'), s.count('abra'), s.count('a', 3, -1), s.count(''), s.count('', 3, 5), 'aaaa'.count('aa'), ''.count(''), ''.count('a'))
print(s.startswith('abra'), s.startswith('bra', 1), s.startswith('bra', 1, 3), s.startswith(''), s.startswith(('x', 'ab')), s.startswith(()))
print(s.endswith('abra'), s.endswith('abr', 0, -1), s.endswith(('ra', 'x')), s.endswith('', 20), s.endswith(s), s.endswith('x' + s))
for f in (lambda: s.index('x'), lambda: s.rindex('abra', 8), lambda: s.find(1), lambda: s.startswith(5), lambda: s.endswith(['a']),
          lambda: 1 in s, lambda: s.count(None)):
    try:
        print(f())
    except ValueError as e:
        print('ValueError', e)
    except TypeError as e:
        print('TypeError')
print('' in '', '' in s, 'cad' in s, 'cab' in s, 'ab' not in 'ba', s in s)
try:
    5 in 'abc'
except TypeError as e:
    print(e)
