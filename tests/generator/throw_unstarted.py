# An exception thrown into a generator that has not begun is in none of its try blocks.
def g():
    try:
        yield 1
    except ValueError:
        yield 'caught'
    finally:
        print('finally')

x = g()
try:
    print(x.throw(ValueError('z')))
except ValueError as e:
    print('out', e)
print(list(x))

def h():
    yield from g()
x = h()
try:
    print(x.throw(ValueError('y')))
except ValueError as e:
    print('out', e)

x = g()
try:
    x.throw(ValueError('z'), 3)
except TypeError as e:
    print(e)
print(next(x))
print(x.throw(ValueError('w'), None))
print(list(x))
