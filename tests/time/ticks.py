# MicroPython's ticks: they wrap, and ticks_add and ticks_diff know where.
import time

print([isinstance(t(), int) and t() >= 0 for t in (time.ticks_ms, time.ticks_us, time.ticks_cpu)])
start_ms, start_us = time.ticks_ms(), time.ticks_us()
time.sleep_ms(20)
print(20 <= time.ticks_diff(time.ticks_ms(), start_ms) < 5000, 20000 <= time.ticks_diff(time.ticks_us(), start_us) < 5000000)
start_us = time.ticks_us()
print(time.sleep_us(3000), 3000 <= time.ticks_diff(time.ticks_us(), start_us) < 1000000, time.sleep_ms(-1), time.sleep_us(0))
period = time.ticks_add(0, -1) + 1
print(period & period - 1, period >= 1 << 29)
for t in (0, 1, 1000, period // 2, period - 1):
    print([time.ticks_diff(time.ticks_add(t, d), t) for d in (0, 1, -1, 1000, -1000, period // 2 - 1, 1 - period // 2)] ==
          [0, 1, -1, 1000, -1000, period // 2 - 1, 1 - period // 2])
print(time.ticks_diff(5, 3), time.ticks_diff(3, 5), time.ticks_add(3, -5) - period, time.ticks_add(period - 1, 3))
for delta in (period, -period):
    try:
        print(time.ticks_add(0, delta))
    except OverflowError as error:
        print(error)
