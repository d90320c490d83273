# del of globals and parameters.
g = 1
del g
try:
    g
except NameError as e:
    print(e)
g = 2
print(g)

def parameter(a, b=5, *args):
    del a, args
    try:
        return a
    except UnboundLocalError as e:
        return str(e), b

print(parameter(1))

def conditional(flag):
    if flag:
        value = 1
    try:
        return value
    except NameError as e:
        return type(e).__name__

print(conditional(True), conditional(False))
