# A lambda may hold a yield wherever it stands; the comprehension around it may not.
functions = [lambda: (yield x) for x in range(2)]
print([list(f()) for f in functions], len({lambda: (yield) for _ in 'ab'}))
print([list(f()) for f in (lambda x=x: (yield from [x, x]) for x in range(2))])
print({x: list(f()) for x, f in zip('ab', [lambda: (yield 1)] * 2)}, list(map(lambda f: list(f()), [lambda: (yield 2)])))


def generator():
    print([x for x in (yield 'first')])


g = generator()
print(next(g))
g.close()
for source in ('[(yield x) for x in y]', '[lambda a=(yield): 1 for x in y]', '{(yield): 1 for x in y}'):
    try:
        compile('def f():\n  ' + source, '', 'exec')
    except SyntaxError as e:
        print(e.msg)
