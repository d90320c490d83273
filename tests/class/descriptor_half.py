# A descriptor with only one of __set__ and __delete__ refuses the other operation.
class SetOnly:
    def __get__(self, instance, cls):
        return instance.__dict__.get('_kept', 'nothing')

    def __set__(self, instance, value):
        instance._kept = value


class DeleteOnly:
    def __delete__(self, instance):
        print('deleted')


class A:
    s = SetOnly()
    d = DeleteOnly()


a = A()
a.s = 3
print(a.s, a.__dict__)
del a.d
for change in ('del a.s', 'a.d = 1', 'delattr(a, "s")', 'setattr(a, "d", 1)'):
    try:
        exec(change)
    except AttributeError as e:
        print(change, '|', e)
a.__dict__['s'] = 'hidden'
print(a.s)
