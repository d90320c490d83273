# A binary tree that iterates itself with yield from.
class Node:
    def __init__(self, key, left=None, right=None):
        self.key, self.left, self.right = key, left, right

    def insert(self, key):
        side = "left" if key < self.key else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Node(key))
        else:
            child.insert(key)

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.key
        if self.right:
            yield from self.right

    def preorder(self, depth=0):
        yield depth, self.key
        for child in (self.left, self.right):
            if child:
                yield from child.preorder(depth + 1)


root = Node(8)
for key in (3, 10, 1, 6, 14, 4, 7, 13):
    root.insert(key)
print(list(root), sum(root), 6 in root, 5 in root)
for depth, key in root.preorder():
    print("  " * depth + str(key))
