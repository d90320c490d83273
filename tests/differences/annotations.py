# title: Annotations of functions and parameters of types are not kept
# reason: They would take more memory than the code that they describe. Annotations of a class are kept, since dataclasses
#   need them. `list[int]` is `list`, a name of typing with a capital is a form that means nothing, a type variable or an
#   alias knows its name and value only, and `from __future__ import annotations` binds no name.
# instead: Give functools.singledispatch's register() the class; ask `__annotations__` of classes only.
import typing


def scale(x: int, by: float = 1.0) -> float:
    return x * by


class Point:
    x: int


print(scale.__annotations__)
print(Point.__annotations__)
print(list[int], list[int] == list[str])
print(typing.Optional[int] == typing.Optional[str])
