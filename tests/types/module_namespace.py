# The namespace of a built-in module shows what is in it, also what the program has put there.
import math
import sys

math.tau2 = 2 * math.pi
print(vars(math)["tau2"] == vars(math)["tau"], vars(math)["__name__"], len(math.__dict__) > 20, "tau3" in vars(math))
print(sorted(name for name in vars(sys) if name in ("exit", "version", "stdin")))
