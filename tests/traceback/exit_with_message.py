# sys.exit with a text: no traceback, the text goes to stderr and the status is 1.
import sys

def check(value):
    if value < 0:
        sys.exit("value must not be negative: %d" % value)
    return value

try:
    print(check(5))
    print(check(-1))
except Exception:
    print("never")
finally:
    print("finally still runs")
