# title: Tracebacks have no marks below a line; warnings no place
# reason: Code keeps a line for each instruction, no columns. What the module warnings prints has no file and line.
# instead: Split a long line, and the traceback tells which part failed.
import sys
import traceback

try:
    print(1 + 2 // 0)
except ZeroDivisionError:
    traceback.print_exc(file=sys.stdout)
