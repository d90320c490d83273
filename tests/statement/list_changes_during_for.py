# A for loop over a list looks at the list as it is at each step.
work = [1, 2, 3]
for n in work:
    if n < 20:
        work.append(n * 10)
print(work)
shrink = list(range(10))
seen = []
for n in shrink:
    seen.append(n)
    if n % 3 == 0:
        shrink.remove(n)
print(seen, shrink)
letters = list("abc")
for i, x in enumerate(letters):
    if i < 3:
        letters.insert(0, x.upper())
    elif i > 6:
        break
print(letters)
gone = [1, 2, 3, 4]
for x in gone:
    gone.clear()
print(x, gone)
