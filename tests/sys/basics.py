# sys: argv, path, maxsize, byteorder, implementation, modules, version_info by type and sign only.
import sys

print(type(sys.argv).__name__, len(sys.argv) >= 1, all(isinstance(a, str) for a in sys.argv))
print(type(sys.path).__name__, all(isinstance(p, str) for p in sys.path), sys.maxsize > 0, (sys.maxsize + 1) & sys.maxsize == 0, sys.byteorder in ('little', 'big'))
print(hasattr(sys, 'implementation'), hasattr(sys.implementation, 'name'), isinstance(sys.implementation.name, str), isinstance(sys.platform, str), isinstance(sys.version, str))
print(sys.version_info[0], sys.version_info >= (3, 4), sys.version_info[:1] == (3,), type(sys.modules).__name__, 'sys' in sys.modules, sys.modules['sys'] is sys, 'no_such_module' in sys.modules)
sys.path.append('/no/such/folder')
print(sys.path[-1], sys.path.pop(), type(sys).__name__, sys.__name__, repr(sys.maxsize) == str(sys.maxsize))
import sys as other
from sys import modules, argv as arguments

print(other is sys, modules is sys.modules, arguments is sys.argv)
import math

print(sys.modules['math'] is math, 'math' in sys.modules, type(sys.modules['math']).__name__)
for name in ('no_such_name', 'exit_', ''):
    try:
        getattr(sys, name)
    except AttributeError as e:
        print(e)
try:
    import no_such_module
except ImportError as e:
    print(type(e).__name__, e)
try:
    from sys import no_such_name
except ImportError as e:
    print(type(e).__name__)
