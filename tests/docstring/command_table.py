# Docstrings as the help texts of a command table.
def same(f):
    return f

@same
@same
def b(x=2):
    "Text of b."
    return x
commands = {f.__name__: f for f in (b, same)}
print({k: (v.__doc__ or "-").upper() for k, v in commands.items()})
