from ... import shared
from ...left import leaf
from . import sides
from .. import side

NAME = side + " bottom"
number = shared.bump()
seen = sides, leaf.number
