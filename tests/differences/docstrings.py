# title: Docstrings are read from the source file
# reason: A docstring takes no memory: `__doc__` looks it up in the file when it is asked for. Code from exec(), compile(),
#   `-c` or standard input has no file, and so no docstrings; nor have modules and functions in flash.
# instead: Keep texts that the program needs in variables.
def documented():
    """Says something."""


names = {}
exec('def made():\n    "Says something."\n', names)
print(documented.__doc__)
print(names['made'].__doc__)
print(len.__doc__ is None)
