# The types of what classes hold have CPython's names, in types too.
import sys
import types


class C:
    __slots__ = ('a', '__qualname__')

    def __sizeof__(self):
        return 12345


class D:
    pass


print(type(str.lower), type('a'.lower), type(len), type(list.__len__), type(C.a), type(D.__dict__['__dict__']))
print(isinstance(str.join, types.MethodDescriptorType), isinstance(list.__len__, types.WrapperDescriptorType),
      isinstance(C.a, types.MemberDescriptorType), isinstance(D.__dict__['__dict__'], types.GetSetDescriptorType))
print(str.lower('AB'), str.lower.__name__, str.lower.__objclass__, sys.getsizeof(C()) >= 12345)
c = C()
c.__qualname__ = 'own'
print(C.__qualname__, c.__qualname__)


class Callable:
    __name__ = 'named'

    def __call__(self, other):
        pass


print(repr(types.MethodType(Callable(), 3)), sys.__stdout__ is sys.stdout)
try:
    class Bad:
        __classcell__ = 3
except TypeError as e:
    print(e)


class Judge:
    def __instancecheck__(self, other):
        return other == 3

    def __subclasscheck__(self, cls):
        return cls is int


print(isinstance(3, Judge()), isinstance(4, (Judge(), str)), issubclass(int, Judge()), issubclass(str, Judge()))
