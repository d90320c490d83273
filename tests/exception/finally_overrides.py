# An exception, return, break or continue in finally replaces what was on its way.
def f1():
    try:
        raise ValueError("dropped")
    finally:
        return "return in finally"

def f2():
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            continue
    return "loop ended at %d" % i

def f3():
    while True:
        try:
            return "dropped return"
        finally:
            break
    return "after break"

def f4():
    try:
        try:
            return "dropped"
        finally:
            raise KeyError("from finally")
    except KeyError as e:
        return "caught " + repr(e) + " context " + repr(e.__context__)

def f5():
    try:
        try:
            raise ValueError("first")
        finally:
            try:
                raise OSError("handled within finally")
            except OSError:
                pass
    except ValueError as e:
        return "first survives: %s" % e

def f6():
    result = []
    for i in range(3):
        try:
            if i == 1:
                break
            result.append(i)
        finally:
            result.append("f%d" % i)
            for j in range(2):
                if j:
                    break
            else:
                result.append("never")
    return result

def f8():
    with_log = []
    try:
        try:
            try:
                raise ValueError("deep")
            finally:
                with_log.append(1)
        finally:
            with_log.append(2)
    except ValueError:
        with_log.append(3)
    finally:
        with_log.append(4)
    return with_log

for f in (f1, f2, f3, f4, f5, f6, f8):
    print(f.__name__, f())
