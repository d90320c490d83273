# SPDX-License-Identifier: MIT
"""A calculator: expressions are read by recursive descent, kept as a tree, printed back, differentiated, evaluated.

    statement  = [NAME ["(" NAME {"," NAME} ")"] "="] expression
    expression = term {("+" | "-") term}
    term       = unary {("*" | "/" | "%") unary}
    unary      = ("-" | "+") unary | power
    power      = atom ["^" unary]
    atom       = NUMBER | NAME ["(" expression {"," expression} ")"] | "(" expression ")"

A mistake in a line is told with the column where it was met.
"""
import math


class CalculatorError(Exception):
    def __init__(self, message, column=None):
        super().__init__(message)
        self.column = column


def show(value):
    """Five significant digits: the same text in single and in double precision."""
    if isinstance(value, int):
        return str(value)
    return "%.5g" % value


# Reading

class Token:
    __slots__ = ("kind", "text", "column")

    def __init__(self, kind, text, column):
        self.kind = kind
        self.text = text
        self.column = column

    def __repr__(self):
        return f"<{self.kind} {self.text!r} at {self.column}>"


def tokens(line):
    """The tokens of a line, ended by one of kind 'end'."""
    at = 0
    while at < len(line):
        start = at
        letter = line[at]
        if letter.isspace():
            at += 1
            continue
        if letter.isdigit() or letter == ".":
            while at < len(line) and (line[at].isdigit() or line[at] == "."):
                at += 1
            if at < len(line) and line[at] in "eE":
                at += 2 if line[at + 1:at + 2] in ("+", "-") else 1
                while at < len(line) and line[at].isdigit():
                    at += 1
            kind = "number"
        elif letter.isalpha() or letter == "_":
            while at < len(line) and (line[at].isalpha() or line[at].isdigit() or line[at] == "_"):
                at += 1
            kind = "name"
        elif letter in "+-*/%^(),=":
            at += 1
            kind = "sign"
        else:
            raise CalculatorError(f"what is {letter!r}?", at)
        yield Token(kind, line[start:at], start)
    yield Token("end", "the end", len(line))


# The tree. A node knows its precedence, so that it can print itself with no more parentheses than needed.

class Node:
    precedence = 9

    def inner(self, child, least):
        return str(child) if child.precedence >= least else f"({child})"


class Number(Node):
    def __init__(self, value):
        self.value = value

    def __str__(self):
        return show(self.value)

    def evaluate(self, scope):
        return self.value

    def derive(self, name):
        return Number(0)


class Name(Node):
    def __init__(self, name, column):
        self.name = name
        self.column = column

    def __str__(self):
        return self.name

    def evaluate(self, scope):
        try:
            return scope[self.name]
        except KeyError:
            raise CalculatorError(f"{self.name} has no value", self.column) from None

    def derive(self, name):
        return Number(int(self.name == name))


class Negative(Node):
    precedence = 3

    def __init__(self, operand):
        self.operand = operand

    def __str__(self):
        return "-" + self.inner(self.operand, 3)

    def evaluate(self, scope):
        return -self.operand.evaluate(scope)

    def derive(self, name):
        return simplify(Negative(self.operand.derive(name)))


