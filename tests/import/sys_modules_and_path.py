# sys.modules holds what was imported; sys.path finds modules; deleting forces a new run.
import sys

print("plain_package" in sys.modules, "sys" in sys.modules, "__main__" in sys.modules)
import plain_package.first
print("plain_package" in sys.modules, "plain_package.first" in sys.modules, "plain_package.second" in sys.modules)
first = sys.modules["plain_package.first"]
print(first is plain_package.first, first.x)
first.x = "changed"
del sys.modules["plain_package.first"]
import plain_package.first
print(first is plain_package.first, plain_package.first.x, first.x)
sys.path.append(sys.path[0] + "/stars")
import plain
print(plain.__name__, plain.visible(), plain.one)
from stars import plain as inside
print(inside.__name__, inside is plain, inside.visible() == plain.visible())
sys.modules["made_up"] = plain
import made_up
print(made_up is plain, made_up.two)
from made_up import one
print(one)
print(sys.modules["__main__"].one, __name__)
main = sys.modules["__main__"]
main.injected = "set through the module object"
print(injected)
