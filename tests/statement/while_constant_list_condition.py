# A list of constants in a condition of the module is a new one in every round.
i = 0
while len([1, 2, 3]) > i:
    i += 1
print(i)

rounds = []
while rounds != [0, 1, 2]:
    rounds.append(len(rounds))
else:
    print("built", rounds)

kept = []
while (step := [10, 20, 30]) and len(kept) < 3:
    step.append(len(kept))
    kept.append(step)
print(kept, step)


class Counter:
    total = 0
    while total < sum([1, 2, 3]):
        total += 1


print(Counter.total)

i = 0
while i < 2:
    j = 0
    while [5, 6, 7][j] != 7:
        j += 1
    print(i, j)
    i += 1
