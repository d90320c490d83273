# title: Tracebacks have no marks below a line and suggest nothing; warnings have no place
# reason: Code keeps a line for each instruction, no columns. Suggesting a name takes flash and a look at all names there are.
#   What the module warnings prints has no file and line. The line of a frame object that has ended is that of tb_lineno.
# instead: Split a long line, and the traceback tells which part failed.
import sys

sys.stderr = sys.stdout
try:
    print([1 + 2].appendd)
except AttributeError as error:
    sys.excepthook(type(error), error, error.__traceback__)
