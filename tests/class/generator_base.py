# A generator expression is no base of a class, and a starred name no target inside a tuple.
for source in ('class A(x for x in []): pass', 'class A(int, x for x in []): pass', '(1, 2, *name = 3)', 'f(1, 2, *name = 3)'):
    try:
        compile(source, 'f', 'exec')
    except SyntaxError as e:
        print(e.msg, e.lineno)
