# __delete__ and __set__ without __get__; del of attributes that descriptors manage.
class Trash:
    def __set__(self, obj, value):
        print("set", value)
        obj.kept.append(value * 2)

    def __delete__(self, obj):
        print("delete", obj.kept.pop() if obj.kept else "nothing")


class Read:
    def __get__(self, obj, cls):
        return "read only in a way"


class Desk:
    kept = []
    slot = Trash()
    sign = Read()


d = Desk()
d.slot = 21
print(d.kept, type(d.slot).__name__)
del d.slot
del d.slot
d.sign = "own"
print(d.sign)
del d.sign
print(d.sign)
try:
    del d.sign
except AttributeError as e:
    print(type(e).__name__)
