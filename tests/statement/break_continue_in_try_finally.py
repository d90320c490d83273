# Leaving a loop through finally blocks runs each of them, innermost first.
def scan(values):
    log = []
    for v in values:
        try:
            try:
                if v == "skip":
                    continue
                if v == "stop":
                    break
                if v == "boom":
                    raise ValueError(v)
                log.append("body " + v)
            finally:
                log.append("inner " + v)
        except ValueError as e:
            log.append("caught " + str(e))
            continue
        else:
            log.append("else " + v)
        finally:
            log.append("outer " + v)
    else:
        log.append("no break")
    return log

for line in scan(["a", "skip", "boom"]):
    print(line)
print("--")
for line in scan(["a", "stop", "b"]):
    print(line)
