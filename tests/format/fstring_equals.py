# The = form shows the expression's text, with its blanks, and may have a conversion and a format.
x, y, name, items = 5, 2.5, 'it\'s', [1, 2]
print(f'{x=}', f'{x = }', f'{ x = }', f'{x=:4}', f'{x=!s}', f'{name=}', f'{name=!s}', f'{name=!a}', f'{y=:.3f}', f'{x + 1=}', f'{x  *  2 = :>5}')
print(f'{items=}', f'{items[0]=}', f'{len(items) = }', f'{x == 5=}', f'{x != 5 = }', f'{x<=5=}', f'{"a"=}', f"{'b' + 'c'=}", f'{(x, y)=}', f'{None=}', f'{x=}{y=}')
print(f'{x=:{x}}|{x=:<{x}}|{x=:0{x}d}|{name=:>8}|{name=!r:>8}|{y=:+}|{x=:#x}|{dict(a=1)=}|{(lambda a=1: a)()=}')


class Point:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f'Point({self.x=})'

    def __str__(self):
        return 'str'

    def __format__(self, spec):
        return f'format <{spec}>'


p = Point(3)
print(f'{p=}', f'{p=!s}', f'{p=:abc}', f'{p.x=}', f'{p}', f'{p!r}', f'{p!s:>5}', f'{p:}', f'{p:x y}', f'{[p]=}')
print(f'{x}=', f'{x}={y}', f'x={x}', f'{{x={x}}}', f'{x=} and {name=} and {y = :.1f}')
print([f'{i=}' for i in range(3)], {f'{k=}': k for k in 'ab'})
