# repr of nested, cyclic and mixed lists; equality of deep lists; copying is shallow.
# faults: cyclic
a = [1, 'two', 3.5, None, True, (4,), {5: [6]}, b'7', [], [[]], 'it\'s', {8}, range(9), 'é\n']
print(a, repr(a) == str(a), len(a))
cycle = [1]
cycle.append(cycle)
cycle.append([cycle, 2])
print(cycle, cycle[1] is cycle, len(cycle), cycle[1][1][2][1])
d = {'list': cycle}
cycle[0] = d
print(cycle)
t = ([],)
t[0].append(t)
print(t, t[0])
deep = []
for i in range(20):
    deep = [deep]
other = []
for i in range(20):
    other = [other]
print(deep, deep == other, deep == other[0])
shallow = [[1], [2]]
copies = [shallow[:], list(shallow), shallow.copy(), [*shallow], shallow + [], shallow * 1]
shallow[0].append('seen')
shallow.append('not seen')
print(copies[0], all(c == copies[0] for c in copies), shallow)
