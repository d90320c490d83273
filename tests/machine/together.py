# options: -X wiring=tests/machine/_together.wiring
# Devices of the simulated board: CPython has none.
# asyncio beside timers and interrupts, soft and hard: who comes when, in the time of the board.
import asyncio
import time
from machine import Pin, Timer

button = Pin(14, Pin.IN, Pin.PULL_UP)  # a firmware's clock becomes the simulated board's when that is first used
start = time.ticks_ms()
soft, hard, presses = [], [0] * 8, [0]
pressed = asyncio.ThreadSafeFlag()


def at():
    """Tenths of a second since the start, rounded: what a board computes takes time, too."""
    return (time.ticks_diff(time.ticks_ms(), start) + 50) // 100


def on_hard(timer):
    if hard[0] < 7:
        hard[0] += 1
        hard[hard[0]] = at()


def on_press(pin):
    presses[0] += 1
    pressed.set()


async def blink(name, ms, times):
    for i in range(times):
        await asyncio.sleep_ms(ms)
        print(name, i, at())


async def wait_for_button():
    for i in range(2):
        await pressed.wait()
        print("pressed", presses[0], at())


async def main():
    button.irq(on_press, Pin.IRQ_FALLING, hard=True)
    ticking = Timer(-1, period=400, hard=True, callback=on_hard)
    appending = Timer(-1, period=700, callback=lambda timer: soft.append(at()))
    once = Timer(-1, period=950, mode=Timer.ONE_SHOT, callback=lambda timer: soft.append("once"))
    await asyncio.gather(blink("a", 300, 6), blink("b", 1000, 3), wait_for_button())
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.5)
    except asyncio.TimeoutError:
        print("timeout", at())
    for timer in ticking, appending, once:
        timer.deinit()
    await asyncio.sleep(2)
    print(hard, soft)


asyncio.run(main())
