#!/usr/bin/env python3
"""An independent oracle for programs whose floats are IEEE singles.

On the 32-bit product a float is a single, and its repr is the shortest text that reads back as the same single.
This tool runs a program under CPython with every float rounded to single: the program's tree is rewritten so that
float literals become F32 objects and results of arithmetic and of calls are made F32 as well; F32's own operators
round each result. It shares nothing with Terrarium, which is the point.

    f32_oracle.py FILE.py [ARGS]     run FILE.py, output to stdout
    f32_oracle.py --write FILE.py..  write NAME.f32.out beside each FILE.py
    f32_oracle.py --audit DIR        run every program under DIR: a NAME.f32.out must exist exactly where the output
                                     differs from python3's, and must be up to date
    f32_oracle.py --self-test        check this tool itself

Invariant: the value of an F32 is always exactly representable as a single, and an exact `float` never escapes into the
program. Limits: results of libm functions are computed in double and then rounded, so that programs should print them with
at most 5 digits; eval() and exec() of float text are not rewritten.
"""
import ast
import builtins
import math
import os
import struct
import subprocess
import sys
import types
from fractions import Fraction

MAX_F32 = float(2 ** 128 - 2 ** 104)
OVERFLOW_EDGE = 2 ** 128 - 2 ** 103      # from here on, a number rounds to infinity


# ---- rounding ----

def _bits_to_single(bits):
    return struct.unpack('<f', struct.pack('<I', bits))[0]


def _single_to_bits(single):
    return struct.unpack('<I', struct.pack('<f', single))[0]


def round_double(d):
    """The single nearest to the double d, as a double."""
    if d != d or d in (math.inf, -math.inf):
        return d
    if abs(d) >= OVERFLOW_EDGE:
        return math.copysign(math.inf, d)
    return struct.unpack('<f', struct.pack('<f', d))[0]


def round_exact(q):
    """The single nearest to the Fraction or int q, ties to even, with no rounding in between."""
    q = Fraction(q)
    if abs(q) >= OVERFLOW_EDGE:
        return math.inf if q > 0 else -math.inf
    near = abs(round_double(float(q)))
    if near == math.inf:
        near = MAX_F32
    bits = _single_to_bits(near)
    best = None
    for candidate in (bits - 1, bits, bits + 1):
        if candidate < 0 or candidate >= 0x7F800000:
            continue
        distance = abs(Fraction(_bits_to_single(candidate)) - abs(q))
        key = (distance, candidate & 1)
        if best is None or key < best[0]:
            best = (key, candidate)
    value = _bits_to_single(best[1])
    return -value if q < 0 else value


def round_text(text):
    """The single nearest to a decimal text that float() accepts."""
    d = float(text)
    if d != d or d == 0.0 and not _has_nonzero_digit(text):
        return d
    if 'n' in text.lower():              # inf, nan, infinity
        return d
    sign = -1.0 if text.strip().startswith('-') else 1.0
    return math.copysign(round_exact(Fraction(text.strip())), sign)


def _has_nonzero_digit(text):
    return any(c in '123456789' for c in text.lower().split('e')[0])


def shortest(single):
    """The double whose repr has the shortest digits that read back as `single`, and of these the nearest."""
    for precision in range(9):
        text = '%.*e' % (precision, single)
        digits, exponent = text.split('e')
        # Above a power of two reads back what is twice as far: the next text away from zero may do.
        step = Fraction(10) ** (int(exponent) - precision)
        above = Fraction(digits) * Fraction(10) ** int(exponent) + math.copysign(1, single) * step
        for candidate in (text, '%.*e' % (precision, above)):
            if round_text(candidate) == single:
                return float(candidate)
    raise AssertionError('no text for %r' % float(single))


# ---- the float of the program ----

