# Single inheritance: overriding, super() with and without arguments, isinstance, issubclass.
class Account:
    rate = 1

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    def fee(self):
        return self.rate * 2

    def describe(self):
        return "%s: %d (fee %d)" % (self.owner, self.balance, self.fee())


class Savings(Account):
    rate = 5

    def __init__(self, owner, *args, goal):
        super().__init__(owner, *args)
        self.goal = goal

    def describe(self):
        text = super().describe()
        return text + " goal %d" % self.goal


class Bonus(Savings):
    def fee(self):
        return super().fee() - 1

    def describe(self):
        return "<" + super(Bonus, self).describe() + "|" + super(Savings, self).describe() + ">"


for acc in (Account("ann"), Savings("bob", 10, goal=99), Bonus("cid", goal=1)):
    print(acc.describe())
b = Bonus("d", goal=2)
print(isinstance(b, Account), isinstance(b, (int, Savings)), isinstance(Account("x"), Savings))
print(issubclass(Bonus, Account), issubclass(Account, Bonus), issubclass(Bonus, Bonus), issubclass(bool, int), issubclass(Bonus, (str, object)))
print(Account.fee(b), Savings.describe(b), Bonus.__bases__[0].__name__)
try:
    super(Bonus, b).nothing
except AttributeError as e:
    print(e)
