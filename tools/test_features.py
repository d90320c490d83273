# SPDX-License-Identifier: MIT
"""Which test programs use which feature of the language: a count for each, for tools/checks.py features.

A feature is a predicate on a node of a program's syntax tree; a program counts once for it.
"""
import ast
import builtins
import glob
import os
import statistics

WANTED, PROGRAMS, MEDIAN_LINES, SINGLE_SHARE = 8, 250, 20, 8  # at least; percent with a NAME.f32.out: at most


def is_a(*types):
    return lambda node: isinstance(node, types)


def operator(*types):
    return lambda node: isinstance(getattr(node, "op", None), types)


def constant(kind, more=lambda value: True):
    return lambda node: isinstance(node, ast.Constant) and type(node.value) is kind and more(node.value)


def calls(*names):
    """A call of one of these functions or methods."""
    return lambda node: isinstance(node, ast.Call) and (
        getattr(node.func, "id", None) in names or getattr(node.func, "attr", None) in names)


def defines(*names):
    return lambda node: isinstance(node, ast.FunctionDef) and node.name in names


def decorated(*names):
    return lambda node: any(getattr(d, "id", getattr(d, "attr", None)) in names
                            for d in getattr(node, "decorator_list", ()))


def arguments(kind):
    return lambda node: isinstance(node, ast.arguments) and bool(getattr(node, kind))


def closure(node):
    """A function in a function that reads a name which the outer one binds."""
    if not isinstance(node, ast.FunctionDef):
        return False
    bound = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    bound |= {a.arg for a in ast.walk(node.args) if isinstance(a, ast.arg)}
    inner = [n for child in node.body for n in ast.walk(child) if isinstance(n, (ast.FunctionDef, ast.Lambda))]
    return any(isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load) and n.id in bound
               and n.id not in {a.arg for a in ast.walk(f.args) if isinstance(a, ast.arg)}
               for f in inner for n in ast.walk(f))


def docstring(node):
    return isinstance(node, (ast.FunctionDef, ast.ClassDef)) and bool(ast.get_docstring(node))


def unpacks(node):
    targets = getattr(node, "targets", None) or [getattr(node, "target", None)]
    return any(isinstance(t, (ast.Tuple, ast.List)) for t in targets)


def percent(node):
    return (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod) and isinstance(node.left, ast.Constant)
            and isinstance(node.left.value, (str, bytes)))


BINARY = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.LShift, ast.RShift, ast.BitAnd,
          ast.BitOr, ast.BitXor, ast.MatMult)
COMPARE = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Is, ast.IsNot, ast.In, ast.NotIn)
ERRORS = [name for name in dir(builtins) if name.endswith(("Error", "Exception", "Iteration"))]

