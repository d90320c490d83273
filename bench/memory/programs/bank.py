# Accounts of several kinds, transfers that may fail, statements.


class BankError(Exception):
    pass


class Account:
    fee = 0

    def __init__(self, owner, cents=0):
        self.owner = owner
        self.cents = cents
        self.history = []

    @property
    def available(self):
        return self.cents

    def note(self, what, cents):
        self.history.append((what, cents, self.cents))

    def deposit(self, cents):
        if cents <= 0:
            raise BankError("nothing to deposit")
        self.cents += cents
        self.note("in", cents)

    def withdraw(self, cents):
        total = cents + self.fee
        if total > self.available:
            raise BankError("%s lacks %s" % (self.owner, money(total - self.available)))
        self.cents -= total
        self.note("out", total)

    def month(self):
        pass

    def __repr__(self):
        return "<%s %s %s>" % (type(self).__name__, self.owner, money(self.cents))


class Checking(Account):
    fee = 10

    def __init__(self, owner, cents=0, credit=0):
        super().__init__(owner, cents)
        self.credit = credit

    @property
    def available(self):
        return self.cents + self.credit


class Savings(Account):
    def month(self):
        interest = self.cents * 2 // 1000
        if interest:
            self.deposit(interest)


def money(cents):
    sign = "-" if cents < 0 else ""
    return "%s%d.%02d" % (sign, abs(cents) // 100, abs(cents) % 100)


def transfer(source, target, cents):
    source.withdraw(cents)
    target.deposit(cents)


def main():
    accounts = [Checking("Ada", 50000, 20000), Savings("Ada", 100000), Checking("Bob", 12345)]
    orders = ((0, 2, 30000), (2, 1, 42000), (2, 0, 500), (0, 1, 45000), (1, 2, 1), (1, 0, -5))
    for month in range(3):
        for source, target, cents in orders:
            try:
                transfer(accounts[source], accounts[target], cents * (month + 1) // 2)
            except BankError as e:
                print("month %d: %s" % (month, e))
        for account in accounts:
            account.month()
        print(accounts)
    for account in accounts:
        for what, cents, rest in account.history[-3:]:
            print("%-4s %-4s %9s %9s" % (account.owner, what, money(cents), money(rest)))


main()
