# Every binary operator method and its reflected form.
class Expr:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text

def text_of(value):
    return value.text if isinstance(value, Expr) else repr(value)

def forward(symbol):
    return lambda self, other: Expr("(%s %s %s)" % (self, symbol, text_of(other)))

def reflected(symbol):
    return lambda self, other: Expr("[%s %s %s]" % (text_of(other), symbol, self))

names = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**",
         "lshift": "<<", "rshift": ">>", "and": "&", "or": "|", "xor": "^", "matmul": "@"}
for name, symbol in names.items():
    setattr(Expr, "__%s__" % name, forward(symbol))
    setattr(Expr, "__r%s__" % name, reflected(symbol))
Expr.__neg__ = lambda self: Expr("-" + self.text)
Expr.__pos__ = lambda self: Expr("+" + self.text)
Expr.__invert__ = lambda self: Expr("~" + self.text)
Expr.__abs__ = lambda self: Expr("|%s|" % self)
Expr.__divmod__ = lambda self, other: ("divmod", self, other)
Expr.__rdivmod__ = lambda self, other: ("rdivmod", other, self)

x, y = Expr("x"), Expr("y")
print(x + y * 2 - 1, 2 * x ** y, x / 3 // y % 4)
print(x << 1 >> y, x & y | 3 ^ x, x @ y, [1] @ x, 5 - x, 2 ** x, 7 // x, 8 % x, 9 / x)
print(-x + ~y, +x, abs(x - y), 1 << x, 1 >> x, 1 & x, 1 | x, 1 ^ x)
print("s" + x, [1] + x, None - x, 1.5 * x, (1, 2) * x, {1} | x, "%" "s" in "%s", True & x)
print(divmod(x, 2), divmod(3, x), sum([x, y]), sum([x, y], y))
print(pow(x, 2), x == x, x != y, x is x)
z = x
z += 1
z *= y
z //= 2
print(z, x)

