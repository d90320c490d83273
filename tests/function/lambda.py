# Lambdas with every kind of parameter, in every position, and nested.
print((lambda: 42)(), (lambda x: x * x)(7), (lambda x, y=2: x ** y)(3))
print((lambda *a: a)(1, 2), (lambda **k: k)(a=1), (lambda a, *b, c=3, **d: (a, b, c, d))(1, 2, c=4, e=5))
print((lambda x: lambda y: x - y)(10)(4), (lambda f: f(f))(lambda f: "self"))
table = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b}
for op in "+-*":
    print(op, table[op](6, 3), end="; ")
print()
words = ["pear", "fig", "apple", "kiwi"]
print(sorted(words, key=lambda w: (len(w), w)), max(words, key=lambda w: w[-1]), min(words, key=len))
print(list(map(lambda a, b: a + b, [1, 2], [10, 20])), list(filter(lambda n: n % 2, range(6))))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(5), fact(25))
Y = lambda f: (lambda x: f(lambda *a: x(x)(*a)))(lambda x: f(lambda *a: x(x)(*a)))
print(Y(lambda rec: lambda n: n and n + rec(n - 1))(10))
