# gc.threshold(n): a collection at a safe point after n bytes; without it garbage stays until memory is short.
# heap: 512k
# not: stress sweep
import gc


class Watch:
    """Counts the collections that a piece of work saw: after one, the memory in use is less than before."""

    def __init__(self):
        self.last = gc.mem_alloc()
        self.count = 0

    def look(self):
        now = gc.mem_alloc()
        if now < self.last:
            self.count += 1
        self.last = now


def work(n):
    """Makes garbage of about 100 bytes a turn, more than the watch itself makes."""
    watch = Watch()
    for i in range(n):
        bytes(100)
        watch.look()
    return watch.count


def quiet(n):
    gc.collect()
    return work(n)


gc.threshold(-1)
print('before', gc.threshold() == -1)
print('none', quiet(300))
gc.threshold(4096)
print('set', gc.threshold())
few = quiet(300)
print('some', 3 <= few <= 16)
gc.threshold(1024)
many = quiet(300)
print('more', few * 2 < many <= 60)
gc.threshold(100000)
print('large', quiet(300))
gc.threshold(-1)
print('off', quiet(300), gc.threshold())


def by_call(i):
    return [i] * 30


gc.threshold(2048)
watch = Watch()
gc.collect()
for i in range(100):
    by_call(i)
    watch.look()
print('calls', watch.count > 3)
used = [gc.mem_alloc()]
for i in range(2000):
    by_call(i)
    if gc.mem_alloc() > used[-1]:
        used.append(gc.mem_alloc())
print('bounded', max(used) - used[0] < 2048 + 1024)


def generator():
    for i in range(200):
        yield str(i) * 20


watch = Watch()
for text in generator():
    watch.look()
print('generator', watch.count > 2)
gc.disable()
print('disabled', quiet(100))
gc.enable()
print('enabled', quiet(300) > 3)
gc.threshold(-1)
