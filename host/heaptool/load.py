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

    def settled(self):
        # The dominators as they would be with nothing at work: what the program reaches from its globals is held by them alone, and
        # not also by the frame, the machine and the C code that are about to change it.
        return Dominators(self.graph.settled())


def load(path):
    data = source.read_bytes(path)
    if not dumpfile.is_dump(data):
        raise ToolError("there is no dump in %s" % ("standard input" if path == "-" else path))
    return Heap(data)
