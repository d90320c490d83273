# ABC: abstract methods, properties and class methods keep a class from being instantiated; register.
from abc import ABC, ABCMeta, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self):
        return 1
    @property
    @abstractmethod
    def name(self):
        pass
    @classmethod
    @abstractmethod
    def make(cls):
        pass
    def describe(self):
        return f"{self.name}: {self.area()}"
class Half(Shape):
    def area(self):
        return super().area() + 1
class Square(Half):
    name = "square"
    @classmethod
    def make(cls):
        return cls()
for cls in (Shape, Half, Square):
    try:
        print(cls().describe())
    except TypeError as e:
        print(e)
print(sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Square.__abstractmethods__, Square.make().area())
print(isinstance(Square(), Shape), issubclass(Half, Shape), isinstance(5, Shape), type(Shape) is ABCMeta)
@Shape.register
class Other:
    pass
print(isinstance(Other(), Shape), issubclass(Other, Shape), issubclass(int, Shape), isinstance(Other(), Square))
class Sized(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Sized:
            return hasattr(C, "__len__") or NotImplemented
        return NotImplemented
print(isinstance([], Sized), issubclass(str, Sized), isinstance(5, Sized))
class One(ABC):
    @abstractmethod
    def only(self): ...
class Two(One):
    def __init__(self, x):
        self.x = x
    def only(self):
        return self.x
try:
    One()
except TypeError as e:
    print(e)
print(Two(3).only())
