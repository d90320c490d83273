# faults: wrap, long
# not: stress stress16 sweep
# timeout: 60
# Code with more of a thing than its instructions can number is a SyntaxError or works; never anything between.
def attempt(name, source, check=None):
    space = {}
    try:
        exec(source, space)
    except (SyntaxError, MemoryError, RecursionError):
        return
    if check and not check(space):
        print(name, 'is wrong')


for n in (5, 255, 257, 1000, 4097, 9000):
    names = ['n%d' % i for i in range(n)]
    attempt('globals', ''.join('n%d=%d\n' % (i, i) for i in range(n)), lambda s: s['n%d' % (n - 1)] == n - 1)
    attempt('locals', 'def f():\n' + ''.join(' n%d=%d\n' % (i, i) for i in range(n)) + ' return n%d\nr=f()' % (n - 1), lambda s: s['r'] == n - 1)
    attempt('constants', 'a=[' + ','.join('%d.5' % i for i in range(n)) + ']', lambda s: s['a'][-1] == n - 0.5)
    attempt('strings', 'a=[' + ','.join('"s%d"' % i for i in range(n)) + ']', lambda s: s['a'][-1] == 's%d' % (n - 1))
    attempt('arguments', 'def f(*a): return a\nr=f(' + ','.join(map(str, range(n))) + ')', lambda s: s['r'] == tuple(range(n)))
    attempt('keywords', 'def f(**a): return a\nr=f(' + ','.join('n%d=%d' % (i, i) for i in range(n)) + ')', lambda s: len(s['r']) == n)
    attempt('parameters', 'def f(' + ','.join(names) + '): return n%d\nr=f(*range(%d))' % (n - 1, n), lambda s: s['r'] == n - 1)
    attempt('targets', ','.join(names) + ',=range(%d)' % n, lambda s: s['n%d' % (n - 1)] == n - 1)
    attempt('starred', '*a,' + ','.join(names) + '=range(%d)' % (n + 3), lambda s: s['n0'] == 3 and s['a'] == [0, 1, 2])
    attempt('jump', 'x=0\nif x:\n' + ' x=1\n' * n + 'else:\n x=2', lambda s: s['x'] == 2)
    attempt('loop', 'for i in (1,2):\n if i==3: continue\n' + ' x=i\n' * n, lambda s: s['x'] == 2)
    attempt('elif', 'x=%d\nif x==-1: r=0\n' % (n - 1) + ''.join('elif x==%d: r=%d\n' % (i, i) for i in range(n)), lambda s: s['r'] == n - 1)
    attempt('and', 'x=1\nr=' + ' and '.join(['x'] * n), lambda s: s['r'] == 1)
    attempt('compare', 'x=1\nr=' + '<='.join(['x'] * n), lambda s: s['r'] is True)
    attempt('chain', 'x=' + '='.join(names) + '=7', lambda s: s['n%d' % (n - 1)] == 7)
    attempt('fstring', 'x=1\nr=f"' + '{x}-' * n + '"', lambda s: s['r'] == '1-' * n)
    attempt('functions', ''.join('def n%d(): return %d\n' % (i, i) for i in range(n)), lambda s: s['n%d' % (n - 1)]() == n - 1)
    attempt('closure', 'def f():\n' + ''.join(' n%d=%d\n' % (i, i) for i in range(n)) + ' def g(): return ' + '+'.join(names) + '\n return g()\nr=f()',
            lambda s: s['r'] == n * (n - 1) // 2)
    attempt('decorators', 'd=lambda f:f\n' + '@d\n' * n + 'def g(): return 1', lambda s: s['g']() == 1)
    attempt('bases', ''.join('class n%d: pass\n' % i for i in range(min(n, 99))) + 'class A(' + ','.join(names[:9]) + '): pass', lambda s: len(s['A'].__mro__) > 2)
    attempt('handlers', 'try: 1/0\n' + 'except KeyError: pass\n' * n + 'except ZeroDivisionError: r=1', lambda s: s['r'] == 1)
    attempt('with', 'class C:\n def __enter__(s): return 1\n def __exit__(s,*a): pass\nwith ' + ','.join(['C()'] * n) + ': r=1', lambda s: s['r'] == 1)
    attempt('case', 'match %d:\n' % (n - 1) + ''.join(' case %d: r=%d\n' % (i, i) for i in range(n)), lambda s: s['r'] == n - 1)
    attempt('or pattern', 'match %d:\n case ' % (n - 1) + '|'.join(map(str, range(n))) + ': r=1', lambda s: s['r'] == 1)
    attempt('lines', '\n' * n * 7 + 'import sys\ntry: 1/0\nexcept ZeroDivisionError as e: r=e.__traceback__.tb_lineno', lambda s: s['r'] == n * 7 + 2)
    attempt('dict', 'r={' + ','.join('%d:%d' % (i, i) for i in range(n)) + '}', lambda s: s['r'][n - 1] == n - 1)
    attempt('imports', 'import sys as n0' + ''.join(',sys as n%d' % i for i in range(1, n)), lambda s: s['n%d' % (n - 1)])
print('done')
