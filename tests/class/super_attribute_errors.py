# super() attributes that are not there, and wrong arguments to a parent's __init__.
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
try:
    Savings("x")
except TypeError as e:
    print(e)
