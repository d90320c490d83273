# A list iterator that has ended stays ended; loops over copies.
letters = list("abc")
for i, x in enumerate(letters):
    if i < 3:
        letters.insert(0, x.upper())
    elif i > 6:
        break
gone = [1, 2, 3, 4]
for x in gone:
    gone.clear()
it = iter(gone)
print(next(it, "end"))
gone.append(5)
print(next(it, "still at its end"), gone)
nums = [5, 6]
it = iter(nums)
print(next(it), nums.append(7), list(it))
for x in nums[:]:
    nums.remove(x)
print(nums)
back = [1, 2, 3]
for x in reversed(back):
    back[0] += 10
    print(x, end=" ")
print(back)
