# Programs ask whether a class has its base's special method.
class Plain(dict):
    pass


class Loud(dict):
    def __repr__(self):
        return "loud"


for cls in dict, Plain, Loud:
    print(cls.__repr__ is dict.__repr__, cls.__repr__ is not list.__repr__, cls.__len__ is dict.__len__)
print(type(1).__add__ is int.__add__, int.__add__ is float.__add__, str.__str__ is object.__str__)
