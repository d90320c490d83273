# title: Classes of the library are plainer
# reason: What few programs look at is left out of modules that lie in flash. Named tuples have a common base class; the views
#   of a ChainMap are those of the moment; built-in types are found in collections.abc by their methods or by name.
#   Enum.`__members__` is a dict, a copy, and members have the names of others as attributes; `__dataclass_params__` has
#   `frozen` alone, and weakref_slot changes nothing. iterencode() of json gives one piece, json.decoder is json itself. A weak
#   dict loses what has died when it is next walked through. Naive times
#   know no astimezone(), and a class derived from timedelta loses its type in arithmetic. statistics answers ints
#   and floats only; traceback cannot walk frames; a failed assertEqual shows two values.
# instead: Use what these classes have in common with CPython's: names, iteration, methods.
import collections
import dataclasses
import datetime
import enum
import json


class Color(enum.Enum):
    RED = 1


@dataclasses.dataclass
class Point:
    x: int


print(type(Color.__members__).__name__)
try:
    print(datetime.datetime(2024, 1, 2).astimezone().year)
except ValueError as error:
    print(error)
print(len(collections.namedtuple('Pair', 'x y').__mro__))
print(hasattr(Point.__dataclass_params__, 'order'))
print(len(list(json.JSONEncoder().iterencode([1, 2]))))
