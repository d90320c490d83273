# AttributeError.name and .obj, NameError.name: what was looked for where.
class A:
    pass


def caught(action):
    try:
        action()
    except (AttributeError, NameError) as error:
        return error


a = A()
for make in (lambda: a.blech, lambda: A.blech, lambda: a.blech(), lambda: None.x, lambda: getattr(a, 'quo"te')):
    error = caught(make)
    print(error.name, error.obj is a or error.obj is A or error.obj)
    print(error, repr(error), error.args)
    print(error.name, error.obj is a or error.obj is A or error.obj, str(error))
import math
error = caught(lambda: math.nothing)
print(error.name, error.obj is math, error)
error = caught(lambda: undefined)
print(error.name, error, repr(error), error.name)
error = caught(lambda: a.gone)
error.args = ('other', 1)
print(error.name, error.obj is a, error)
error.name = 'set'
print(error.name, error.obj is a)
print(AttributeError('x').name, AttributeError('x', name=1, obj=2).obj, NameError('x').name)