class Binary(Node):
    LEVELS = {"+": 1, "-": 1, "*": 2, "/": 2, "%": 2, "^": 4}
    ACTIONS = {
        "+": lambda a, b: a + b,
        "-": lambda a, b: a - b,
        "*": lambda a, b: a * b,
        "/": lambda a, b: a // b if isinstance(a, int) and isinstance(b, int) and a % b == 0 else a / b,
        "%": lambda a, b: a % b,
        "^": lambda a, b: a ** b,
    }

    def __init__(self, sign, left, right, column=None):
        self.sign = sign
        self.left = left
        self.right = right
        self.column = column
        self.precedence = self.LEVELS[sign]

    def __str__(self):
        level = self.precedence
        power = self.sign == "^"  # the only one that groups to the right
        free = power or self.sign == "+" or self.sign == "*" == getattr(self.right, "sign", None)
        left = self.inner(self.left, level + power)
        right = self.inner(self.right, level if free else level + 1)
        space = "" if power else " "
        return f"{left}{space}{self.sign}{space}{right}"

    def evaluate(self, scope):
        left, right = self.left.evaluate(scope), self.right.evaluate(scope)
        try:
            return self.ACTIONS[self.sign](left, right)
        except ZeroDivisionError:
            raise CalculatorError("division by zero", self.column) from None
        except OverflowError:
            raise CalculatorError("too large", self.column) from None

    def derive(self, name):
        a, b = self.left, self.right
        da, db = a.derive(name), b.derive(name)
        if self.sign in "+-":
            return simplify(Binary(self.sign, da, db))
        if self.sign == "*":
            return simplify(Binary("+", simplify(Binary("*", da, b)), simplify(Binary("*", a, db))))
        if self.sign == "/":
            over = Binary("-", simplify(Binary("*", da, b)), simplify(Binary("*", a, db)))
            return simplify(Binary("/", simplify(over), Binary("^", b, Number(2))))
        if self.sign == "^" and isinstance(b, Number):
            power = simplify(Binary("^", a, Number(b.value - 1)))
            return simplify(Binary("*", simplify(Binary("*", b, power)), da))
        raise CalculatorError(f"cannot differentiate {self}", self.column)


class Call(Node):
    DERIVATIVES = {"sin": "cos(u)", "cos": "-sin(u)", "exp": "exp(u)", "log": "1 / u", "sqrt": "1 / (2 * sqrt(u))"}

    def __init__(self, name, arguments, column):
        self.name = name
        self.arguments = arguments
        self.column = column

    def __str__(self):
        return f"{self.name}({', '.join(map(str, self.arguments))})"

    def evaluate(self, scope):
        function = scope.get(self.name)
        if not callable(function):
            raise CalculatorError(f"{self.name} is no function", self.column)
        try:
            return function(*[argument.evaluate(scope) for argument in self.arguments])
        except TypeError:
            raise CalculatorError(f"{self.name} does not take {len(self.arguments)} arguments", self.column) from None
        except ValueError:
            raise CalculatorError(f"{self.name} is not defined there", self.column) from None

    def derive(self, name):
        if self.name not in self.DERIVATIVES or len(self.arguments) != 1:
            raise CalculatorError(f"cannot differentiate {self.name}", self.column)
        inner = self.arguments[0]
        outer = replace(parse(self.DERIVATIVES[self.name])[1], "u", inner)
        return simplify(Binary("*", inner.derive(name), outer))


def replace(node, name, by):
    """A copy of a tree with another tree in the place of a name."""
    if isinstance(node, Name):
        return by if node.name == name else node
    if isinstance(node, Negative):
        return Negative(replace(node.operand, name, by))
    if isinstance(node, Binary):
        return Binary(node.sign, replace(node.left, name, by), replace(node.right, name, by), node.column)
    if isinstance(node, Call):
        return Call(node.name, [replace(a, name, by) for a in node.arguments], node.column)
    return node


def simplify(node):
    """The few rules that make derivatives readable. The children are simple already."""
    if isinstance(node, Negative):
        return Number(-node.operand.value) if isinstance(node.operand, Number) else node
    left, right, sign = node.left, node.right, node.sign
    a = left.value if isinstance(left, Number) else None
    b = right.value if isinstance(right, Number) else None
    if a is not None and b is not None:
        return Number(node.evaluate({}))
    if sign == "*" and (a == 0 or b == 0):
        return Number(0)
    if (sign == "+" and a == 0) or (sign == "*" and a == 1):
        return right
    if (sign in "+-" and b == 0) or (sign in "*/^" and b == 1):
        return left
    return node


