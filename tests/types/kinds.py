# types: names of built-in types, MethodType and ModuleType as constructors, SimpleNamespace.
import types, sys
from types import SimpleNamespace
def f(): pass
def g(): yield
class C:
    def m(self): pass
for name, x in (("FunctionType", f), ("LambdaType", lambda: 0), ("GeneratorType", g()), ("MethodType", C().m), ("ModuleType", sys),
                ("BuiltinFunctionType", len), ("NoneType", None), ("EllipsisType", ...), ("NotImplementedType", NotImplemented),
                ("MappingProxyType", C.__dict__), ("CodeType", f.__code__)):
    print(name, isinstance(x, getattr(types, name)), isinstance(5, getattr(types, name)))
try:
    raise KeyError
except KeyError as e:
    print(isinstance(e.__traceback__, types.TracebackType))
bound = types.MethodType(lambda self, x: (self, x), 5)
print(bound(6), bound.__self__, types.MethodType(len, "abc")())
m = types.ModuleType("made", "doc")
m.x = 1
print(m.__name__, m.__doc__, m.x, "made" in sys.modules)
p = types.MappingProxyType({"a": 1})
print(p["a"], len(p), list(p), p.get("b"))
for bad in (lambda: types.MethodType(5, 6), lambda: types.MethodType(len, None), lambda: types.ModuleType(5), lambda: types.MappingProxyType(5)):
    try:
        bad()
    except TypeError as e:
        print("TypeError")
n = SimpleNamespace(a=1, b="x")
n.c = [n.a]
del n.b
print(n, n == SimpleNamespace(a=1, c=[1]), n != SimpleNamespace(), n == 5, SimpleNamespace())
D = types.new_class("D", (C,), {}, lambda ns: ns.update(y=2))
print(D.__name__, D.y, issubclass(D, C))
try:
    types.missing
except AttributeError as e:
    print(e)
