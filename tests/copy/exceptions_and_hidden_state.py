# Copies of exceptions have their arguments and attributes; what hides its state cannot be copied.
import copy


class Own(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.sum = a + b


def generator():
    yield 1


for error in (ValueError('x'), ValueError(), Own(1, 2), OSError(2, 'text', 'file'), KeyError('k')):
    for twin in (copy.copy(error), copy.deepcopy(error)):
        print(repr(twin), twin is error, type(twin) is type(error), twin.args, vars(twin).get('sum'))
print(copy.copy(OSError(2, 'text', 'file')).filename)
for hidden in (generator(), memoryview(b'a')):
    try:
        copy.copy(hidden)
    except TypeError:
        print('TypeError')
