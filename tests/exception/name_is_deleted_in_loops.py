# The name after "as" in a loop with break and continue.
def loop():
    for i in range(3):
        try:
            if i == 1:
                continue
            raise ValueError(i)
        except ValueError as problem:
            if i == 2:
                break
    try:
        problem
    except UnboundLocalError:
        return "gone after break"

print(loop())
