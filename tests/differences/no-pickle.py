# title: There is no pickle
# reason: It needs the inner state of every type. Objects have no `__reduce__`, and copy.copy() does without it: what keeps
#   its state to itself, such as an iterator of itertools, cannot be copied.
# instead: Use json for data, struct for bytes, `__copy__` and `__deepcopy__` for one's own classes.
import copy
import itertools

try:
    import pickle
    print(len(pickle.dumps([1, 2])) > 0)
except ImportError as error:
    print(error)
print(hasattr(object, '__reduce__'))
print(copy.deepcopy([[1], [1]]))
try:
    print(list(copy.copy(itertools.chain([1], [2]))))
except TypeError as error:
    print(error)
