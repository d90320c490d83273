# sys.exit raises SystemExit, which can be caught.
import sys

def leave(code):
    try:
        sys.exit(code)
    except Exception:
        print("never: SystemExit is no Exception")
    finally:
        print("finally runs", end="; ")

for code in (None, 0, 3, "message", (1, 2)):
    try:
        leave(code)
    except SystemExit as e:
        print(repr(e), e.code)
