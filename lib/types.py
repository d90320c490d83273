# SPDX-License-Identifier: MIT
"""Names of built-in types, worked out when they are asked for, and SimpleNamespace."""


def __getattr__(name):
    if name == "SimpleNamespace":
        _make_SimpleNamespace()
        return SimpleNamespace
    if name == "DynamicClassAttribute":
        from enum import property
        return property

    def function():
        yield

    async def coroutine():
        pass

    async def asynchronous():
        yield

    class C:
        def method(self):
            pass

    kinds = {
        "FunctionType": function, "LambdaType": function, "GeneratorType": function(), "CodeType": function.__code__,
        "MethodType": C().method, "BuiltinFunctionType": len, "BuiltinMethodType": len,
        "MappingProxyType": C.__dict__, "ModuleType": __import__("sys"), "NoneType": None, "EllipsisType": ...,
        "NotImplementedType": NotImplemented, "CoroutineType": coroutine(), "AsyncGeneratorType": asynchronous(),
        "UnionType": int | str, "MethodDescriptorType": str.join, "GenericAlias": list[int], "WrapperDescriptorType": list.__len__,
        "MemberDescriptorType": type("C", (), {"__slots__": "a"}).a, "GetSetDescriptorType": C.__weakref__,
    }
    if name == "TracebackType":
        try:
            raise KeyError
        except KeyError as error:
            return type(error.__traceback__)
    if name not in kinds:
        raise AttributeError(f"module 'types' has no attribute '{name}'")
    return type(kinds[name])


def _describe(space):
    return ", ".join([f"{name}={value!r}" for name, value in space.__dict__.items()])


def _make_SimpleNamespace():
    global SimpleNamespace

    class SimpleNamespace:
        def __init__(self, /, **keywords):
            for name, value in keywords.items():
                setattr(self, name, value)

        def __repr__(self):
            from _repr import once
            name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
            return f"{name}({once(self, _describe)})"

        def __eq__(self, other):
            if not isinstance(other, SimpleNamespace):
                return NotImplemented
            return self.__dict__ == other.__dict__

        __hash__ = None


def new_class(name, bases=(), kwds=None, exec_body=None):
    keywords = dict(kwds or {})
    meta = keywords.pop("metaclass", type(bases[0]) if bases else type)
    space = meta.__prepare__(name, bases, **keywords) if hasattr(meta, "__prepare__") else {}
    if exec_body is not None:
        exec_body(space)
    return meta(name, bases, space, **keywords)


def coroutine(function):
    """Generators can be awaited as they are."""
    return function
