# micropython.schedule(): one call at a time, between instructions; what it raises is printed.
import micropython
import time

seen = []


def wait(n):
    for i in range(100):
        if len(seen) >= n:
            return


micropython.schedule(seen.append, 1)
wait(1)
print(seen)


# A call is not interrupted by another one; the queue has room for eight.
def first(n):
    for i in range(n):
        try:
            micropython.schedule(seen.append, i)
        except RuntimeError as e:
            print(e)
    for i in range(100):
        pass
    seen.append('first')


seen.clear()
micropython.schedule(first, 9)
wait(9)
print(seen)


# One that schedules itself again lets the program go on.
def again(n):
    seen.append(n)
    micropython.schedule(again, n + 1)


def stop(n):
    global again
    again = seen.append


seen.clear()
micropython.schedule(again, 0)
for i in range(20):
    pass
micropython.schedule(stop, None)
for i in range(20):
    pass
count = len(seen)
print(count > 2, seen == list(range(count)))

seen.clear()
micropython.schedule(seen.append, 'slept')
time.sleep_ms(1)
print(seen)


def bad(x):
    raise ValueError(x)


micropython.schedule(bad, 'dropped')
for i in range(10):
    pass
for wrong in (5, None):
    try:
        micropython.schedule(wrong, 1)
    except TypeError as e:
        print('TypeError')
print(micropython.kbd_intr(-1), micropython.kbd_intr(3), micropython.alloc_emergency_exception_buf(100))
