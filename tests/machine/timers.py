# options: -X wiring=tests/machine/_pins.wiring
# not: stress (a collection at each allocation takes time, in which events come)
# Devices of the simulated board: CPython has none.
import time
from machine import Timer

calls = []
t = Timer(-1)
t.init(period=100, mode=Timer.PERIODIC, callback=lambda t: calls.append(time.ticks_ms()))
one = Timer(period=250, mode=Timer.ONE_SHOT, callback=lambda t: calls.append("once"))
time.sleep_ms(350)
print(calls)
t.deinit()
calls.clear()
time.sleep_ms(300)
print(calls)

n = 0


def hard(t):
    global n
    n += 1
    if n == 5:
        t.deinit()


Timer(1, freq=1000, callback=hard, hard=True)
time.sleep(0.1)
print(n)

# A program that only computes, and one that waits for the callback.
flag = False


def done(t):
    global flag
    flag = True


Timer(mode=Timer.ONE_SHOT, period=30, callback=done)
while not flag:
    pass
print("done")

# Several, one of which stops the others.
ts = [Timer() for i in range(4)]
log = []


def stop(t):
    log.append("stop")
    for x in ts:
        x.deinit()


for i, x in enumerate(ts):
    x.init(period=10 * (i + 1), callback=(lambda t, i=i: log.append(i)) if i < 3 else stop)
time.sleep_ms(100)
print(log)
Timer(mode=Timer.ONE_SHOT, period=5, tick_hz=1000000, callback=lambda t: print("five microseconds"))
time.sleep_us(10)
for bad in (dict(freq=0), dict(period=-5), dict(callback=1), dict(period=1, callback=3)):
    try:
        Timer(**bad)
        print("no error", bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__)

import asyncio


async def main():
    start = time.ticks_ms()
    event = asyncio.Event()
    Timer(mode=Timer.ONE_SHOT, period=40, callback=lambda t: event.set())
    await event.wait()
    print("event", time.ticks_diff(time.ticks_ms(), start) // 10)
    await asyncio.sleep(0.5)
    print("slept", time.ticks_diff(time.ticks_ms(), start) // 10)


asyncio.run(main())
