# KeyboardInterrupt and GeneratorExit are no Exceptions; sys.exit() without argument.
import sys
try:
    sys.exit()
except SystemExit as e:
    print(e.args, e.code)
for kind in (KeyboardInterrupt, GeneratorExit, SystemExit):
    print(kind.__name__, issubclass(kind, Exception), issubclass(kind, BaseException))
try:
    try:
        raise KeyboardInterrupt
    except Exception:
        print("never")
    else:
        print("never")
except BaseException as e:
    print(type(e).__name__)
