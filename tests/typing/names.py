# typing: names for annotations, NamedTuple and Generic classes, cast and its like.
from typing import (Any, Callable, ClassVar, Dict, Generic, List, NamedTuple, NewType, Optional, Protocol, Tuple, TypeVar, Union,
                    TYPE_CHECKING, cast, overload, TypedDict, get_type_hints, Iterable)
import typing
T = TypeVar("T")
x: Optional[Dict[str, List[int]]] = None
y: Callable[[int, str], Any] = len
def f(a: Union[int, str], *args: Tuple[int, ...], key: Optional[T] = None) -> Iterable[T]:
    return [a]
class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []
    def push(self, item: T) -> None:
        self.items.append(item)
s = Stack[int]()
s.push(5)
print(s.items, f(1), TYPE_CHECKING, cast(int, "no int"), NewType("Id", int)(7), isinstance(s, Stack))
class Closable(Protocol):
    def close(self) -> None: ...
class P(NamedTuple):
    x: int
    y: str = "default"
    def twice(self):
        return self.x * 2
p = P(1)
print(p, p.twice(), p._fields, P(3, y="z"), p == (1, "default"), tuple(p))
Q = NamedTuple("Q", [("a", int), ("b", str)])
print(Q(1, "b"), Q(a=2, b="c").b)
class Movie(TypedDict, total=False):
    name: str
    year: int
m: Movie = {"name": "x"}
print(m, Movie(name="y"), isinstance(Movie(), dict))
@overload
def g(x: int) -> int: ...
def g(x):
    return x
print(g(3), typing.Any is Any)
class Config:
    limit: ClassVar[int] = 5
    name: str
print(Config.limit, sorted(get_type_hints(Config)))
