"""Docstring."""
from __future__ import annotations
from __future__ import (division, print_function,)


class A:
    x: Undefined
    y: list[Undefined | int] = []
    z: 'quoted'
    w: {1: 2}[1]
    """text"""
    v: int = 5  # comment

    def f(self, a: B, *b: C, d: E = 1) -> F:
        local: G = 2
        return local


print(A.__annotations__)
print(A().f(1), __doc__, A.v)


def g():
    class Inner:
        deep: Undefined
        more: int
    return Inner.__annotations__


print(g())
for name in 'nonsense', 'braces', 'annotations':
    try:
        exec('from __future__ import ' + name)
        print('fine')
    except SyntaxError as e:
        print(e.msg)
