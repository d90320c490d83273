# A manager that closes a generator.
class closing:
    def __init__(self, thing):
        self.thing = thing
    def __enter__(self):
        return self.thing
    def __exit__(self, *info):
        self.thing.close()


def numbers():
    try:
        yield from range(100)
    finally:
        print("generator closed")

with closing(numbers()) as ns:
    print([n for n, _ in zip(ns, range(3))])
