# A module may say itself what dir() shows (PEP 562).
import sys, types

module = types.ModuleType("module")
module.z = 1
print("z" in dir(module), "__name__" in dir(module))
module.__dir__ = lambda: ["b", "a"]
print(dir(module))
module.__dir__ = lambda: 5
try:
    dir(module)
except TypeError as error:
    print(error)
