# Parentheses behind `with` that hold a star are a tuple, no list of managers.
class Manager:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return self.name

    def __exit__(self, *a):
        print('left', self.name)


rest = [Manager('r')]
with (*rest, Manager('a'))[1] as m:
    print(m)
with (Manager('b'), *rest)[0] as m, (*rest,)[0] as n:
    print(m, n)
with (*rest, Manager('c'))[0]:
    print('no name')
for source in ('with (*rest, rest): pass', 'with (*rest,) as x: pass'):
    try:
        exec(source)
    except TypeError as e:
        print(e)
