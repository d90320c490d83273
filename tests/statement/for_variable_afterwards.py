# The loop variable after the loop; else of an empty loop; nested targets.
print()
for i in []:
    pass
else:
    print("else of an empty loop")
try:
    print(i)
except NameError as e:
    print("i:", e)
for i in range(5):
    if i == 3:
        continue
    i *= 10
    print(i, end=",")
print("after", i)
for i in range(3): pass
print(i)
for c in "ab": print(c, end=" ")
else: print("done")
for (a, (b, *c)), d in [((1, (2, 3, 4)), 5), (("p", "qr"), "s")]:
    print(a, b, c, d)
