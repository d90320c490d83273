# !r, !s and !a with user classes; __format__, inheritance of it, and its errors.
class Money:
    def __init__(self, cents):
        self.cents = cents

    def __format__(self, spec):
        if spec == 'eur':
            return f'{self.cents // 100},{self.cents % 100:02d} EUR'
        return f'{self.cents / 100:{spec or ".2f"}}'

    def __repr__(self):
        return f'Money({self.cents})é'


class Tip(Money):
    def __str__(self):
        return 'tip'


class Wrong:
    def __format__(self, spec):
        return 5


m, t = Money(1250), Tip(75)
print(f'{m} {m:eur} {m:8.1f}| {m!r} {m!s} {m!a} {m!r:>14}|', f'{t} {t!s} {t!r} {t:eur}', format(m, 'eur'), '{:eur}/{!r}'.format(t, t))
print(f'{"é"!r} {"é"!s} {"é"!a}', '{!r:>5}{!s:>5}{!a:>9}'.format('a', 'a', 'é'))
for f in (lambda: f'{Wrong()}', lambda: format(Wrong(), 'x'), lambda: f'{[1]:5}', lambda: f'{None:x}', lambda: format(5, 5), lambda: f'{object:1}'):
    try:
        print(f())
    except TypeError as e:
        print(e)


class Plain:
    def __str__(self):
        return 'plain'


print(f'{Plain()}', f'{Plain()!s:>8}', format(Plain()), '{}'.format(Plain()))
try:
    f'{Plain():>8}'
except TypeError as e:
    print(e)
