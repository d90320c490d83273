# Bytes of heap that each part of module heap takes while it is switched on.
import gc
import heap


def cost(name, switch_on, switch_off=None):
    gc.collect()
    before = gc.mem_alloc()
    kept = switch_on()
    gc.collect()
    print("%6d  %s" % (gc.mem_alloc() - before, name))
    kept = None
    if switch_off:
        switch_off()


thing = {"a thing": 1}
cost("a report: heap.info(), top(), why(), map()", lambda: None)
cost("heap.mark()", heap.mark)
cost("heap.watch(), the first object", lambda: heap.watch(thing, "note"))
cost("heap.watch(), each further one", lambda: heap.watch(cost, "note"))
cost("heap.peak(True)", lambda: heap.peak(True), lambda: heap.peak(False))
cost("heap.imports(True)", lambda: heap.imports(True), lambda: heap.imports(False))
cost("heap.trace(), before anything is made", heap.trace)
cost("100 empty lists, and one of these, traced", lambda: [[] for _ in range(100)])
import tracemalloc
tracemalloc.stop()
cost("the same, not traced", lambda: [[] for _ in range(100)])
cost("heap.telemetry()", lambda: heap.telemetry(60), lambda: heap.telemetry(0))
