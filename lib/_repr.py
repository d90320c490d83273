# SPDX-License-Identifier: MIT
"""repr() of objects that may contain themselves, for classes written in Python."""

_under_way = []  # objects whose repr is being made


def once(x, make, *more):
    """make(x, *more), but `...` while that is being made."""
    for other in _under_way:
        if other is x:
            return "..."
    _under_way.append(x)
    try:
        return make(x, *more)
    finally:
        _under_way.pop()
