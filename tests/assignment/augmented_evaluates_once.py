# The target of += is evaluated once: object and key, then the old value, then the right side.
def say(name, value):
    print(name, end=" ")
    return value


class Store:
    def __init__(self):
        self.data = {"k": [1]}

    def __getitem__(self, key):
        print("get", end=" ")
        return self.data[key]

    def __setitem__(self, key, value):
        print("set", end=" ")
        self.data[key] = value


s = Store()
say("obj", s)[say("key", "k")] += say("right", [2])
print(s.data)
n = [5, 6, 7]
i = iter(range(3))
n[next(i)] += 10
n[next(i)] *= next(i)
print(n)
