# replace: counts, empty patterns, growing and shrinking, nothing to do.
s = 'one fish two fish'
print(s.replace('fish', 'cat'), s.replace('fish', 'cat', 1), s.replace('fish', '', -1), s.replace('fish', 'x', 0), s.replace('dog', 'cat'))
print('aaaa'.replace('aa', 'b'), 'aaa'.replace('aa', 'b'), 'abc'.replace('', '-'), 'abc'.replace('', '-', 2), ''.replace('', 'x'), ''.replace('a', 'x'))
print('a.b.c'.replace('.', '...'), 'aXXbXXc'.replace('XX', '.'), 'abc'.replace('abc', ''), 'abc'.replace('abcd', 'x'))
print('tic-tac'.replace('t', 'T', 1).replace('c', 'C'), ' a  b '.replace(' ', ''), 'x\ny'.replace('\n', '\\n'))
text = 'abc' * 50
print(len(text.replace('b', 'BBB')), text.replace('b', 'BBB').count('BBB'), text.replace('abc', '') == '', text.replace('c', '', 49)[-6:])
print(s == 'one fish two fish', s.replace('o', 'o') == s)


def expand(template, values):
    for key in values:
        template = template.replace('{' + key + '}', str(values[key]))
    return template


print(expand('{a} + {b} = {c}; {a}', {'a': 1, 'b': 2, 'c': 3}))
for f in (lambda: s.replace('a'), lambda: s.replace(1, 2), lambda: s.replace('a', None)):
    try:
        f()
    except TypeError:
        print('TypeError')
