# SyntaxError(text, (file, line, column, source[, end line, end column])): fields, and what is shown.
import io
import sys

for place in (('f', 1, 2), ('f', 1, 2, 't', 5), [1] * 7, 5, ('f', 1, 2, 't'), ('f', 1, 2, 't', 5, 6)):
    try:
        e = SyntaxError('m', place)
        print(repr(e), e.lineno, e.offset, e.text, e.end_lineno, e.end_offset)
    except TypeError as error:
        print(error)
print(repr(SyntaxError('a', 'b', 'c')), SyntaxError('a').end_offset)


def shown(*place):
    before, sys.stderr = sys.stderr, io.StringIO()
    try:
        sys.__excepthook__(SyntaxError, SyntaxError('bad', ('bad.py', 1, *place)), None)
        return sys.stderr.getvalue().splitlines()
    finally:
        sys.stderr = before


for start, end in ((2, 7), (2, 3), (2, -2), (4, 2), (-4, -2), (0, 5), (2, 100), (3, None)):
    print(start, end, shown(start, '  abcdefg' if start == 3 else 'abcdefg', 1, end))
