# return inside try: the value is computed first, finally runs after, and may replace it.
log = []

def plain():
    try:
        return log.append("value") or "returned"
    finally:
        log.append("finally")

def replaced():
    try:
        return "try"
    finally:
        return "finally"

def swallowed():
    try:
        raise KeyError("lost")
    finally:
        return "no exception"

def rebinding():
    value = 1
    try:
        return value
    finally:
        value = 2

def mutating():
    value = [1]
    try:
        return value
    finally:
        value.append(2)

def nested():
    try:
        try:
            return "inner"
        finally:
            log.append("f1")
            raise_later = True
    finally:
        log.append("f2")

def from_except():
    try:
        1 / 0
    except ZeroDivisionError as e:
        return str(e)
    finally:
        log.append("after except")

def from_else():
    try:
        pass
    except Exception:
        return "except"
    else:
        return "else"
    finally:
        log.append("after else")

def loop():
    for i in range(5):
        try:
            if i == 2:
                return i
        finally:
            log.append(i)

for f in (plain, replaced, swallowed, rebinding, mutating, nested, from_except, from_else, loop):
    log.clear()
    print(f.__name__, f(), log)

