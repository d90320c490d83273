# Any expression in an f-string: calls, subscripts, lambdas in parentheses, quotes, nesting, braces.
name, n, d, items = 'Ada', 3, {'k': [1, 2]}, ['a', 'b']
print(f'{name} {name.upper()} {name[0]} {n * 2 + 1} {d["k"][1]} {items[-1]} {len(items)} {n if n > 2 else 0} {[x * 2 for x in items]} { {1: 2}[1] }')
print(f'{{}} {{{n}}} }}{{ {{n}} {n}}} {{' f'{n}' '{n}' rf'\n{n}\t' f"{'quoted'}" f'{"double"}' f'''{name}
line {n}''')
print(f'{(lambda x: x + 1)(n)} {n:{n}} {n!r} {n == 3} {n != 3} {n >= 3} {not n} {n and name} {(n, name)} {n,} {name,} {-n} {n}' f"")
print(f'{max(1, 2)} {"a" + "b"} {", ".join(items)} {dict(a=1)} {(y := n + 5)} {y} { {*items} == set(items)} {[*items]} {name[::-1]} {"{}"}')
print(f'', f'plain', f'{""}' == '', f'{n}{n}{n}', f'{n} {f"{n} {name}"} {f"{{}}"}', F'{n}', fR'\{n}', f'é{name}😀')


def f(a, *, b=2):
    return f'{a=} {b=} {a + b=}'


class Item:
    count = 5

    def __str__(self):
        return f'Item({self.count})'


print(f(1), f(1, b=5), f'{Item()} {Item.count} {Item().count + 1} {str(Item())[:4]}', [f'{i}{j}' for i in range(2) for j in 'xy'])
for text in ("f'{}'", "f'{a'", "f'}'", "f'{a!x}'", "f'{1 +}'", "f'{a b}'"):
    try:
        eval(text)
    except SyntaxError:
        print('SyntaxError', text)
