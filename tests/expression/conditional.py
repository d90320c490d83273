# The conditional expression: only one branch runs, and it nests to the right.
def boom():
    raise RuntimeError("must not be evaluated")

def classify(n):
    return "negative" if n < 0 else "zero" if n == 0 else "small" if n < 10 else "large"

for n in (-5, 0, 7, 12):
    print(n, classify(n))
print(1 if True else boom(), boom() if False else 2)
print([("odd" if i % 2 else "even") for i in range(4)])
pick = lambda flag: "yes" if flag else "no"
print(pick(1), pick(""), pick([0]), pick(0.0), pick(None), pick("0"))
print((1, 2) if 0 else (3,), [*([1] if pick else [])])
print({"a" if n > 1 else "b": 1})
total = 0
for i in range(6):
    total += i if i % 3 else -i
print(total)
x = 5
x = x + 1 if x > 3 else x - 1
print(x, -x if x else x, (x if x else 0) + 1, not x if x else 3)
print("a" if [] else "b" if {} else "c" if () else "d")
f = (lambda: "first") if x == 6 else (lambda: "second")
print(f())
print(max(x if x % 2 else 0, 3) if x else None)

