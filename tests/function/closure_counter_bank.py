# A bank account made of closures only, with a history shared by three functions.
def account(owner, balance=0):
    history = []

    def deposit(amount):
        nonlocal balance
        balance += amount
        history.append(("in", amount))
        return balance

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            raise ValueError("%s has only %d" % (owner, balance))
        balance -= amount
        history.append(("out", amount))
        return balance

    def report():
        lines = ["{:>3} {:4d}".format(kind, amount) for kind, amount in history]
        return owner + "\n" + "\n".join(lines) + "\n= " + str(balance)

    return {"deposit": deposit, "withdraw": withdraw, "report": report}


ada = account("ada", 10)
bob = account("bob")
print(ada["deposit"](5), bob["deposit"](100), ada["withdraw"](12))
for act in (ada, bob):
    try:
        print(act["withdraw"](50))
    except ValueError as e:
        print("refused:", e)
print(ada["report"]())
print(bob["report"]())

def compose(*functions):
    def run(value):
        for f in functions:
            value = f(value)
        return value
    return run

inc = lambda n: n + 1
print(compose(inc, inc, str, lambda s: s * 2)(5), compose()("as is"))
print(compose(ada["deposit"], bob["deposit"], str)(1))

