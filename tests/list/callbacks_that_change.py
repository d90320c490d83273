# __eq__ that changes the list while index, remove, count or == walk it.
# faults: callback
class Clearing:
    def __init__(self, target, answer=False):
        self.target, self.answer = target, answer

    def __eq__(self, other):
        self.target.clear()
        return self.answer


def run(name, f):
    try:
        print(name, f())
    except (ValueError, IndexError) as e:
        print(name, type(e).__name__)


a = [1, 2, 3, 4]
run('in', lambda: Clearing(a) in a)
print(a)
a = [1, 2, 3]
run('index', lambda: a.index(Clearing(a)))
a = [1, 2, 3]
run('count', lambda: a.count(Clearing(a, True)))
a = [1, 2, 3]
run('remove', lambda: a.remove(Clearing(a)))
a = [1, 2]
a.append(Clearing(a, True))
run('eq', lambda: (a == [1, 2, 3]) in (True, False))
print(a)


class Growing:
    def __eq__(self, other):
        if len(b) < 50:
            b.extend([0] * 10)
        return False


b = [0]
run('grow', lambda: Growing() in b)
print(len(b), b.count(0))
