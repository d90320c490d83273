# A transaction that rolls back on exceptions.
class Transaction:
    def __init__(self, store):
        self.store = store

    def __enter__(self):
        self.backup = dict(self.store)
        return self.store

    def __exit__(self, kind, value, tb):
        if kind is not None:
            self.store.clear()
            self.store.update(self.backup)
            print("rolled back:", value)
        return kind is not None and issubclass(kind, ValueError)


store = {"a": 1}
with Transaction(store) as s:
    s["b"] = 2
with Transaction(store) as s:
    s["a"] = 100
    s["c"] = 3
    raise ValueError("no good")
print(store)
try:
    with Transaction(store) as s:
        del s["a"]
        s["zz"]
except KeyError as e:
    print("came through", e, store)
