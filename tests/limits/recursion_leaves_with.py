# with blocks are left when a runaway recursion ends.
# stress: -X heapsize=24wk
entered = left = 0

class Ctx:
    balance = 0
    def __enter__(self):
        Ctx.balance += 1
    def __exit__(self, *info):
        Ctx.balance -= 1

def with_with():
    with Ctx():
        with_with()

try:
    with_with()
except RecursionError:
    print("contexts left:", Ctx.balance in (0, 1))
