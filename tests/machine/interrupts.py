# options: -X wiring=tests/machine/_pins.wiring
# Devices of the simulated board: CPython has none.
import gc, machine, micropython, time
from machine import Pin, Timer

events = []


def soft(pin):
    events.append((time.ticks_ms(), pin.value()))


button = Pin(4, Pin.IN, Pin.PULL_UP)
irq = button.irq(soft, Pin.IRQ_FALLING)
print(irq.trigger() == Pin.IRQ_FALLING)
time.sleep_ms(200)
print(events)
irq.trigger(Pin.IRQ_RISING | Pin.IRQ_FALLING)
time.sleep_ms(200)
print(events[1:])
button.irq(None)

# A hard handler: the heap is locked, small ints and floats of a word work.
count = 0
total = 0.0
locked = []


def hard(pin):
    global count, total
    count += 1
    total += 0.5
    try:
        [pin]
        locked.append("no")
    except MemoryError:
        pass


a, b = Pin(16, Pin.OUT, value=0), Pin(17, Pin.IN)
b.irq(hard, Pin.IRQ_RISING, hard=True)
for i in range(10):
    a.on()
    a.off()
print(count, total, locked)
a.on()
del i
b.irq()()
print(count)

# Events that come while they are masked wait, four of them; more are counted.
before = machine.overruns()
state = machine.disable_irq()
for i in range(7):
    a.off()
    a.on()
print(count, end=" ")
machine.enable_irq(state)
print(count, machine.overruns() - before)

# They are served while a scheduled call runs, which soft ones are not.
order = []


def scheduled(x):
    order.append("begin")
    a.off()
    a.on()
    for i in range(3):
        pass
    order.append("end %d" % x)


c = Pin(1, Pin.IN)
Pin(0, Pin.OUT, value=0)
c.irq(lambda pin: order.append("soft"), Pin.IRQ_RISING)
count = 0


def hard2(pin):
    global count
    count += 1
    Pin_on()


Pin_on = Pin(0).on
b.irq(hard2, Pin.IRQ_RISING, hard=True)
micropython.schedule(scheduled, 1)
for i in range(3):
    pass
print(order, count)

# What a hard handler schedules runs after it, when the heap is not locked any more.
order = [None] * 3


def later(x):
    order.append([x])


def hard3(pin):
    micropython.schedule(later, 5)
    for i in range(3):
        order[i] = i


b.irq(hard3, Pin.IRQ_RISING, hard=True)
a.off()
a.on()
for i in range(2):
    pass
print(order)

# What a handler raises is told; a hard one is taken away.
b.irq(lambda pin: 1 // 0, Pin.IRQ_RISING)
a.off()
a.on()
for i in range(2):
    pass
b.irq(lambda pin: count.nothing, Pin.IRQ_RISING, hard=True)
for i in range(3):
    a.off()
    a.on()
print("still here")
gc.collect()
