# A subclass of str works as a key, in joins and formats, and its methods give plain strings.
class Name(str):
    def __new__(cls, text, tag=0):
        self = super().__new__(cls, text.strip())
        self.tag = tag
        return self

    def shout(self):
        return Name(self.upper() + '!', self.tag + 1)

    def __repr__(self):
        return 'Name(' + super().__repr__() + ')'


n = Name('  ada  ', 5)
print(n, repr(n), len(n), n.tag, n == 'ada', 'ada' == n, hash(n) == hash('ada'), n[0], n[1:], n.shout(), n.shout().tag)
print(type(n.upper()).__name__, type(n + 'x').__name__, type(n[:]).__name__, type(str(n)).__name__, n + 'x', 'x' + n, n * 2)
print({'ada': 1}[n], {n: 2}['ada'], n in ['ada'], '-'.join([n, n]), '%s' % n, f'{n:>6}', '{!r}'.format(n), 'd' in n, n.find('d'))
print(isinstance(n, str), n.split('d'), n.replace('a', 'o'), sorted(n), sorted([Name('b'), 'a']), Name('') or 'empty', n.startswith(Name('a')))


class Upper(str):
    def __str__(self):
        return 'str of ' + super().upper()

    def __eq__(self, other):
        return str.lower(self) == other.lower()

    def __hash__(self):
        return hash(self.lower())


u = Upper('Key')
print(u, u == 'KEY', u != 'other', {u: 1}[Upper('kEY')], f'{u}', '%s' % u, [u])
