# title: There is no pickle
# reason: It needs the inner state of every type. Objects have no `__reduce__`, and copy.copy() does without it.
# instead: Use json for data, struct for bytes, `__copy__` and `__deepcopy__` for one's own classes.
import copy

try:
    import pickle
    print(len(pickle.dumps([1, 2])) > 0)
except ImportError as error:
    print(error)
print(hasattr(object, '__reduce__'))
print(copy.deepcopy([[1], [1]]))
