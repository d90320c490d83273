# A child that does not call its parent's __init__.
class Account:
    rate = 1

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    def fee(self):
        return self.rate * 2

    def describe(self):
        return "%s: %d (fee %d)" % (self.owner, self.balance, self.fee())

class Lazy(Account):
    def __init__(self):
        pass

try:
    Lazy().describe()
except AttributeError as e:
    print(e)
