# faults: deep, wrap, long
# Patterns that are deep, huge or broken are errors or compile; what matches nothing again and again ends.
import re

for pattern in ('(' * 5000, '(' * 5000 + ')' * 5000, '(?:' * 5000 + ')' * 5000, '(?=' * 5000 + ')' * 5000, 'a|' * 5000, '(a|' * 3000 + ')' * 3000,
                '((' * 90 + ')*)*' * 90):
    try:
        re.match(pattern, 'aa')
    except (re.error, RecursionError, OverflowError, MemoryError) as e:
        pass  # how deep it may be is not CPython's business
for pattern in ('a**', 'a{2}{3}', '*', '+a', '{1}', '(?', '(?P', '(?P<', '(?P<n',
                '(?P<n>', '(?P<1>a)', '(?P=n)', '(?P<n>a)(?P<n>b)', '(?<', '(?<=', '(?<=a*)', '(?<!a+b)', '\\', '\\8', '(a)\\2', '[a',
                '[z-a]', '[\\d-z]', '[]', '[^]', '(?#', '(?z)', '(?i', '(?-', '(?(1)a|b|c)', '(?(9)a)', '(?(n)a)', '\\x', '\\u12', '\\q',
                'a{', 'a{1', 'a{1,', 'a{,', 'a{2,1}', 'a{1,2,3}', ')', '\\N{no such}', '(?P<é>a)', '(?P>a)', '(?<=(a)\\1)'):
    try:
        re.compile(pattern)
        print('compiles', pattern[:12])
    except (re.error, ValueError) as e:
        print('refused', pattern[:12])
for pattern, text in (('(?:)*', 'aa'), ('(?:|a)*', 'aa'), ('(a|)+', 'aab'), ('(|a)*?b', 'aab'), ('(?:a*)*b', 'aab'), ('(a*)+', 'aab'),
                      ('(?:a?){20}b', 'aab'), ('(?:(?:a*)*)*b', 'aab'), ('(?=a*)*b', 'ab'), ('(?:\\b)*a', 'a'), ('(?:^)*a', 'a'), ('(?:$)*', ''),
                      ('(?:(a)|b)*', 'ab'), ('(?:a{0,3}){0,3}b', 'aaaab'), ('(?!)', 'a'), ('(?:(?!a)|b)*', 'bb'), ('((a{0,2}){0,2}){0,2}$', 'aaaa')):
    m = re.match(pattern, text)
    print(pattern, m and (m.span(), m.groups()))
print([m.span() for m in re.finditer('(?:)|a', 'aa')], re.sub('', '-', 'ab'), re.split('(?:)', 'ab'), re.sub('a*', 'x', 'baac'))
print(re.match('a' * 3000, 'a' * 3000).end(), re.match('.*' * 30, 'a' * 300).end(), re.match('(a)' * 99, 'a' * 99).lastindex)
print(re.match('a{0,60000}', 'a' * 9).end(), re.match('(?:ab){3,60000}', 'ab' * 5).end(), re.match('(a{500}){2}', 'a' * 999))
print(re.search('x', 'a' * 9), re.compile('a').search('aaa', 1 << 30), re.compile('a').search('aaa', -(1 << 30), 1 << 30).span())
