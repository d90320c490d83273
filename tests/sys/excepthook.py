# sys.__excepthook__ writes to sys.stderr; a hook of the program is called for what nobody catches.
import io
import sys


def hook(kind, error, place):
    print('hook:', kind.__name__, error, place.tb_lineno, sys.excepthook is hook)


try:
    {}['key']
except KeyError:
    before, sys.stderr = sys.stderr, io.StringIO()
    sys.__excepthook__(*sys.exc_info())
    print(sys.stderr.getvalue().splitlines()[-1])
    sys.stderr = before
sys.excepthook = hook
1 // 0
