# The variable of a later clause is not bound in the conditions and iterables before it.
def condition(a, b):
    return [0 for x in a if y for y in b]


def iterable(a):
    return {x for x in a for z in y for y in a}


def item(a, b):
    return {x: y for x in a if x + y > 0 for y in b}


def pair(a, b):
    return [k for x in a if k for k, v in b]


def show(f, *arguments):
    try:
        print(f(*arguments))
    except UnboundLocalError as e:
        print(f.__name__, type(e).__name__)


show(condition, [1], [2])
show(condition, [], [2])
show(iterable, [1, 2])
show(iterable, [])
show(item, [1], [2])
show(pair, [1], [(2, 3)])

try:
    print([0 for x in [1, 2] if later for later in [3]])
except NameError as e:
    print("module", type(e).__name__)
