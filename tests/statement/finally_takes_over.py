# continue and break in finally drop a return and an exception.
def finally_wins():
    for i in range(5):
        try:
            return "lost"
        finally:
            if i < 3:
                continue
            break
    return "after loop %d" % i

print(finally_wins())
while True:
    try:
        1 / 0
    finally:
        break
print("exception swallowed by break")
