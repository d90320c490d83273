# A set that changes size under its iterator is noticed.
# faults: callback
def run(name, action):
    s = {1, 2, 3}
    count = 0
    try:
        for x in s:
            count += 1
            action(s, x)
        print(name, count, sorted(s))
    except RuntimeError as e:
        print(name, count, e)


run('nothing', lambda s, x: None)
run('grow', lambda s, x: s.add(x + 100))
run('shrink', lambda s, x: s.remove(x))
run('clear', lambda s, x: s.clear())
run('add existing', lambda s, x: s.add(1))
s = set(range(10))
for x in list(s):
    if x % 2:
        s.discard(x)
print(sorted(s), sorted(x for x in s if x > 4))
it = iter(s)
next(it)
s.add('new')
try:
    next(it)
except RuntimeError as e:
    print(e)
it = iter(set())
print(next(it, 'empty'), list(it), sorted(iter({2, 1})), len(list(iter({1, 2}))))
done = iter({1})
print(list(done), list(done), next(done, None))
