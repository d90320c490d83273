# != asks both sides: the one without __ne__ answers with the opposite of its __eq__.
class Equal:
    def __init__(self, answer=True):
        self.answer = answer

    def __eq__(self, other):
        print("Equal.__eq__")
        return self.answer


class Refusing:
    def __ne__(self, other):
        print("Refusing.__ne__")
        return NotImplemented


class Answering:
    def __ne__(self, other):
        print("Answering.__ne__")
        return "different"


print(Equal() != Refusing(), Equal([]) != Refusing())
print(Refusing() != Equal(), Refusing() != Equal(0))
print(Equal() != Answering(), Answering() != Equal())
print(Equal(NotImplemented) != Answering(), Equal(NotImplemented) != Refusing())
print(Refusing() != 3, 3 != Refusing(), Refusing() != Refusing())
if Refusing() != Equal():
    print("unequal")
if Equal("") != Refusing():
    print("unequal by an empty answer")
