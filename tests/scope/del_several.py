# del of several names at once, twice, and in finally.
def several():
    a = b = c = d = 1
    del (a), [b, (c,)]
    return d, [n for n in "abc"]

print(several())
def twice():
    a = 1
    del a
    del a
try:
    twice()
except UnboundLocalError as e:
    print(e)
def del_in_finally():
    r = [1]
    try:
        return r
    finally:
        del r
print(del_in_finally())
