from .left import leaf as left_leaf
from .right.inner import bottom

names = [left_leaf.NAME, bottom.NAME]
