class M(type):
    pass


class C(metaclass=M):
    pass


class D(C):
    __module__ = 'other'


class E:
    def __getattr__(self, name):
        return 'asked ' + name


print(C().__module__, C.__module__, D().__module__, D.__module__, M.__module__, E().__module__)
c = C()
c.__module__ = 'own'
print(c.__module__, C.__module__, C().__module__)
C.__module__ = 'set'
print(C.__module__, C().__module__)
