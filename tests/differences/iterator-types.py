# title: Several iterators share one type
# reason: A type takes flash, and these differ in their name only. All functions of itertools but chain are functions, and
#   what they return is of one type.
# instead: Test for an iterator with hasattr(it, '__next__').
import itertools

print(type(iter('abc')).__name__, type(reversed([1])).__name__)
print(type(iter({}.items())).__name__, type(iter({}.values())).__name__)
print(type(itertools.count()).__name__, type(itertools.repeat(1)).__name__)
print(isinstance(itertools.count, type), isinstance(itertools.chain, type))
