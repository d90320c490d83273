# yield from needs an iterable.
class Plain:
    def __iter__(self):
        return self
    def __next__(self):
        return "plain"


def over_plain():
    yield from Plain()

p = over_plain()
p = over_plain()
try:
    p.throw(ValueError("through a plain iterator"))
except ValueError as e:
    print(e)
def not_iterable():
    yield from 5
try:
    next(not_iterable())
except TypeError as e:
    print(e)
