# title: The compiler warns of nothing, and places an error where reading stopped
# reason: A source is read once, and what was read is dropped. CPython reads a wrong one a second time, with rules that only
#   look for better words, and so may name another place. There are no SyntaxWarnings, and no DeprecationWarnings of escapes.
# instead: Let CPython, or a linter, read the program once.
import warnings

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    compile('x is 1', '<text>', 'exec')
print(len(seen))
try:
    compile('exec {1:(foo.)}', '<text>', 'exec')
except SyntaxError as error:
    print(error.msg, error.offset)
