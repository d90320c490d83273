# Every clock grows, in its unit; sleeping takes its time on the clocks that go on, little on the processor's.
# stress: -X heapsize=24wk
import time


def spent(clock):
    start = clock()
    time.sleep(0.02)
    return clock() - start


print([isinstance(clock(), int) for clock in (time.time_ns, time.monotonic_ns, time.perf_counter_ns, time.process_time_ns)])
print([isinstance(clock(), float) for clock in (time.monotonic, time.perf_counter, time.process_time)])
print([20000000 <= spent(clock) < 5000000000 for clock in (time.monotonic_ns, time.perf_counter_ns)])
print(15000000 <= spent(time.time_ns) < 5000000000, 0 <= spent(time.process_time_ns) < 20000000)
print([-0.1 <= spent(clock) < 5 for clock in (time.monotonic, time.perf_counter, time.process_time)])
print(abs(time.time_ns() // 1000000000 - int(time.time())) < 3, time.time_ns() > 1700000000 * 10**9)
for seconds, nanoseconds in [(time.monotonic, time.monotonic_ns), (time.perf_counter, time.perf_counter_ns),
                             (time.process_time, time.process_time_ns)]:
    print(abs(seconds() - nanoseconds() / 1e9) < 2)
start = time.process_time_ns()
sum(i * i for i in range(100000))
print(time.process_time_ns() - start > 100000)
