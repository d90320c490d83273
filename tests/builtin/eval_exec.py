# eval and exec with globals and locals, their scopes, results and errors.
x = 'global x'


def f(x, y):
    return eval('x'), eval('y + 1'), eval('[x[0] for _ in range(y)]', {'x': 'given', 'y': 2}), eval('x', {'x': 'in globals'}), eval('x', {}, {'x': 'in locals'})


print(f('local x', 2), eval('x'), eval(' 1 + 2 '), eval('(1,\n 2)'), eval('lambda a: a * 2')(4), eval('{"a": [1, 2]}["a"][1]'), eval("'é'"), eval('not None'))
space = {'a': 5}
print(exec('b = a * 2\ndef double(n):\n    return n * 2 + a\n', space), space['b'], space['double'](10), sorted(k for k in space if k[0] != '_'))
exec('c = 1; d = 2; e = c + d')
print(e, exec('pass'), exec(''), exec('# only a comment\n'))
local = {}
exec('z = q + 1', {'q': 10}, local)
print(local, eval('q + z', {'q': 1}, {'z': 5}))
exec('for i in range(3):\n    if i:\n        total = i\nclass K:\n    v = 7\n')
print(total, K.v, K().v, i)
code = compile('x + "!"', '<string>', 'eval')
print(eval(code), eval(code, {'x': 'other'}), exec(compile('made = x.upper()', '<string>', 'exec')), made)
for text in ('1 +', 'x = 1', 'undefined_name', '1 / 0', 'import', '', '"abc', '(1', 'a b', 'for', 'return 1'):
    try:
        print(eval(text))
    except SyntaxError:
        print('SyntaxError', repr(text))
    except (NameError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
for text in ('if 1:\nx = 1', ' x = 1', 'x = = 1', 'return 5', 'break', 'def f(:\n pass', 'raise KeyError("in exec")'):
    try:
        exec(text)
    except (SyntaxError, KeyError) as e:
        print(isinstance(e, SyntaxError), repr(text))
