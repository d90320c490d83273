# No hash is -1; equal keys are found by each other's hash all the same.
class Key:
    def __init__(self, value, hash):
        self.value, self.hash = value, hash

    def __hash__(self):
        return self.hash

    def __eq__(self, other):
        return self.value == other


print(hash(-1), hash(-1.0), (-1).__hash__(), hash(-2), hash(Key(0, -1)), hash(0), hash(True))
d = {-1: 'int', -2: 'two'}
d[-1.0] = 'float'
print(d, d[Key(-1, -1)], d[Key(-1, -2)], d[Key(-2, -2)], {Key(-1, -1): 'key'}[-1], {Key(-1, -2): 'key'}[-1.0])
many = {i: i for i in range(-20, 20)}
print(many[-1.0], many[Key(-1, hash(-1))], -1 in set(many), Key(-2, hash(-2)) in set(many))
