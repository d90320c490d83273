# Every path through try, except, else and finally, with the order of what runs.
def path(what):
    log = []
    try:
        try:
            log.append("try")
            if what == "raise":
                raise ValueError("v")
            if what == "other":
                raise OSError("o")
            if what == "return":
                return log
        except ValueError:
            log.append("except")
            if what == "raise":
                log.append("handled")
        else:
            log.append("else")
            if what == "else raise":
                raise ValueError("from else")
            if what == "else return":
                return log
        finally:
            log.append("finally")
            if what == "finally raise":
                raise KeyError("from finally")
        log.append("after")
    except Exception as e:
        log.append("outer %s" % type(e).__name__)
    finally:
        log.append("outer finally")
    return log

for what in ("nothing", "raise", "other", "return", "else raise", "else return", "finally raise"):
    print(what, path(what))
