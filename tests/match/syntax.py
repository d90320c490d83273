sources = [
    'match x:\n  case a: pass\n  case b: pass',
    'match x:\n  case _: pass\n  case b: pass',
    'match x:\n  case a | 1: pass',
    'match x:\n  case _ | 1: pass',
    'match x:\n  case [a | 1]: pass',
    'match x:\n  case (a as b) | 1: pass',
    'match x:\n  case a if a: pass\n  case b: pass',
    'match x:\n  case [a, a]: pass',
    'match x:\n  case {1: a, 2: [a]}: pass',
    'match x:\n  case C(a, b=a): pass',
    'match x:\n  case a as a: pass',
    'match x:\n  case [a] | [b]: pass',
    'match x:\n  case [a] | {1: b, 2: a}: pass',
    'match x:\n  case [a, [a] | [[a]]]: pass',
    'match x:\n  case [*a, *b]: pass',
    'match x:\n  case a, *b, *c: pass',
    'match x:\n  case {1: a, 1: b}: pass',
    'match x:\n  case {"k": a, "k": b}: pass',
    'match x:\n  case {a: 1}: pass',
    'match x:\n  case {**r, 1: a}: pass',
    'match x:\n  case {**_}: pass',
    'match x:\n  case C(a=1, 2): pass',
    'match x:\n  case C(a=1, a=2): pass',
    'match x:\n  case 1 as _: pass',
    'match x:\n  case 1 as a.b: pass',
    'match x:\n  case 1 as 2: pass',
    'match x:\n  case f"a": pass',
    'match x:\n  case 1 + 2: pass',
    'match x:\n  case *a: pass',
    'match x:\n  case (*a): pass',
    'match x:\n  case -a: pass',
    'match x:\n  case a(): pass\n  other: pass',
    'match x:\ncase 1: pass',
    'match x:\n  case 1:\n  pass',
    'match x:\n  case 1\n    pass',
    'match x:\n  pass',
    'match x:\n  case: pass',
    'match:\n  case 1: pass',
    'match x:\n  case a.b.c: pass\n  case (1, 2): pass',
]
for s in sources:
    for source in s, 'def f(x):\n  ' + s.replace('\n', '\n  '), 'class K:\n  ' + s.replace('\n', '\n  '):
        try:
            compile(source, 'test', 'exec')
            print('fine')
        except SyntaxError as e:
            print(type(e).__name__, e.msg, e.lineno)
