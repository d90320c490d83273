# title: Classes of the library are plainer
# reason: What few programs look at is left out of modules that lie in flash. Named tuples have a common base class; a ChainMap
#   is no Mapping and its values() is a list; deque(iterable, maxlen, 1) raises IndexError when it is full, as in
#   MicroPython; singledispatch knows no abstract base classes; operator has no in-place functions (`iadd`); Enum.`__members__` and `__dataclass_params__` are dicts;
#   timetuple() is a plain tuple, naive times know no astimezone(), and a class derived from timedelta loses its type in
#   arithmetic; statistics knows ints and floats only; pprint has no PrettyPrinter.format(), traceback no FrameSummary; a
#   failed assertEqual shows the two values only.
# instead: Use what these classes have in common with CPython's: names, iteration, methods.
import collections
import datetime
import enum


class Color(enum.Enum):
    RED = 1


print(type(Color.__members__).__name__)
print(type(collections.ChainMap({1: 2}).values()).__name__)
print(type(datetime.date(2024, 1, 2).timetuple()).__name__)
print(len(collections.namedtuple('Pair', 'x y').__mro__))
