# A guard round the main function; a BaseException of one's own; sys.exit(0) at the end.
import sys
def guarded(action):
    try:
        action()
    except (SystemExit, KeyboardInterrupt) as e:
        return "asked to stop: " + type(e).__name__
    except BaseException as e:
        return "other: " + type(e).__name__
    return "normal"
def quits():
    raise SystemExit
def fails():
    raise NotImplementedError("later")
print(guarded(quits), guarded(fails), guarded(print))
class Stop(BaseException):
    pass
try:
    try:
        raise Stop("mine")
    except Exception:
        print("never")
    except:
        print("bare except sees it")
        raise
except Stop as e:
    print(e)
print("the program goes on to its end")
sys.exit(0)
print("never")