FEATURES = {
    **{f"operator {kind.__name__}": operator(kind) for kind in BINARY},
    **{f"operator {kind.__name__}": operator(kind) for kind in (ast.USub, ast.UAdd, ast.Invert, ast.Not, ast.And, ast.Or)},
    **{f"comparison {kind.__name__}": lambda node, kind=kind: any(isinstance(op, kind) for op in
                                                                  getattr(node, "ops", ())) for kind in COMPARE},
    "comparison chain": lambda node: len(getattr(node, "ops", ())) > 1,
    "augmented assignment": is_a(ast.AugAssign),
    "conditional expression": is_a(ast.IfExp),
    "slice": is_a(ast.Slice),
    "big integer": lambda node: constant(int, lambda n: n >= 1 << 64)(node) or (
        isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Pow, ast.LShift)) and
        isinstance(node.right, ast.Constant) and isinstance(node.right.value, int) and node.right.value >= 60),
    "float": constant(float),
    "str beyond ASCII": constant(str, lambda text: not text.isascii()),
    "bytes": constant(bytes),
    "bytearray": calls("bytearray"),
    "list": is_a(ast.List),
    "tuple": is_a(ast.Tuple),
    "dict": is_a(ast.Dict),
    "set": is_a(ast.Set),
    "frozenset": calls("frozenset"),
    "range": calls("range"),
    "slice object": calls("slice"),
    "f-string": is_a(ast.JoinedStr),
    "f-string specification": lambda node: isinstance(node, ast.FormattedValue) and node.format_spec is not None,
    "% formatting": percent,
    "str.format": calls("format"),
    "unpacking assignment": unpacks,
    "starred target or argument": is_a(ast.Starred),
    "** in call or display": lambda node: (isinstance(node, ast.keyword) and node.arg is None) or (
        isinstance(node, ast.Dict) and None in node.keys),
    "defaults": arguments("defaults"),
    "positional-only parameter": arguments("posonlyargs"),
    "keyword-only parameter": arguments("kwonlyargs"),
    "*args": arguments("vararg"),
    "**kwargs": arguments("kwarg"),
    "closure": closure,
    "lambda": is_a(ast.Lambda),
    "list comprehension": is_a(ast.ListComp),
    "set comprehension": is_a(ast.SetComp),
    "dict comprehension": is_a(ast.DictComp),
    "generator expression": is_a(ast.GeneratorExp),
    "generator": is_a(ast.Yield),
    "send": calls("send"),
    "throw": calls("throw"),
    "close": calls("close"),
    "yield from": is_a(ast.YieldFrom),
    "class": is_a(ast.ClassDef),
    "multiple inheritance": lambda node: isinstance(node, ast.ClassDef) and len(node.bases) > 1,
    "super": calls("super"),
    "property": decorated("property", "setter"),
    "class method": decorated("classmethod"),
    "static method": decorated("staticmethod"),
    "descriptor": defines("__get__", "__set__", "__delete__", "__set_name__"),
    "operator overloading": defines("__add__", "__radd__", "__iadd__", "__sub__", "__mul__", "__lt__", "__eq__",
                                    "__neg__", "__getitem__", "__contains__"),
    "__getattr__": defines("__getattr__"),
    "docstring": docstring,
    "try except": lambda node: isinstance(node, ast.Try) and bool(node.handlers),
    "try else": lambda node: isinstance(node, ast.Try) and bool(node.orelse),
    "try finally": lambda node: isinstance(node, ast.Try) and bool(node.finalbody),
    "raise": is_a(ast.Raise),
    "raise from": lambda node: isinstance(node, ast.Raise) and node.cause is not None,
    "own exception class": lambda node: isinstance(node, ast.ClassDef) and any(
        getattr(base, "id", None) in ERRORS for base in node.bases),
    "with": is_a(ast.With),
    "global": is_a(ast.Global),
    "nonlocal": is_a(ast.Nonlocal),
    "assert": is_a(ast.Assert),
    "del": is_a(ast.Delete),
    "walrus": is_a(ast.NamedExpr),
    "decorator": lambda node: bool(getattr(node, "decorator_list", ())),
    "for else or while else": lambda node: isinstance(node, (ast.For, ast.While)) and bool(node.orelse),
    "import of a module": is_a(ast.Import),
    "from import": is_a(ast.ImportFrom),
    "import of a package": lambda node: isinstance(node, (ast.Import, ast.ImportFrom)) and (
        "." in (getattr(node, "module", None) or "") or any("." in alias.name for alias in node.names)),
}


def programs():
    return sorted(path for path in glob.glob("tests/*/*.py")
                  if path.split("/")[1] not in ("c", "tool") and not os.path.basename(path).startswith("_"))


def check():
    """Prints the table; returns what is missing."""
    problems, lines, counts = [], [], dict.fromkeys(FEATURES, 0)
    counts["traceback"] = counts["relative import"] = 0
    paths = programs()
    for path in paths:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        lines.append(text.count("\n"))
        try:
            nodes = list(ast.walk(ast.parse(text)))
        except SyntaxError:  # newer than this Python: its expected text lies beside it
            if not os.path.exists(path[:-len(".py")] + ".out"):
                raise
            nodes = []
        for name, predicate in FEATURES.items():
            counts[name] += any(predicate(node) for node in nodes)
        counts["traceback"] += path.startswith("tests/traceback/")
    for path in glob.glob("tests/import/*/**/*.py", recursive=True):  # packages that the tests of import/ use
        with open(path, encoding="utf-8") as file:
            try:
                nodes = list(ast.walk(ast.parse(file.read())))
            except SyntaxError:  # meant to be one
                continue
        counts["relative import"] += any(isinstance(node, ast.ImportFrom) and node.level for node in nodes)
    cells = [f"{count:5} {name:27}" for name, count in counts.items()]
    for i in range(0, len(cells), 4):
        print("".join(cells[i:i + 4]).rstrip())
    single = glob.glob("tests/*/*.f32.out")
    share = 100 * len(single) / len(paths)
    median = statistics.median(lines)
    print(f"{len(paths)} programs, median {median:.0f} lines, {len(single)} with .f32.out: {share:.1f} %")
    problems += [f"{name}: in {count} programs (at least {WANTED})" for name, count in counts.items() if count < WANTED]
    if len(paths) < PROGRAMS or median < MEDIAN_LINES or share > SINGLE_SHARE:
        problems.append(f"wanted: {PROGRAMS} programs, median {MEDIAN_LINES} lines, at most {SINGLE_SHARE} % .f32.out")
    return problems
