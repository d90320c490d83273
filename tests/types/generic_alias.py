# list[int] is an alias: it says what stands in brackets, and otherwise stands for the class.
import types
from collections import deque
from typing import get_args, get_origin


class C:
    pass


a = list[int]
print(a, dict[str, list[int]], tuple[int, ...], set[C], deque[int], type[C], list['C'], tuple[()], type(a))
print(a.__origin__, a.__args__, dict[str, int].__args__, a.__parameters__, a.__name__, get_origin(a), get_args(a), get_args(int))
print(a == list[int], a == list[str], a == list, hash(a) == hash(list[int]), {list[int]: 1}[a], a is list)
print(a([1, 2]), dict[str, int](x=1), callable(a), a.__class__ is type(a), dict[int, str].fromkeys([1]))
print(a | None, None | a, a | str | list[int], (a | None) == (None | list[int]), deque | None)
print(types.GenericAlias(list, (int,)) == a, isinstance(a, types.GenericAlias))


class L(list[int]):
    def first(self):
        return self[0]


class D(L, dict[str, int] if False else C):
    y: dict[str, int] = None


print(L([7]).first(), L.__bases__, L.__mro__, L.__orig_bases__, L[int].__origin__ is L, D.__annotations__)
for check in (lambda: isinstance([], a), lambda: issubclass(list, a)):
    try:
        print(check())
    except TypeError:
        print('no type')


class Own(types.GenericAlias):
    pass


own = Own(list, (int,))
print(own.__args__, own.__origin__, own('ab'), own, callable(own))
