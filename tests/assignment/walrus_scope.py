# Where := binds: in comprehensions, functions, subscripts, conditions.
data = [5, 12, 7, 30]
i = 0
print((t := 1, 2), t, (u := (1, 2)), u)

def total(values):
    acc = 0
    return [acc := acc + v for v in values], acc

print(total([1, 2, 3]))
x = "global"
def scoped():
    [x := i for i in range(3)]
    return x
print(scoped(), x)
print({k: v for k in "ab" if (v := k.upper())}, (lambda: (q := 5) + q)())
print(len(m := "walrus"), m[(j := 2):], j)
while chunk := data[:2]:
    print(chunk, end=";")
    data = data[2:]
print(chunk)
