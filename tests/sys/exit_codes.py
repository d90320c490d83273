# sys.exit raises SystemExit, which carries its code, passes except Exception, and runs finally.
import sys

for code in (None, 0, 1, 255, -1, 'message', [1, 2], True, 1.5):
    try:
        sys.exit(code)
    except SystemExit as e:
        print(repr(e.code), e.args, str(e), repr(e))
try:
    sys.exit()
except SystemExit as e:
    print(e.code, e.args, isinstance(e, Exception), isinstance(e, BaseException))


def leave():
    try:
        sys.exit(3)
    except Exception:
        print('not caught here')
    finally:
        print('finally')


try:
    leave()
except SystemExit as e:
    print('code', e.code)
try:
    raise SystemExit(1, 2)
except SystemExit as e:
    print(e.code, e.args)
try:
    raise SystemExit
except BaseException as e:
    print(type(e).__name__, e.code)
print(issubclass(SystemExit, Exception), SystemExit('x').code)
