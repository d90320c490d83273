# heap.path() and what keeps modules; where a name of one's own is preferred. CPython has no module heap.
import heap
import sys
import textwrap
import functools
import string

heap.path(textwrap)
heap.path(textwrap.TextWrapper)
heap.path(functools.partial)
del string
heap.path(sys.modules["string"])
heap.path(sys.modules)
sys.path.append("path" * 10)
heap.path(sys.path)
heap.path(sys.path[-1])
heap.path(globals())
short = {"text": ["kept here", "and there"]}
textwrap.kept = short
heap.path(short)
del short
heap.path(textwrap.kept)
heap.path(textwrap.kept["text"])
exec("mine = [1]")
heap.path(mine)
import atexit
atexit.register(print, end="")
