# The exception leaves through with and finally; __exit__ fails and becomes the last one.
class Guard:
    def __init__(self, name, fail=False):
        self.name, self.fail = name, fail

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__)
        if self.fail:
            raise RuntimeError(self.name + " could not close")


def work():
    with Guard("outer"):
        try:
            with Guard("inner", fail=True):
                [1, 2].index(3)
        finally:
            print("finally")

work()
