# A program's own module called heap comes before that of the firmware, wherever it lies on the path.
import sys

sys.path.append(sys.path[0] + "/own_heap")
import heap

print(heap.push([1], 2), heap.__name__, hasattr(heap, "explain"))
