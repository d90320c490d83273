# Code without a readable source has frames without a source line.
source = """
def halve(n):
    if n % 2:
        raise ValueError("odd: %d" % n)
    return n // 2

def quarter(n):
    return halve(halve(n))
"""
space = {}
exec(compile(source, "made/up.py", "exec"), space)
print(space["quarter"](8))

def run(n):
    return eval("quarter(n) + 1", space, {"n": n})

print(run(12))
exec("print(run(4))\nrun(6)\n")
