# Pipelines written with |, >> and @ on instances, with reflected forms and unary plus.
class Step:
    def __init__(self, *functions):
        self.functions = functions

    def __rshift__(self, other):
        return Step(*self.functions, *(other.functions if isinstance(other, Step) else (other,)))

    def __ror__(self, value):
        for f in self.functions:
            value = f(value)
        return value

    def __matmul__(self, values):
        return [v | self for v in values]

    def __pos__(self):
        return Step(*self.functions, *self.functions)


double, text = Step(lambda n: n * 2), Step(str)
both = double >> text
print(5 | both, 5 | +double, both @ range(3), "ab" | double >> len)
print([1] | double, {1, 2} | Step(sorted), (double >> double >> text) @ [1, 2])
double >>= lambda n: n + 1
print(7 | double, len(both.functions))
for bad in (lambda: both | 5, lambda: 5 >> both, lambda: -both, lambda: 5 @ both):
    try:
        bad()
    except TypeError as e:
        print(e)
