# Source nested far too deep is refused with an error, and the compiler works on afterwards.
# faults: deep
def refuse(title, make, depth):
    try:
        compile(make(depth), "deep", "eval")
    except (SyntaxError, RecursionError, MemoryError):
        print(title, "refused")
    else:
        print(title, "compiled")

shapes = [
    ("parentheses", lambda n: "(" * n + "1" + ")" * n),
    ("lists", lambda n: "[" * n + "]" * n),
    ("sets", lambda n: "{" * n + "1" + "}" * n),
    ("dicts", lambda n: "{1:" * n + "1" + "}" * n),
    ("calls", lambda n: "f(" * n + ")" * n),
    ("subscripts", lambda n: "x[" * n + "0" + "]" * n),
    ("lambdas", lambda n: "lambda:" * n + "1"),
    ("conditions", lambda n: "a if b else " * n + "c"),
    ("powers", lambda n: "x**" * n + "1"),
    ("unclosed", lambda n: "(" * n),
    ("mixed", lambda n: "([{1:(" * n + "1" + ")}])" * n),
]
for title, make in shapes[:-2]:
    refuse(title, make, 10000)
refuse("unclosed", shapes[-2][1], 20000)
refuse("mixed", shapes[-1][1], 3000)
for title, make in shapes[:-2]:
    refuse(title, make, 20)
