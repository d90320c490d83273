# A collection drops the module's code that has run: lines, loops and handlers behind it stay right.
import gc
first = {"a": 1, "b": [first for first in range(3)],

         "c": gc}
try:
    gc.collect()
    first["d"]
except KeyError as e:
    gc.collect()
    print("missing", e)
for i in range(2):
    try:
        gc.collect()
        print(i, first["b"][i], 1 // i)
    except ZeroDivisionError as e:
        print(e)
        gc.collect()
    finally:
        gc.collect()
n = 0
while n < 3:
    gc.collect()
    if n == 1:
        n += 1
        continue
    n += 1




































else:
    print("else", n)


def fail():
    gc.collect()
    return first["nowhere"]


try:
    fail()
except KeyError:
    gc.collect()
gc.collect()
class Table:
    gc.collect()
    rows = [gc.collect() and 0, 1]
print(Table.rows[1])
for row in Table.rows:
    gc.collect()
    1 // row
