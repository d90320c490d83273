# Relative imports over one, two and three levels; each module runs once.
import deep_tree
from deep_tree import names, shared
from deep_tree.right.inner import bottom
import deep_tree.left.leaf as leaf
import deep_tree.right.inner.bottom as same_bottom

print(names)
print(bottom.NAME, bottom.number, leaf.number, bottom.seen)
print(same_bottom is bottom, deep_tree.right.inner.bottom is bottom, deep_tree.left_leaf is leaf)
print(shared.counter, shared.bump(), deep_tree.shared.counter)
print(bottom.__name__, leaf.__name__, deep_tree.right.__name__)
from deep_tree.right import inner, side
print(inner.sides, side)
deep_tree.left.side = "changed later"
from deep_tree.left import side as again
print(again, inner.sides[1], leaf.side)
for module in (deep_tree, deep_tree.left, deep_tree.right.inner, leaf):
    print(module.__name__.count("."), hasattr(module, "shared"), hasattr(module, "NAME"))

