from .. import shared
from . import side

NAME = side + " leaf"
number = shared.bump()
