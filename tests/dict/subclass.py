# A dict subclass with __missing__, overridden methods, attributes and its own __init__.
class Counter(dict):
    def __missing__(self, key):
        return 0

    def add(self, key):
        self[key] += 1
        return self


class DefaultList(dict):
    def __missing__(self, key):
        self[key] = value = []
        return value


c = Counter()
for letter in 'mississippi':
    c.add(letter)
print(c, c['s'], c['q'], 'q' in c, c.get('q'), len(c), isinstance(c, dict), type(c).__name__, dict(c), c == dict(c))
groups = DefaultList()
for word in ('apple', 'avocado', 'bean', 'cherry', 'blueberry'):
    groups[word[0]].append(word)
print(groups, sorted(groups), groups.setdefault('z', 'new'))


class Recorder(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.log = []

    def __setitem__(self, key, value):
        self.log.append(key)
        super().__setitem__(key, value)

    def __getitem__(self, key):
        return ('got', super().__getitem__(key))


r = Recorder({'a': 1}, b=2)
r['c'] = 3
print(r, r['c'], r.log, r.get('c'), list(r.values()), r.pop('a'), {**r})
print(Recorder([('x', 1)]).get('x'))
