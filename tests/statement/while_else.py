# while with break, continue, else; conditions that change; loops that never start.
n, steps = 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
else:
    print("reached 1 after", steps)
queue = [3, 1, 4, 1, 5]
while queue:
    item = queue.pop(0)
    if item == 1:
        continue
    if item == 5:
        print("five found, left:", queue)
        break
    print("item", item)
    if item == 3:
        queue.append(9)
else:
    print("not printed")
