# + and * and += of strings, also growing a long string, and iteration.
s = ''
for i in range(300):
    s += str(i % 10)
print(len(s), s[:15], s[-15:], s.count('7'))
a = b = 'shared'
a += '!'
print(a, b, 'ab' * 3, 3 * 'ab', 'ab' * 0, 'ab' * -1, 'ab' * True, '' * 100, 'é' * 3)
c = 'x'
c *= 4
print(c, c + c, 'a' + 'b' * 2 + 'c', ('ab' + 'cd') * 2, '-' * 20)
print(list('abc'), tuple('ab'), sorted('hello'), [x + y for x, y in zip('abc', 'xyz')], list(reversed('abc')), dict(zip('ab', 'cd')))
first, *rest = 'hello'
print(first, rest, *'xyz', sep='.')
print(max('hello'), min('hello'), 'l' in 'hello', len('hello'), list(enumerate('ab')), set('aab') == {'a', 'b'})
it = iter('xy')
print(next(it), next(it), next(it, 'end'))
lines = []
for n in range(5):
    lines.append('*' * n + '.' * (4 - n))
print('\n'.join(lines))
