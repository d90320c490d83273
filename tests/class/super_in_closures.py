# super() in properties, lambdas and inner functions; __class__.
class Account:
    rate = 1

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    def fee(self):
        return self.rate * 2

    def describe(self):
        return "%s: %d (fee %d)" % (self.owner, self.balance, self.fee())
class Late(Account):
    @property
    def who(self):
        return super().describe()
    def closure(self):
        return (lambda: super(Late, self).fee())() + [super(Late, self).rate for _ in range(1)][0]
    def indirect(self):
        def inner():
            return super(__class__, self).fee()
        return inner()
print(Late("e").who, Late("f").closure(), Late("g").indirect())
