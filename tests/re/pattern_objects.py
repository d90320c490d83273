# Patterns as values: equality, hash, copies, repr, groupindex, scanner().
import copy
import re

a = re.compile('x(?P<n>y)?', re.I)
re.purge()
b = re.compile('x(?P<n>y)?', re.I)
print(a is b, a == b, hash(a) == hash(b), a != re.compile('x(?P<n>y)?'), re.compile('x') == re.compile(b'x'), a == 'x', len({a, b}))
match = a.match('XY')
print(copy.copy(a) is a, copy.deepcopy([a])[0] is a, copy.copy(match) is match, copy.deepcopy(match) is match)
print(type(a.groupindex).__name__, a.groupindex, dict(b.groupindex))
try:
    a.groupindex['n'] = 3
except TypeError as error:
    print(error)
print(re.compile('a' * 300, 0x123000 | re.X), re.compile('ü', 0x1000), re.compile(b'a', re.M | re.S))
scanner = re.compile(r'(\d)|x').scanner('12x 3', 0, 5)
print([m and m.span() for m in (scanner.match(), scanner.match(), scanner.match(), scanner.match(), scanner.search())])
scanner = re.compile('b').scanner(string='abcb', pos=1)
print(scanner.search().span(), scanner.search().span(), scanner.search(), scanner.match())
print(re.search('^y', 'x' * 1000 + 'y'), re.compile('^y').search('xy', 1), re.sub('^', '-', 'ab'), re.split('(?m)^', 'a\nb'))
