# A decorator with arguments that retries on given exceptions.
def retry(times, *errors):
    def decorate(f):
        def wrapper(*args):
            for attempt in range(times):
                try:
                    return f(*args)
                except errors as e:
                    print("retry after", type(e).__name__, e)
            return "failed"
        return wrapper
    return decorate
state = {"n": 0}

@retry(3, ValueError, KeyError)
def unstable(limit):
    state["n"] += 1
    if state["n"] < limit:
        raise (ValueError if state["n"] % 2 else KeyError)(state["n"])
    return "ok at %d" % state["n"]

print(unstable(3))
state["n"] = -10
print(unstable(99))
