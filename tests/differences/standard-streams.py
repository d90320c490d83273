# title: Standard streams cannot be closed, and read no further than they are asked
# reason: A board has one serial line, which must stay usable. sys.stdin keeps nothing back between two calls, so it may be
#   mixed with sys.stdin.buffer; in turn `'\r\n'` stays as it is (on a serial line `'\r'` is read as `'\n'`).
# instead: Leave them open, and strip() lines that were read.
import sys

before = sys.stdin
before.close()
print('closed:', before.closed)
