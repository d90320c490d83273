# Texts of what is wrong in f-strings are those of CPython, which compiles each expression apart.
sources = [
    "f'{1a}'", "f'{a b}'", "f'{a $ b}'", "f'{,}'", "f'{.}'", "f'{*a}'", "f'{**a}'", "f'{a:{/5}}'", "f'{/5}'",
    "f'{(x}'", "f'{x)}'", "f'{a[4)}'", "f'{((}'", "f'{3(#)}'", "f'{#}'", "f'{1#}'", "f'{)#}'", "f'{yield}'",
    "f'{await x}'", "f'{a=b}'", "f'{None:=5}'", "f'{f(1=2)}'", "f'{lambda x:x}'", "f'{0777}'", "f'{[x for x in}'",
    "f'{for}'", "f'{a.}'", "f'{1 1}'", "f'{3!ss}'", "f'{3!z}'", "f'{3!}'", "f'{3!:}'", "f'{3!s'", "f'{3!'", "f'{'",
    'f\'{"x\'', 'f\'{("x\'', 'f\'{("x}\'', "f'{!r}'", "f'{=}'", "f'{:x}'", "f'{\\n}'", "f'{a\\n}'", "f'''{'''",
    'f\'\'\'{"""x}\'\'\'', "b'' f''", "b'' f'{x}'", "f'{x}' b''", "f'' b'x'", "'a' b'b' f''", "f'''{\n}'''",
    "f'{\xa0}'", '\xa0', "f'{x!r x}'", "f'{x:'", "f'{x:{'", "f'{x:{y'", "f'{x:{y}'", "f'}'", "f'{x}}'", "f'{{x}'",
    "f'{x:}}'", "f'{a if b}'", "f'{a if b else}'", "f'{not}'", "f'{a b:x}'", "f'{x:{a b}}'", "f'{x!a:{*z}}'",
    '(*a)', "f'{(*a)}'", "f'{*a, b}'", "f'{*a,}'", "f'{del x}'", "f'{x;y}'", "f'{x!=}'", "f'{x=!x}'", "f'{x=z}'",
    "f'{a[1:2:3:4]}'", "f'{{1:2}}'", "f'{ {1} }'", "f'{ {1:} }'", "f'{a(b for c in d, e)}'", "f'{a(}'", "f'{a[}'",
    "f'{True=1}'", "f'{x:=5}'", "f'{(x:=5)}'", "f'{(1:=5)}'", "f'{a..b}'", "f'{\u20ac}'", "f'{$}'", "f'{a?}'",
    "f'{a!b}'",
    "f'{3:{{>10}'", "f'x{<'", "f'{ {1 2} }'", "f'{ {1 2 }'", "f'{i='",
]
for source in sources:
    try:
        compile(source, '?', 'eval')
        print(ascii(source), 'is right')
    except SyntaxError as error:
        print(ascii(source), error.msg)
