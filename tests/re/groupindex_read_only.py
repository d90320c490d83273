# Pattern.groupindex cannot be written to: groups are found by it.
import re
p = re.compile('(?P<a>x)(?P<b>y)?')
m = p.match('x')
try:
    p.groupindex['a'] = 99
except TypeError as e:
    print(e)
try:
    p.groupindex['c'] = 'no'
except TypeError as e:
    print(e)
print(m.groupdict(), p.groupindex, type(p.groupindex).__name__)
print(m.lastgroup)
