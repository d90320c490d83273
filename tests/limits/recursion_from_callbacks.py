# Runaway recursion that goes through built-in functions: keys, comparisons, repr, hash, map.
# stress: -X heapsize=24wk
def through_key(x):
    return sorted([2, 1], key=through_key)

def through_map(x):
    return list(map(through_map, [x]))

def through_max(x):
    return max([1, 2], key=through_max)

def through_filter(x):
    return [y for y in filter(through_filter, [1])]

def through_sum(x):
    return sum(through_sum(y) for y in [x])

def through_join(x):
    return "".join(through_join(y) for y in "a")

def through_exec(x):
    exec("through_exec(1)", globals())

class Eq:
    def __eq__(self, other):
        return [self] == [Eq()]
    def __hash__(self):
        return hash((self,))

class Repr:
    def __repr__(self):
        return "<%r>" % (self,)

class Str:
    def __str__(self):
        return f"{self}"

class Lt:
    def __lt__(self, other):
        return sorted([self, other])

class Iter:
    def __iter__(self):
        yield from self

class Len:
    def __len__(self):
        return sum(1 for _ in range(len(self)))

tests = [lambda: through_key(1), lambda: through_map(1), lambda: through_max(1), lambda: through_filter(1), lambda: through_sum(1),
         lambda: through_join("a"), lambda: through_exec(1), lambda: Eq() == 1, lambda: hash(Eq()), lambda: repr(Repr()),
         lambda: repr([Repr()]), lambda: str(Str()), lambda: Lt() < Lt(), lambda: list(Iter()), lambda: len(Len())]
for i, test in enumerate(tests):
    try:
        test()
        print(i, "ended?")
    except RecursionError:
        print(i, "RecursionError")
print("still here", sorted([3, 1, 2]))

