# A class decorator that wraps a method, and one that replaces the class by an instance.
def count_calls(cls):
    original = cls.work
    cls.calls = 0
    def work(self, *args):
        cls.calls += 1
        return original(self, *args)
    cls.work = work
    return cls

@count_calls
class Worker:
    def work(self, n=1):
        return n * 10

w = Worker()
print(w.work(), w.work(5), Worker().work(2), Worker.calls)
@lambda cls: cls()
class instance:
    x = 5
print(instance.x)
