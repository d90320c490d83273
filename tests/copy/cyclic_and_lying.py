# faults: cyclic, lie, callback, deep
# not: stress
# Copies of data that contains itself, that changes while it is copied, and of what lies about copying.
import copy


class Node:
    def __init__(self):
        self.me, self.all = self, [self]


node = copy.deepcopy(Node())
print(node.me is node, node.all[0] is node)
a = [1]
a.append(a)
d = {'d': a}
d['self'] = d
b = copy.deepcopy(a)
e = copy.deepcopy(d)
print(b[1] is b, e['self'] is e, e['d'][1] is e['d'], e['d'] is not a)
t = ([],)
t[0].append(t)
u = copy.deepcopy(t)
print(u[0][0] is u, u is not t)


class Shaking:
    def __init__(self, target):
        self.target = target

    def __deepcopy__(self, memo):
        if len(self.target) < 20:
            self.target.append(0)
        return 'copied'


items = []
items.extend([Shaking(items), Shaking(items)])
print(copy.deepcopy(items)[:2])
for answer in (None, 5, 'x'):
    class Liar:
        def __copy__(self):
            return answer

        def __deepcopy__(self, memo):
            memo.clear()
            return answer
    print(copy.copy(Liar()), copy.deepcopy([Liar(), Liar()]))
deep = []
for i in range(3000):
    deep = [deep]
try:
    copy.deepcopy(deep)
except RecursionError:
    pass
while deep:
    deep = deep[0]
print('done')
