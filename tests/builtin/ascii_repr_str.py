# ascii, repr and str of nested containers, user objects and recursive structures.
class Node:
    def __init__(self, name, *children):
        self.name, self.children = name, list(children)

    def __repr__(self):
        return f'Node({self.name!r}, {self.children})' if self.children else f'Node({self.name!r})'

    def __str__(self):
        return self.name


tree = Node('é', Node('b"'), Node("c'", Node('d\n')))
print(repr(tree), str(tree), ascii(tree), [tree], (tree,), {tree.name: tree}, f'{tree}', f'{tree!r}', '%s|%r|%a' % (tree, tree, tree), sep='\n')
print(ascii('aé€😀\n\''), ascii(['é', {'ü': '中'}]), ascii(b'\xff'), ascii(5), ascii(None), repr('é') == "'é'", ascii('plain'), ascii({'€'}))
a = [1]
a.append(a)
d = {'a': a}
d['d'] = d
a.append((d,))
print(repr(a), repr(d), str((a, d)), sep='\n')
loop = Node('loop')
loop.children = [a]
print(loop, repr(loop))


class Quiet:
    pass


print(repr(Quiet()).startswith('<__main__.Quiet object at 0x'), repr(Quiet())[-1], repr(len), str(print), repr(Quiet), repr(type), repr(None), repr(...))
print(repr(KeyError('x', 1)), str(KeyError('x', 1)), repr(ValueError()), str(ValueError('only')), repr(StopIteration(5)))
