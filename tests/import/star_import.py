# from module import *: __all__, underscored names, submodules, and names that are replaced.
beta = "own value, replaced by the star"
_three = "own"
from stars import *
print(alpha, beta, _under)
try:
    gamma
except NameError as e:
    print(e)
from stars.plain import *
print(one, two, _three, visible())
one = 100
print(one, visible.__name__)
import stars
stars.alpha = "changed in the module"
print(alpha, stars.alpha)
from stars import *
print(alpha)
from math import *
print(floor(2.5), ceil(2.5), pi > 3)
space = {}
exec("from stars.plain import *", space)
print(sorted(n for n in space if not n.startswith("__")))
try:
    exec("def f():\n    from stars import *", {})
except SyntaxError:
    print("SyntaxError inside a function")
stars.__all__ = ["alpha", "not_there"]
try:
    exec("from stars import *", {})
except AttributeError as e:
    print(e)
from stars import gamma
print(gamma)

