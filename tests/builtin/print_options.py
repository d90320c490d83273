# print with sep and end, many types, empty calls, and what it refuses.
print()
print('a', 'b', sep='-')
print('a', 'b', sep='', end='|')
print('c', end='')
print('d', 'e', sep='\n', end='!\n')
print(1, 1.5, None, True, 'é😀', b'x', [1], (2,), {3: 4}, sep=', ')
print(*range(5), sep=' < ')
print(*[], sep='x')
print('no newline', end=None)
print('default sep', 'here', sep=None)
print(end='only end\n')
print('', '', '', sep='.')
print('tab\tquote"\'', 'back\\slash', repr('new\nline'))
print('a' * 50, 'b' * 3, sep='|')
print(print('inner'))
print('flush', flush=True)


class Loud:
    def __str__(self):
        print('(str called)', end=' ')
        return 'loud'


print(Loud(), [1, 'a'], Loud(), sep=';')
for arguments in ({'sep': 5}, {'end': 1}, {'bad': 1}, {'sep': b'x'}):
    try:
        print('x', **arguments)
    except TypeError as e:
        print('TypeError')
