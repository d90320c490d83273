# staticmethod and classmethod objects have a __get__ of their own, not that of the function in them.
def f(*args):
    return args
class A:
    pass
print(staticmethod(f).__get__(A()) is f, staticmethod(f).__get__(None, A)(1), classmethod(f).__get__(None, A)(1) == (A, 1))
print(classmethod(f).__get__(A())(2) == (A, 2))
