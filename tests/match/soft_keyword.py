match = 1
case = 2
_ = 3
type = 4
print(match, case, _, type)
match: int = 5
match += 1
print(match)


def f(match, case=0, *, _=1):
    return match + case + _


print(f(1), f(match=1, case=2, _=3))
match = [1, 2, {'a': 3}]
match[0] = 9
match [1] = 8
match[-1]['a'] = 7
print(match)
match[:1] = [5]
match [1:] = ['x:']
print(match)
match = lambda *a, **k: print('called', a, k)
match(1, 2)
match (3, 4)
match (5, x=6)
match ('a:', "b:")
match(
    7,
    [8, (9,
         10)],
)
match * 2 if False else 0
match in [1]; match is None
match.attribute = 'attr'
print(match.attribute)
match .other = 1
-1 if match is None else 2


class match:
    def case(self): return 'method'
    match = 3


print(match().case(), match.match)
match match.match:
    case 3:
        print('matched')
case = 6
match case:
    case case:
        print(case)
match -case:
    case -6:
        print('minus')
match (case, _)[0] * 2:
    case 12: print('twelve')
match {'a': case}:
    case {'a': 6}: print('dict')
match not case:
    case False: print('not')
match [case]:
    case [6]: print('list')
match (x := case):
    case 6: print('walrus', x)
match x := 7:
    case 7: print('walrus', x)
match lambda: 0:
    case f: print(f())
match """triple: '
line:""" 'more':
    case str(t): print(t)
match (case,  # a comment:
       'a very long line that does not fit into the buffer of the lexer, which has 128 bytes', '# : ['):
    case (6, *rest): print(rest)
match case, \
        8:
    case [6, 8]: print('joined')
match (yield_ := 1), 2:
    case _: print(yield_)


def g():
    match (yield 1):
        case 5:
            yield 'five'
        case r:
            yield r
    match = 1
    match[0:1] if not match else 0
    return match


it = g()
print(next(it), it.send(5))
it = g()
print(next(it), it.send(6))
