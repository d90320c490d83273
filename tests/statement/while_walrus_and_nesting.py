# Nested while loops with else, one-line loops, a condition with walrus.
while False:
    print("never")
else:
    print("else at once")
count = 0
while True:
    count += 1
    while count % 7:
        count += 1
        if count > 40:
            break
    else:
        print("multiple of seven:", count)
        continue
    break
print(count)
while count: count -= 41
else: print("zero", count)
i = 10
while (i := i - 3) > 0: print(i, end=" ")
print(i)
