# A failed assert with a message, in a loop, after output and inside a nested function.
def make_checker(limit):
    def check(n):
        assert n < limit, f"{n} is not below {limit}"
        return n
    return check

check = make_checker(3)
for n in range(5):
    print("checked", check(n))
print("never")
