# := gives a name a value in the middle of an expression.
data = [5, 12, 7, 30]
if (n := len(data)) > 3:
    print("long:", n)
print((half := n // 2) + half, half)
print([y for x in data if (y := x * 2) > 20], y)
i = 0
while (item := data[i]) != 7:
    i += 1
print(i, item)
print(any((hit := x) > 10 for x in data), hit)
f = lambda x: (z := x + 1) * z
print(f(3))
print([a := 1, b := a + 1, a + b], a, b)
print(f"{(w := 8):>{w}} {w}")

def first_line(lines):
    if not (line := next(lines, None)):
        return "none"
    elif (size := len(line)) > 3:
        return line, size
    return size

print(first_line(iter(["abcd"])), first_line(iter([])), first_line(iter(["x"])))
