from .. import side as outer_side
from ...left import side as left_side
from ...left.leaf import NAME as left_name

sides = outer_side, left_side, left_name
