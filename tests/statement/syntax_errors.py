sources = '''
def f():
  x = 1
  def g():
    nonlocal x
    x: int = 5
=
def f():
  global x
  x: int = 5
=
def f():
  global x
  nonlocal x
=
class A:
  nonlocal x
=
nonlocal x
=
def f():
  nonlocal x
=
def f(x):
  global x
=
def f():
  print(x)
  global x
=
def f(): x = yield = 1
=
x = [a, b for a in c]
=
x = {a, b for a in c}
=
def f(*, /): pass
=
def f(a, *, /): pass
=
from __future__ import nonsense
=
from __future__ import braces
=
for x in *a, b: pass
=
def f(): return *a, b
=
def f(): yield *a, b
=
a[*b] = c[*d, 1]
=
with (open(x) as a, open(y) as b,): pass
=
@(lambda f: f)
def k(): pass
=
x = (y := 1)
=
x = y := 1
=
y := 1
=
f(x=y := 1)
'''
for s in sources.split('=\n'):
    try:
        compile(s, 'test', 'exec')
        print('fine')
    except SyntaxError as e:
        print(e.msg, e.lineno)
