# A retry loop that raises from the last failure.
def retry(action, times):
    for attempt in range(1, times + 1):
        try:
            return action(attempt)
        except ValueError as e:
            print("attempt", attempt, e)
            last = e
    raise RuntimeError("gave up") from last

def flaky(n):
    if n < 3:
        raise ValueError("too early %d" % n)
    return "worked at %d" % n

print(retry(flaky, 5))
try:
    retry(flaky, 2)
except RuntimeError as e:
    print(e, "<-", e.__cause__)