class F32(float):
    __slots__ = ()

    def __new__(cls, x=0.0):
        if isinstance(x, F32):
            value = float.__float__(x)
        elif isinstance(x, float):
            value = round_double(x)
        elif isinstance(x, int):
            value = round_exact(x)
            if math.isinf(value):
                raise OverflowError('int too large to convert to float')
        else:
            value = float(x)             # raises CPython's own errors
            if isinstance(x, str):
                value = round_text(x)
            elif isinstance(x, (bytes, bytearray)):
                value = round_text(x.decode())
            else:
                value = round_double(value)
        return float.__new__(cls, value)

    def __repr__(self):
        d = float.__float__(self)
        if d != d or d in (math.inf, -math.inf) or d == 0.0:
            return float.__repr__(d)
        return float.__repr__(shortest(d))

    def __format__(self, spec):
        d = float.__float__(self)
        if spec == '':
            return str(self)
        if spec.endswith('%'):
            return float.__format__(round_double(d * 100.0), spec[:-1] + 'f') + '%' \
                if not _has_width(spec) else _percent_with_width(self, spec)
        if spec and (spec[-1].isalpha() or '.' in spec):
            return float.__format__(d, spec)
        if d != d or d in (math.inf, -math.inf) or d == 0.0:
            return float.__format__(d, spec)
        return float.__format__(shortest(d), spec)

    def __float__(self):
        return self

    def __round__(self, ndigits=None):
        d = float.__float__(self)
        if ndigits is None:
            return float.__round__(d)
        return F32(float.__round__(d, ndigits))

    def __floordiv__(self, other):
        return _divmod(self, other, 0)

    def __rfloordiv__(self, other):
        return _divmod(other, self, 0)

    def __mod__(self, other):
        return _divmod(self, other, 1)

    def __rmod__(self, other):
        return _divmod(other, self, 1)

    def __divmod__(self, other):
        return _divmod(self, other, None)

    def __rdivmod__(self, other):
        return _divmod(other, self, None)

    def __pow__(self, other, mod=None):
        return _power(self, other, mod)

    def __rpow__(self, other, mod=None):
        return _power(other, self, mod)


def _has_width(spec):
    return any(c.isdigit() for c in spec.split('.')[0])


def _percent_with_width(x, spec):
    scaled = round_double(float.__float__(x) * 100.0)
    # CPython pads the text with its '%': format 1/100 of the scaled value, which a double holds closely enough.
    return float.__format__(scaled / 100.0, spec)


def _operand(x):
    """The double that a single operand is, or None when x is no number."""
    if isinstance(x, float):
        return float.__float__(F32(x))
    if isinstance(x, int):
        return float.__float__(F32(x))
    return None


def _binary(name):
    double_op = getattr(float, name)

    def op(self, other):
        y = _operand(other)
        if y is None:
            return NotImplemented
        result = double_op(float.__float__(self), y)
        return F32(result)
    op.__name__ = name
    return op


def _unary(name):
    double_op = getattr(float, name)
    return lambda self: F32(double_op(float.__float__(self)))


for _name in ('add', 'sub', 'mul', 'truediv'):
    setattr(F32, '__%s__' % _name, _binary('__%s__' % _name))
    setattr(F32, '__r%s__' % _name, _binary('__r%s__' % _name))
for _name in ('neg', 'pos', 'abs'):
    setattr(F32, '__%s__' % _name, _unary('__%s__' % _name))


