# Methods called through the class, on results of other methods, and with wrong receivers.
print(str.upper('abc'), str.join('-', ['a', 'b']), str.split('a b'), str.__len__('abc'), str.__add__('a', 'b'), str.__contains__('abc', 'b'))
print('a'.__eq__('a'), 'a'.__lt__('b'), 'a'.__mul__(3), 'abc'.__getitem__(1), 'a'.__add__('b'), 'abc'.__len__(), 'a'.__eq__(1))
print(list(map(str.strip, [' a ', 'b '])), sorted(['B', 'a'], key=str.lower), list(filter(str.isdigit, 'a1b2')), max(['aa', 'b'], key=len))
f = 'a,b'.split
print(f(','), f(), callable(f), hasattr('', 'upper'), hasattr('', 'uper'), getattr('abc', 'upper')(), getattr('abc', 'nope', 'default'))
print('  Mixed Case  '.strip().lower().replace(' ', '_').title().swapcase())
print('a-b-c'.split('-')[1].upper().center(5, '*').rstrip('*').encode().decode().isupper())
for g in (lambda: 'a'.nope, lambda: str.upper(5), lambda: 'a'.upper(1), lambda: ''.join(), lambda: str.nope, lambda: str.split()):
    try:
        print(g())
    except AttributeError as e:
        print('AttributeError', e)
    except TypeError as e:
        print('TypeError')
try:
    'abc'.x = 1
except AttributeError:
    print('no attributes can be set')
