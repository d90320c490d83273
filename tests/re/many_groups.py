# More than a hundred groups; references within a lookbehind; names and numbers of groups in templates and conditions.
import re

pattern = '|'.join('x(?P<a%d>%x)y' % (i, i) for i in range(1, 201))
match = re.match('(?:%s)(?(200)z)' % pattern, 'xc8yz')
print(match.span(), match.lastindex, match.lastgroup, match['a200'], len(match.groups()))
print(re.sub(pattern, r'<\g<200>>', 'xc8yzxc8y'))
print(bool(re.match(r'(a)a(?<=\1)c', 'aac')), re.match(r'(a)b(?<=\1)a', 'abaa'), bool(re.match(r'(ab)(?<!\1)', 'abab')))
for pattern in [r'(a)b(?<=(?(2)b|x))(c)', r'(a)b(?<=(.)\2)(c)', r'(a)b(?<=(?P<a>.)(?P=a))(c)', r'(a)b(?<=(.)(?<=\2))(c)',
                r'(a*)b(?<=\1)', r'(a\1)', r'()(?(-1)a|b)', r'()(?(a b)a|b)', r'()(?(0)a)', r'(?a)(?-a:\w)', r'(?au:a)', r'(?-+', r'(?-z',
                r'(?i+', r'(?:(?i)a)', r'$|(?i)a', r'(^)?(?(1)(?i)a)', ' (?x) (?i) a', r'(?u)\w', '(?i)a(?x)']:
    try:
        re.compile(pattern, re.A if '(?u)' in pattern else 0)
        print(pattern)
    except (re.error, ValueError) as error:
        print(pattern, type(error).__name__, error)
for template in (r'\g<a a>', r'\g<1a1>', r'\g<-1>', r'\g<2>', r'\g<', r'\g', r'\g<>', r'\g<nobody>', r'\g<a>\g<1>'):
    try:
        print(re.sub('(?P<a>x)', template, 'xx'))
    except (re.error, IndexError) as error:
        print(template, type(error).__name__, error)
print(re.fullmatch(' (?i) #c\n(?x) A', 'a', re.X), re.match(' (?#c)(?i)A', 'a', re.X))
