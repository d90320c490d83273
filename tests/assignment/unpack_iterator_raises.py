# An iterator that raises during unpacking; a failing item target.
def broken():
    yield 1
    raise OSError("line dropped")

try:
    x, y = broken()
except OSError as e:
    print("from the iterator:", e)
try:
    (m, n), o = (7, 8, 9), 10
except ValueError as e:
    print(e)
lst = [1, 2]
try:
    lst[0], lst[5] = "new", "lost"
except IndexError as e:
    print(e, lst)