class Parser:
    def __init__(self, line):
        self.tokens = tokens(line)
        self.now = next(self.tokens)

    def advance(self):
        was, self.now = self.now, next(self.tokens, self.now)
        return was

    def accept(self, signs):
        """The next token, taken, if it is one of these signs."""
        if self.now.kind == "sign" and self.now.text in signs:
            return self.advance()
        return None

    def expect(self, sign):
        if not self.accept(sign):
            raise CalculatorError(f"expected {sign!r}, found {self.now.text}", self.now.column)

    def chain(self, signs, operand):
        left = operand()
        while sign := self.accept(signs):
            left = Binary(sign.text, left, operand(), sign.column)
        return left

    def expression(self):
        return self.chain("+-", self.term)

    def term(self):
        return self.chain("*/%", self.unary)

    def unary(self):
        if self.accept("-"):
            return Negative(self.unary())
        if self.accept("+"):
            return self.unary()
        return self.power()

    def power(self):
        base = self.atom()
        sign = self.accept("^")
        return Binary("^", base, self.unary(), sign.column) if sign else base

    def atom(self):
        token = self.advance()
        if token.kind == "number":
            try:
                return Number(int(token.text) if token.text.isdigit() else float(token.text))
            except ValueError:
                raise CalculatorError(f"bad number {token.text}", token.column) from None
        if token.kind == "name":
            if not self.accept("("):
                return Name(token.text, token.column)
            arguments = [self.expression()]
            while self.accept(","):
                arguments.append(self.expression())
            self.expect(")")
            return Call(token.text, arguments, token.column)
        if token.text == "(":
            inner = self.expression()
            self.expect(")")
            return inner
        raise CalculatorError(f"expected a value, found {token.text}", token.column)


def parse(line):
    """(what is assigned to or None, the expression)"""
    parser = Parser(line)
    target = None
    node = parser.expression()
    if parser.accept("="):
        plain = isinstance(node, Call) and all(isinstance(a, Name) for a in node.arguments)
        if not plain and not isinstance(node, Name):
            raise CalculatorError("cannot assign to that", 0)
        target, node = node, parser.expression()
    if parser.now.kind != "end":
        raise CalculatorError(f"unexpected {parser.now.text}", parser.now.column)
    return target, node


class Calculator:
    def __init__(self):
        self.scope = {"pi": math.pi, "sin": math.sin, "cos": math.cos, "exp": math.exp, "log": math.log,
                      "sqrt": math.sqrt, "max": max, "min": min, "abs": abs, "ans": 0}

    def define(self, target, body):
        names = [argument.name for argument in target.arguments]

        def function(*values):
            if len(values) != len(names):
                raise TypeError
            local = self.scope.copy()
            local.update(zip(names, values))
            return body.evaluate(local)

        self.scope[target.name] = function
        return f"{target} is {body}"

    def line(self, text):
        if text.startswith("d/d"):
            name, _, rest = text[3:].partition(" ")
            return str(parse(rest)[1].derive(name))
        target, node = parse(text)
        if isinstance(target, Call):
            return self.define(target, node)
        value = node.evaluate(self.scope)
        if callable(value):
            raise CalculatorError("a function is no value", 0)
        self.scope["ans"] = value
        if target:
            self.scope[target.name] = value
        return f"{target or node} = {show(value)}"


SESSION = """
1 + 2 * 3
(1 + 2) * 3
2 ^ 3 ^ 2
(2 ^ 3) ^ 2
-2 ^ 2
2 ^ -2
((((7)))) - (4 - (3 - 2))
7 / 2
2 ^ 100
ans % 97
10 * (7 % 4) - (2 - 8 % 5)
10 * 7 % 4 + (1 + (2 * (3 * 4)))
radius = 2.5
area = pi * radius ^ 2
sqrt(area / pi)
1.5e-3 * 2E3
hypot(a, b) = sqrt(a ^ 2 + b ^ 2)
hypot(3, 4)
fib(n) = ((1 + sqrt(5)) / 2) ^ n / sqrt(5)
fib(10)
max(1, hypot(5, 12), 3 * 4)
d/dx 3 * x ^ 2 + 2 * x - 7
d/dx sin(x ^ 2)
d/dx exp(-x) / x
d/dt a * log(t) - sqrt(t)
d/dx x ^ x
1 +
2 * (3 + 4
3 $ 4
5 5
1.2.3
unknown + 1
10 / (5 - 5)
9.5 ^ 9999
sin(1, 2)
sqrt(-1)
radius(2)
3 = 4
hypot(1)
sin
"""


def main():
    calculator = Calculator()
    wrong = 0
    for text in SESSION.strip().split("\n"):
        print(">", text)
        try:
            print("   ", calculator.line(text))
        except CalculatorError as error:
            wrong += 1
            if error.column is not None:
                print("  " + " " * error.column + "^")
            print("    error:", error)
    print(f"{wrong} lines had errors")


main()
