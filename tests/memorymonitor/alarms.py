# CircuitPython's memorymonitor, as its documentation has it. CPython knows no such module.
# only: 32
# not: stress sweep
import memorymonitor
from memorymonitor import AllocationAlarm, AllocationError, AllocationSize

print(AllocationError, AllocationError.__mro__[1])


def attempt(context, work):
    x = None
    try:
        with context:
            x = work()
        print("fine")
    except AllocationError as error:
        print(error)
    return x


def nothing():
    return 5


def small():
    return bytes(3)


def buffer():
    return bytearray(20)


def growing():
    items = []
    for i in range(200):
        items.append(i)


def text():
    return "a" * 50


def nested():
    return [str(i) + "x" for i in range(3)]


alarm = AllocationAlarm(minimum_block_count=2)
for work in nothing, small, buffer, growing, text:
    attempt(alarm, work)
attempt(alarm.ignore(2), buffer)
attempt(alarm, buffer)
attempt(alarm.ignore(1), lambda: [bytes(100), bytes(100)])
every = AllocationAlarm()
attempt(every, nothing)
attempt(every, small)
attempt(every, lambda: 2 ** 200)
attempt(every, lambda: [n for n in ()])
with AllocationAlarm(minimum_block_count=100):
    attempt(alarm, buffer)
    attempt(AllocationAlarm(minimum_block_count=65535), buffer)
try:
    with AllocationAlarm(minimum_block_count=1000):
        1 // 0
except ZeroDivisionError as error:
    print(error)
print(len(bytearray(100000)))
try:
    AllocationAlarm(minimum_block_count=0)
except ValueError as error:
    print(error)
sizes, outer = AllocationSize(), AllocationSize()
block = sizes.bytes_per_block
with outer:
    with sizes:
        for n in 1, 1, 2, 3, 4, 5, 8, 9, 1000:
            made = bytes(n * block - block // 2)
print(len(sizes), list(sizes), sum(outer) >= sum(sizes))
made = bytes(1000)
print(sum(sizes), sizes[0], sizes[3])
with sizes:
    pass
print(list(sizes))
for wrong in 16, -17:
    try:
        sizes[wrong]
    except IndexError as error:
        print(error)
while sizes:
    sizes.pop()
with sizes:
    made = bytes(1000)
print(list(sizes))
