# a = b = value, targets that use names assigned just before.
print()
i = 0
lst = [10, 20, 30]
i, lst[i] = 2, "changed"
print(i, lst)
i = lst[i] = 1
print(i, lst)
x = y = []
x.append(1)
print(y, x is y)
p = q = r = p0 = 3
p += 1
print(p, q, r, p0)
