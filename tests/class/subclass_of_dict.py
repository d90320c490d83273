# A dict subclass with a default factory.
class Default(dict):
    def __init__(self, factory, *args, **kw):
        super().__init__(*args, **kw)
        self.factory = factory

    def __getitem__(self, key):
        if key not in self:
            self[key] = self.factory()
        return super().__getitem__(key)


d = Default(list, a=1)
d["x"].append(5)
d["x"].append(6)
print(d, d.get("y"), len(d), d == {"a": 1, "x": [5, 6]}, sorted(d), "x" in d)
