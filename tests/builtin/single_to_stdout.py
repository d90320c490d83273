# The value of an expression in 'single' mode goes to whatever sys.stdout is.
import io
import sys


def shown(text):
    before = sys.stdout
    sys.stdout = io.StringIO()
    try:
        exec(compile(text, 'x', 'single'), {})
        return sys.stdout.getvalue()
    finally:
        sys.stdout = before


print(repr(shown('1 + 1\n')))
print(repr(shown("'text'; None; [1, 2]\n")))
print(repr(shown("print('x'); 3\n")))
exec(compile("'console'\n", 'x', 'single'), {})
