# __hash__ that raises or returns no int; equal numbers hash alike.
class Key:
    eq_calls = hash_calls = 0

    def __init__(self, name, version=0):
        self.name, self.version = name, version

    def __eq__(self, other):
        Key.eq_calls += 1
        return isinstance(other, Key) and self.name == other.name

    def __hash__(self):
        Key.hash_calls += 1
        return len(self.name)

    def __repr__(self):
        return "%s#%d" % (self.name, self.version)
class BadHash:
    def __hash__(self):
        return "text"
class Raises:
    def __hash__(self):
        raise ValueError("no hash today")
for cls in (BadHash, Raises):
    try:
        {cls(): 1}
    except (TypeError, ValueError) as e:
        print(e)
print(hash(Key("abc")), hash(5) == hash(5.0) == hash(True + 4), hash("x") == hash("x"))
