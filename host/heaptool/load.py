# SPDX-License-Identifier: MIT
# A dump with all that is worked out of it.
from heaptool import dumpfile, source
from heaptool.dominators import Dominators
from heaptool.error import ToolError
from heaptool.graph import Graph
from heaptool.image import Image
from heaptool.naming import Names


class Heap:
    def __init__(self, data):
        self.dump = dumpfile.read(data)
        self.image = Image(self.dump)
        self.graph = Graph(self.image)
        self.dominators = Dominators(self.graph)
        self.names = Names(self.graph)


def load(path):
    data = source.read_bytes(path)
    if not dumpfile.is_dump(data):
        raise ToolError("there is no dump in %s" % ("standard input" if path == "-" else path))
    return Heap(data)
