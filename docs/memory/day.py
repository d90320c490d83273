# Two hours of the station, and two more; a dump after each.
import heap
import station

start = heap.mark("start")
station.run(2)
heap.dump(open("two.heap", "wb"))
station.run(2)
heap.dump(open("four.heap", "wb"))
