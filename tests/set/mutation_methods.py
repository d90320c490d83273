# add, remove, discard, pop, update, clear, copy and their errors.
s = {1, 2}
print(s.add(3), s.add(3), sorted(s), s.discard(9), s.discard(1), s.remove(2), s)
s.update([4, 5], (6,), 'ab', {7: 'x'}, range(8, 10))
print(sorted(s, key=str), len(s), s.update(), s.update([]))
t = s.copy()
t.clear()
print(len(s), t, t.clear(), t is s)
popped = []
while s:
    popped.append(s.pop())
print(sorted(popped, key=str), s)
for f in (lambda: s.remove('gone'), lambda: s.pop(), lambda: s.remove((1, 2)), lambda: s.add([]), lambda: s.discard({}), lambda: s.update(5),
          lambda: s.update([1], [[]])):
    try:
        print(f())
    except KeyError as e:
        print('KeyError', e)
    except TypeError as e:
        print('TypeError', e)
print(s)
big = set()
for i in range(1000):
    big.add(i * 37 % 501)
for i in range(0, 501, 2):
    big.discard(i)
print(len(big), sum(big), 250 in big, 251 in big, sorted(big)[:3])
