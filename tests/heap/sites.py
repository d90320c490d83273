# heap.sites(): the report, its sums, and what is not traced. There is no such module in CPython.
# only: 32
# not: stress sweep traced
import gc
import heap


def texts(n):
    return [chr(97 + i) * 30 for i in range(n)]


def rows(n):
    return [tuple([i, i]) for i in range(n)]


before = [bytes(40) for i in range(3)]
heap.sites()
heap.trace()
one = texts(20)
two = rows(10)
del one[10:]
heap.sites(2, True)
heap.trace(2)
one = texts(5)
heap.sites(collect=True)
free = gc.mem_free()
free = gc.mem_free()
heap.sites()
print("allocates nothing:", gc.mem_free() == free)
for wrong in (-1,), (65536,), (1, -1):
    try:
        heap.trace(*wrong)
    except ValueError as error:
        print(error)
heap.trace(0)
heap.sites()
