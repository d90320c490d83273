import heap
import tracemalloc

tracemalloc.start()
import station
station.run(1)
heap.top("site", 4)
for statistic in tracemalloc.take_snapshot().statistics("lineno")[:4]:
    print(statistic)
