# faults: raw
# not: stress
# Made by __new__ alone, or by a derived class whose __init__ does nothing: each method and operator
# of each built-in type gives an answer or an exception. CPython 3.11 itself crashes here: the text is our own.
import array
import collections
import datetime
import functools
import io
import itertools
import operator
import random
import re
import struct
import types
import weakref

operators = [operator.getitem, operator.add, operator.mul, operator.contains, operator.eq, operator.lt, operator.mod, operator.or_, operator.xor,
             operator.delitem, operator.sub, operator.pow]
functions = [repr, str, hash, len, iter, list, bool, next, int, float, bytes, dir, reversed, sorted, format, memoryview, operator.index, sum, id]
arguments = [(), (1,), ('a',), (b'a', 2), ([], {}), (None, None, None)]


def attack(o):
    for f in functions:
        for more in ((), (1,)):
            try:
                f(o, *more)
            except Exception as e:
                repr(e)
    for f in operators:
        for other in (0, 'a', [], o):
            for pair in ((o, other), (other, o)):
                try:
                    f(*pair)
                except Exception as e:
                    repr(e)
    for name in dir(o):
        if name in ('__class__', '__init_subclass__', '__subclasshook__'):
            continue
        for given in arguments:
            try:
                getattr(o, name)(*given)
            except Exception as e:
                repr(e)


made = set()
for module in (__import__('builtins'), array, collections, datetime, functools, io, itertools, random, re, struct, types, weakref):
    for name in dir(module):
        cls = getattr(module, name)
        if not isinstance(cls, type) or issubclass(cls, type) or name in made:
            continue
        try:
            attack(cls.__new__(cls))
            made.add(name)
        except (TypeError, RuntimeError) as e:
            pass
        try:
            derived = type('Derived', (cls,), {'__init__': lambda self, *args, **named: None})
            attack(derived())
            attack(derived.__new__(derived))
            made.add(name)
        except (TypeError, RuntimeError) as e:
            pass
print(len(made) > 50, 'list' in made, 'deque' in made, 'ValueError' in made)
