# `from MODULE import *` brings the classes too that a module makes when they are first asked for.
from contextlib import *
from functools import *

with suppress(KeyError):
    {}[1]
print(partial(int, base=2)("101"), closing.__name__, nullcontext.__name__, cached_property.__name__)
