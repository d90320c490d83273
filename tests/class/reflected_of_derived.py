# The operand whose class derives from the other's is asked first, also by divmod(); but a dict or set on the
# left of an in-place operator works in place before that.
names = 'add sub mul truediv floordiv mod divmod pow lshift rshift and or xor matmul'.split()
operators = '+ - * / // % ** << >> & | ^ @'.split()
for base in (int, float, str, list, tuple, dict, set, frozenset, bytes, bytearray):
    methods = {f'__r{n}__': lambda self, other, n=n: 'r' + n for n in names}
    Derived = type('Derived', (base,), methods)
    answers = []
    for op in operators:
        for left in (base(), Derived()):
            for op in (op, op + '='):
                namespace = {'a': left, 'b': Derived()}
                try:
                    exec(f'a {op} b' if '=' in op else f'a = a {op} b', namespace)
                    result = namespace['a']
                except (TypeError, ZeroDivisionError) as e:
                    result = type(e).__name__
                answers.append(result if isinstance(result, str) else type(result).__name__)
    print(base.__name__, *answers)
    try:
        print(divmod(base(), Derived()))
    except TypeError as e:
        print(e)


class P:
    def __divmod__(self, other):
        return 'P'

    def __rdivmod__(self, other):
        return 'rP'


class Q(P):
    pass


class R(P):
    def __rdivmod__(self, other):
        return 'rR'


class Declines(P):
    def __divmod__(self, other):
        return NotImplemented

    def __rdivmod__(self, other):
        print('asked')
        return NotImplemented


print(divmod(P(), Q()), divmod(P(), R()), divmod(P(), P()), divmod(P(), Declines()), divmod(3, P()), divmod(P(), 3))
for left in (Declines(), 1):
    try:
        divmod(left, Declines())
    except TypeError as e:
        print(e)
