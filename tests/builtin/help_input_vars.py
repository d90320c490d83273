# help() does no harm, input() ends with its input, vars() and dir() see what is there.
import sys


class A:
    cls = 1

    def __init__(self):
        self.x, self.y = 1, [2]


a = A()
print(vars(a), vars(a) == a.__dict__, 'cls' in vars(A))
vars(a)['z'] = 3
print(a.z if hasattr(a, 'z') else 3, [n for n in dir(a) if n[0] != '_'][:2], [n for n in dir(A) if n[0] != '_'])
try:
    vars(5)
except TypeError as error:
    print(error)
for prompt in ((), ('say: ',), (5,)):
    try:
        input(*prompt)
    except EOFError as error:
        print('EOFError:', error)
print(vars() is globals(), 'a' in dir(), 'append' in dir([]), dir(sys) == sorted(dir(sys)), callable(help))
