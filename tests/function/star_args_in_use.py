# Functions with *args and **kwargs in use; methods called with stars.
def total(*numbers, start=0):
    for n in numbers:
        start += n
    return start

print(total(), total(1, 2, 3), total(*range(101)), total(1, start=10))

def names(**options):
    return ", ".join(k + "=" + str(v) for k, v in options.items())

print(names(b=1, a=2, **{"not an identifier": 3}))
print((lambda *a, **k: (len(a), sorted(k)))(1, 2, z=0, y=0))

class Recorder:
    def __call__(self, *args, **kwargs):
        return args, kwargs
    def method(self, *args):
        return len(args)

r = Recorder()
print(r(1, a=2), r.method(1, 2), Recorder.method(r), Recorder.method(*[r, 1]))
