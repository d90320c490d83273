# Methods found in a class, in its base and in its subclass; attributes updated.
import sys


class Toggle:
    def __init__(self, state):
        self.state = state

    def value(self):
        return self.state

    def activate(self):
        self.state = not self.state
        return self


class NthToggle(Toggle):
    def __init__(self, state, limit):
        super().__init__(state)
        self.limit = limit
        self.counter = 0

    def activate(self):
        self.counter += 1
        if self.counter >= self.limit:
            self.state = not self.state
            self.counter = 0
        return self


class Account:
    def __init__(self):
        self.balance = 0

    def deposit(self, amount):
        self.balance += amount

    def withdraw(self, amount):
        if self.can_pay(amount):
            self.balance -= amount

    def can_pay(self, amount):
        return self.balance >= amount


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 1200000
    toggle = Toggle(True)
    nth = NthToggle(True, 3)
    account = Account()
    on = 0
    for i in range(rounds):
        if toggle.activate().value():
            on += 1
        if nth.activate().value():
            on += 2
        account.deposit(i & 15)
        account.withdraw(9)
    print(on, account.balance)


main()
