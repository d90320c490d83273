# and / or give back the deciding operand itself and skip what follows.
def noisy(value):
    print("<", value, ">", sep="", end="")
    return value

print(noisy(0) or noisy("") or noisy([]))
print(noisy(0) or noisy("x") or noisy("never"))
print(noisy(1) and noisy("y") and noisy(None) and noisy("never"))
print(noisy(1) and noisy(0) or noisy(5))
print(noisy(0) and noisy(1) or noisy(0) and noisy(2) or noisy("last"))
print(not noisy(0), not noisy("a") and noisy("never"))
print(None or {} or () or 0.0 or "end")
