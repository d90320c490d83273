#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Recursion on 32-bit with a 64 KB heap and an 8 KB C stack: depths reached, and how runaway recursion ends.

Depths: the greatest n for which the recursion returns, found inside one run. Runaway: every program must catch a
RecursionError, twice, and end normally; for source that is nested too deeply any clear error will do.
"""
import argparse
import os
import sys
import tempfile

from common import HERE, TERRARIUM32, terrarium, why

# Kind of recursion in recursion_depth.py -> depth to reach
DEPTHS = {"function": 1000, "method": 1000, "__init__": 500, "property": 500, "__getitem__": 500,
          "__add__": 500, "yield from": 500}

# Where it runs away -> (definitions, expression that never ends; what is only deep may end)
RUNAWAY = {
    "function": ("def f():\n    return 1 + f()", "f()"),
    "key function": ("def key(x):\n    return sorted([x, x], key=key)", "key(1)"),
    "map": ("def f(x):\n    return list(map(f, [x]))", "f(1)"),
    "__eq__": ("class A:\n    def __eq__(self, o):\n        return [self] == [o]", "A() == A()"),
    "__lt__": ("class A:\n    def __lt__(self, o):\n        return sorted([self, o])", "A() < A()"),
    "__hash__": ("class A:\n    def __hash__(self):\n        return hash((self,))", "hash(A())"),
    "__repr__": ("class A:\n    def __repr__(self):\n        return repr([self])", "repr(A())"),
    "__str__": ("class A:\n    def __str__(self):\n        return '%s' % self", "str(A())"),
    "__getattr__": ("class A:\n    def __getattr__(self, n):\n        return self.other", "A().x"),
    "__call__": ("class A:\n    def __call__(self):\n        return self()", "A()()"),
    "__iter__": ("class A:\n    def __iter__(self):\n        return iter(list(self))", "list(A())"),
    "__contains__": ("class A:\n    def __contains__(self, x):\n        return x in self", "1 in A()"),
    "__bool__": ("class A:\n    def __bool__(self):\n        return not self", "bool(A())"),
    "__init__": ("class A:\n    def __init__(self):\n        self.a = A()", "A()"),
    "generator": ("def g():\n    for x in g():\n        yield x", "list(g())"),
    "yield from": ("def g():\n    yield from g()", "list(g())"),
    "exec": ("def f():\n    exec('f()')", "f()"),
    "import": ("def f():\n    import again", "__import__('again')"),
    "deep list repr": ("x = []\nfor i in range(3000):\n    x = [x]", "repr(x)"),
    "deep list ==": ("x = []\ny = []\nfor i in range(1500):\n    x = [x]\n    y = [y]", "x == y"),
    "deep tuple hash": ("x = ()\nfor i in range(3000):\n    x = (x,)", "hash(x)"),
    "deep isinstance": ("t = (int,)\nfor i in range(3000):\n    t = (t,)", "isinstance('', t)"),
}

# Nested source -> expression that gives it; it must compile or fail with one of the errors below.
NESTED = {
    "parentheses": "'(' * 2000 + '1' + ')' * 2000",
    "open brackets": "'[' * 3000",
    "lists": "'[' * 1500 + ']' * 1500",
    "dicts": "'{1:' * 1000 + '1' + '}' * 1000",
    "calls": "'f(' * 1500 + ')' * 1500",
    "unary minus": "'-' * 4000 + '1'",
    "not": "'not ' * 2000 + '1'",
    "power": "'1**' * 2000 + '1'",
    "lambdas": "'lambda:' * 1000 + '1'",
    "conditionals": "'1 if 1 else ' * 1000 + '1'",
    "attributes": "'f' + '.a' * 2000",
    "additions": "'1' + '+1' * 3000",
    "blocks": "''.join(' ' * i + 'if x:\\n' for i in range(100)) + ' ' * 100 + 'y'",
    "functions": "''.join(' ' * i + 'def f():\\n' for i in range(100)) + ' ' * 100 + 'y'",
    "classes": "''.join(' ' * i + 'class A:\\n' for i in range(100)) + ' ' * 100 + 'y'",
    "comprehensions": "'[x for x in ' * 500 + 'y' + ']' * 500",
    "targets": "'(' * 1000 + 'a,' + '),' * 1000 + '= b'",
}

CATCH = """
def attempt():
    try:
        %s
        return "ended"
    except (%s) as error:
        return type(error).__name__
print(attempt())
print(attempt())
"""
ANY_ERROR = "SyntaxError, RecursionError, MemoryError"  # IndentationError is a SyntaxError


def depths(run):
    good = True
    print("%-16s%8s%8s" % ("depth of", "reached", "goal"))
    for kind, goal in DEPTHS.items():
        done = run([os.path.join(HERE, "recursion_depth.py"), kind])
        if done is None or done.returncode != 0:
            print("%-16s %s" % (kind, why(done)))
            good = False
            continue
        reached = int(done.stdout)
        good = good and reached >= goal
        print("%-16s%8d%8d%s" % (kind, reached, goal, "" if reached >= goal else "  MISSED"))
    return good


def runaways(run):
    good = True
    print("\nrunaway, twice in one run")
    for kind, (definitions, expression) in RUNAWAY.items():
        good &= verdict(kind, run(["-c", definitions + CATCH % (expression, "RecursionError")]),
                        ("RecursionError", "ended") if kind.startswith("deep") else ("RecursionError",))
    print("\nnested source, compiled twice in one run")
    for kind, source in NESTED.items():
        code = "source = %s%s" % (source, CATCH % ("compile(source, 'nested', 'exec')", ANY_ERROR))
        good &= verdict(kind, run(["-c", code]), ("ended", "IndentationError", *ANY_ERROR.split(", ")))
    return good


def verdict(kind, done, allowed):
    if done is None or done.returncode != 0:
        text, fine = why(done), False
    else:
        text = " ".join(done.stdout.split())
        fine = all(word in allowed for word in text.split())
    print("%-16s %s%s" % (kind, text, "" if fine else "  MISSED"))
    return fine


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--terrarium", default=TERRARIUM32)
    parser.add_argument("--heap", type=int, default=64 * 1024)
    parser.add_argument("--cstack", default="8k")
    options = parser.parse_args()
    if not os.path.exists(options.terrarium):
        print("no Terrarium at " + options.terrarium)
        return 1
    with tempfile.TemporaryDirectory() as modules:
        with open(os.path.join(modules, "again.py"), "w") as out:
            out.write("import sys\ndel sys.modules['again']\nimport again\n")

        def run(arguments):
            return terrarium(options.terrarium, options.heap, arguments,
                             switches=["cstack=" + options.cstack], modules=modules)

        good = depths(run)
        good = runaways(run) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
