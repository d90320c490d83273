# Too many and too few values: the words, and how far the iterator was read.
def counter(limit, log):
    for i in range(limit):
        log.append(i)
        yield i
    log.append("end")

log = []
try:
    a, b = counter(10, log)
except ValueError as e:
    print(e, log)
log = []
try:
    a, b, c, d = counter(2, log)
except ValueError as e:
    print(e, log)
try:
    print(a)
except NameError as e:
    print(e)