def _divmod(a, b, which):
    """CPython's float_divmod, each step rounded to single."""
    x, y = _operand(a), _operand(b)
    if x is None or y is None:
        return NotImplemented
    if y == 0.0:
        (x // y) if which == 0 else (x % y) if which == 1 else divmod(x, y)     # raises
    mod = math.fmod(x, y) if not math.isinf(x) else math.nan
    if x != x or y != y:
        mod = math.nan
    div = round_double(round_double(x - mod) / y)
    if mod:
        if (y < 0) != (mod < 0):
            mod = round_double(mod + y)
            div = round_double(div - 1.0)
    else:
        mod = math.copysign(0.0, y)
    if div == div and div and not math.isinf(div):
        floored = float(math.floor(div))
        if round_double(div - floored) > 0.5:
            floored += 1.0
        div = floored
    elif not div:
        div = math.copysign(0.0, x / y)
    result = (F32(div), F32(mod))
    return result if which is None else result[which]


def _power(a, b, mod):
    x, y = _operand(a), _operand(b)
    if x is None or y is None:
        return NotImplemented
    if mod is not None:
        raise TypeError('pow() 3rd argument not allowed unless all arguments are integers')
    result = F32(float.__pow__(x, y))
    if math.isinf(result) and not (math.isinf(x) or math.isinf(y)):
        raise OverflowError(34, 'Numerical result out of range')
    return result


F32.__name__ = F32.__qualname__ = 'float'
F32.__module__ = 'builtins'


def wrap(x):
    """Make exact floats, also in tuples and lists that a call returned, singles."""
    kind = type(x)
    if kind is float:
        return F32(x)
    if kind is tuple and any(type(item) is float for item in x):
        return tuple(wrap(item) for item in x)
    if kind is list:
        for i, item in enumerate(x):
            if type(item) is float:
                x[i] = F32(item)
    return x


# ---- the program ----

class Rewriter(ast.NodeTransformer):
    """Float literals become `__f32__(text)`, results of operators and calls `__wrap__(result)`."""

    def __init__(self, source):
        self.source = source

    def visit_Constant(self, node):
        if type(node.value) is not float:
            return node
        text = ast.get_source_segment(self.source, node) or ''
        text = text.replace('_', '')
        try:
            exact = float(text) == node.value
        except ValueError:
            exact = False
        if not exact:                    # inside an f-string positions are not reliable
            text = repr(node.value)
        return self._call('__f32__', ast.Constant(text), node)

    def _call(self, name, argument, at):
        call = ast.Call(ast.Name(name, ast.Load()), [argument], [])
        return ast.fix_missing_locations(ast.copy_location(call, at))

    def _wrap_result(self, node):
        self.generic_visit(node)
        return self._call('__wrap__', node, node)

    visit_BinOp = visit_UnaryOp = _wrap_result

    def visit_Call(self, node):
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id in ('super', 'locals', 'vars', 'dir', 'globals', 'eval', 'exec'):
            return node                  # these look at their caller's frame
        return self._call('__wrap__', node, node)

    def visit_AugAssign(self, node):
        self.generic_visit(node)
        if not isinstance(node.op, (ast.Div, ast.Pow)):
            return node                  # only these make a float of two ints; F32 cares for itself
        load = ast.parse(ast.unparse(node.target), mode='eval').body
        again = ast.Assign([node.target], self._call('__wrap__', load, node))
        return [node, ast.fix_missing_locations(ast.copy_location(again, node))]


def _single_function(f):
    def call(*args, **kwargs):
        args = [F32(a) if type(a) is float else a for a in args]
        result = f(*args, **kwargs)
        wrapped = wrap(result)
        if type(result) is float and math.isinf(wrapped) and not math.isinf(result):
            raise OverflowError('math range error')
        return wrapped
    call.__name__ = f.__name__
    return call


def single_math():
    module = types.ModuleType('math')
    for name in dir(math):
        value = getattr(math, name)
        if isinstance(value, float):
            value = F32(value)
        elif callable(value) and not name.startswith('__'):
            value = _single_function(value)
        setattr(module, name, value)
    return module


def run(path, argv):
    with open(path, encoding='utf-8') as f:
        source = f.read()
    tree = Rewriter(source).visit(ast.parse(source, path))
    code = compile(ast.fix_missing_locations(tree), path, 'exec')
    main = types.ModuleType('__main__')
    main.__file__ = path
    main.__builtins__ = types.ModuleType('builtins')         # a copy: this tool and the library keep the real float
    main.__builtins__.__dict__.update(vars(builtins), float=F32, __f32__=F32, __wrap__=wrap)
    sys.modules['math'] = single_math()
    sys.modules['__main__'] = main
    sys.argv = [path] + argv
    sys.path[0] = os.path.dirname(os.path.abspath(path))
    exec(code, main.__dict__)


# ---- the corpus ----

def expected_path(path):
    return path[:-3] + '.f32.out'


def output_of(command):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    return done.stdout + (b'exit status %d\n' % done.returncode if done.returncode else b'')


def single_output(path):
    return output_of([sys.executable, os.path.abspath(__file__), path])


def write(paths):
    for path in paths:
        output = single_output(path)
        with open(expected_path(path), 'wb') as f:
            f.write(output)
    return 0


def programs_under(folder):
    """The programs are what lies in subject folders: not FOLDER's own tools, not what a program imports."""
    for subject in sorted(set(os.listdir(folder)) - {'c', 'tool'}):
        path = os.path.join(folder, subject)
        for name in sorted(os.listdir(path)) if os.path.isdir(path) else ():
            if name.endswith('.py') and not name.startswith('_'):
                yield os.path.join(path, name)


def audit(folder):
    faults = count = differing = 0
    for path in programs_under(folder):
        count += 1
        double, single = output_of([sys.executable, path]), single_output(path)
        expected = None
        if os.path.exists(expected_path(path)):
            with open(expected_path(path), 'rb') as f:
                expected = f.read()
        differing += double != single
        fault = None
        if double != single and expected is None:
            fault = 'differs in single and has no .f32.out'
        elif expected is not None and expected != single:
            fault = 'stale .f32.out'
        elif expected is not None and double == single:
            fault = 'needs no .f32.out'
        if fault:
            faults += 1
            print('%s: %s' % (path, fault))
    print('%d programs, %d differ in single, %d faults' % (count, differing, faults))
    return 1 if faults else 0


# ---- self-test ----

SELF_TEST = r'''
import math
class Metres(float):
    def __repr__(self):
        return 'Metres(' + float.__repr__(self) + ')'
print(Metres(0.1), [Metres('1.5')], Metres(1) / 3, f'{Metres(0.1)}', '%s' % Metres(2))
print(0.1, 0.1 + 0.2, 1/3, 2/3, 1e38*10, -1e38*10, 16777217.0, 16777216.0 + 1.0)
print(0.7, 1.1*1.1, 3.4028235e38, 1e-45, 1.17549435e-38, 123456789.0, 1e16, 1e15, 9999999.0, 0.0001, 0.00001)
print(round(2.675, 2), round(0.5), round(1.5), round(2.5), round(1234567.0, -3), round(3.14159, 3))
print(sum([0.1]*10), sum([0.1]*10) == 1.0, 0.1*3, 0.1 + 0.2 == 0.3)
print('%.3f' % 1.0005, f'{0.1:.10f}', f'{1/3:.10f}', '%r' % 0.1, '%s' % (1/3), '%g' % 0.1, '%.9g' % 0.1)
print(f'{0.1}', f'{0.1:>8}', f'{1/3:010}', '{:.3}'.format(2/3), f'{0.125:.1%}', f'{1e10:,}', f'{0.5:8.1%}|')
print(float('0.1'), float(' 1e39 '), float('-inf'), float('nan'), float('1_0.5'), float(True), float(16777217))
print(7.5 // 2, -7.5 // 2, 7.5 % -2, divmod(-7.5, 2), 1 % 0.1, -0.0 % 3, 0.3 % 0.1, 0.0 // -1)
print(2 ** -1, 2 ** 0.5, 10 ** -2, 1e20 ** 1.5, (1 + 2) / 3, -1 / 3)
print(math.pi, math.sqrt(2), math.floor(2.7), math.modf(0.1), math.sqrt(2) ** 2 == 2, math.frexp(0.1))
x = 1
x /= 3
a = [1]
a[0] /= 7
b = 2
b **= -2
print(x, a, b, abs(-x), +x, -x, type(x), type(x) is float, isinstance(x, float), type(x).__name__)
print([0.1, (0.2,), {0.3: 0.1}], max(0.1, 0.2), sorted([0.3, 0.1]), list(map(float, ['0.1', '1e-3'])))
print((0.1).as_integer_ratio(), int(1e10), 0.1 == 0.1, 16777217 == 16777216.0, hash(1.0) == hash(1), 1 < 1.5)
for f, args in ((float, ('x',)), (float, (10**39,)), (lambda: 1.0 / 0, ()), (lambda: 1.0 + 'a', ()), (pow, (1e20, 3))):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)
print(8388608.5, 8388609.5, 0.1e-44, 1.00000006, 1.00000005960464485, 33554435.0, 5e-324, 7.006492321624085e-46, 7.006492321624086e-46)
'''

SELF_TEST_OUTPUT = r'''
Metres(0.1) [Metres(1.5)] 0.33333334 Metres(0.1) Metres(2.0)
0.1 0.3 0.33333334 0.6666667 inf -inf 16777216.0 16777216.0
0.7 1.21 3.4028235e+38 1e-45 1.1754944e-38 123456790.0 1e+16 1000000000000000.0 9999999.0 0.0001 1e-05
2.67 0 2 2 1235000.0 3.142
1.0000001 False 0.3 True
1.000 0.1000000015 0.3333333433 0.1 0.33333334 0.1 0.100000001
0.1      0.1 0.33333334 0.667 12.5% 10,000,000,000.0    50.0%|
0.1 inf -inf nan 10.5 1.0 16777216.0
3.0 -4.0 -0.5 (-4.0, 0.5) 0.09999999 0.0 7.450581e-09 -0.0
0.5 1.4142135 0.01 1e+30 1.0 -0.33333334
3.1415927 1.4142135 2 (0.1, 0.0) False (0.8, -3)
0.33333334 [0.14285715] 0.25 0.33333334 0.33333334 -0.33333334 <class 'float'> True True float
[0.1, (0.2,), {0.3: 0.1}] 0.2 [0.1, 0.3] [0.1, 0.001]
(13421773, 134217728) 10000000000 True False True True
ValueError could not convert string to float: 'x'
OverflowError int too large to convert to float
ZeroDivisionError float division by zero
TypeError unsupported operand type(s) for +: 'float' and 'str'
OverflowError (34, 'Numerical result out of range')
8388608.0 8388610.0 1e-45 1.0000001 1.0000001 33554436.0 0.0 0.0 1e-45
'''


def self_test():
    path = os.path.join('/tmp', 'f32_oracle_self_test_%d.py' % os.getpid())
    with open(path, 'w') as f:
        f.write(SELF_TEST)
    try:
        got = single_output(path).decode().strip().split('\n')
    finally:
        os.remove(path)
    wanted = SELF_TEST_OUTPUT.strip().split('\n')
    faults = 0
    for i in range(max(len(got), len(wanted))):
        g = got[i] if i < len(got) else '(nothing)'
        w = wanted[i] if i < len(wanted) else '(nothing)'
        if g != w:
            faults += 1
            print('line %d\n  got    %s\n  wanted %s' % (i + 1, g, w))
    faults += _check_rounding()
    print('self-test: %s' % ('%d faults' % faults if faults else 'passed'))
    return 1 if faults else 0


def _check_rounding():
    """Rounding and shortest text of many patterns: text reads back, and one digit less does not."""
    faults = 0
    bits = 1
    while bits < 0x7F800000:
        x = _bits_to_single(bits)
        text = repr(F32(x))
        if round_text(text) != x or round_exact(Fraction(x)) != x:
            faults += 1
            print('pattern %08x: %s does not read back' % (bits, text))
        digits = len(text.split('e')[0].replace('.', '').strip('0'))
        if digits > 1 and round_text('%.*e' % (digits - 2, x)) == x:
            faults += 1
            print('pattern %08x: %s is not shortest' % (bits, text))
        bits += 104729 * 7
    return faults


def main(argv):
    if argv[:1] == ['--self-test']:
        return self_test()
    if argv[:1] == ['--write'] and len(argv) > 1:
        return write(argv[1:])
    if argv[:1] == ['--audit'] and len(argv) == 2:
        return audit(argv[1])
    if not argv or argv[0].startswith('-'):
        print(__doc__)
        return 2
    run(argv[0], argv[1:])
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
