log = []


class A:
    pass


class B:
    pass


class Both:
    def __mro_entries__(self, bases):
        log.append(len(bases))
        return (A, B)


class Nothing:
    def __mro_entries__(self, bases):
        return ()


class Bad:
    def __mro_entries__(self, bases):
        return A


class C(Both()):
    x = 1


class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **kw):
        log.append(bases)
        return {}

    def __new__(meta, name, bases, namespace, **kw):
        log.append(bases)
        return super().__new__(meta, name, bases, namespace)


class D(Nothing(), C, Nothing(), metaclass=Meta, k=1):
    pass


class E(*[Nothing(), D]):
    pass


print(C.__bases__, C.__mro__, [type(b).__name__ for b in C.__orig_bases__])
print(D.__bases__, [type(b).__name__ for b in D.__orig_bases__], E.__bases__)
print(log)
try:
    class F(Bad()):
        pass
except TypeError as e:
    print(e)
print(A.__subclasses__(), C.__subclasses__(), B.__subclasses__(), E.__subclasses__())
print([c for c in dict.__subclasses__() if c.__module__ == __name__])


class G(dict):
    pass


print([c for c in dict.__subclasses__() if c.__module__ == __name__])
