# Sort with key functions and __lt__ that look at, clear or rebuild other containers.
# faults: callback, lie
class Version:
    def __init__(self, text):
        self.parts = [int(p) for p in text.split('.')]

    def __lt__(self, other):
        log.append(1)
        scratch.clear()
        scratch.extend([self, other])
        return self.parts < other.parts

    def __repr__(self):
        return '.'.join(map(str, self.parts))


log, scratch = [], []
versions = [Version(t) for t in ('1.10', '1.2', '0.9.9', '1.2.1', '2', '1.10.0')]
print(sorted(versions), len(log) > 4, max(versions, key=lambda v: v.parts), min(versions))
versions.sort(reverse=True)
print(versions, len(scratch))
seen = []
data = [5, 3, 8, 1]
data.sort(key=lambda x: seen.append((x, len(data))) or x)
print(data, seen)
print(sorted(data, key=lambda x: sorted(range(x), reverse=True)), sorted([[3], [1, 2], []], key=len), sorted('hello', key=lambda c: 'olhe'.index(c)))
print(sorted({'b': 1, 'a': 2}), sorted((3, 1, 2)), sorted([True, False, 2, -1]), sorted([(1, 'b'), (1, 'a'), (0, 'z')]))
print(sorted([3, 1, 2], key=lambda x: -x), sorted([1, 2, 3, 4], key=lambda x: x % 2), sorted('bca', reverse=True), sorted([]), sorted(iter([2, 1])))
