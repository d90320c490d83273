# Clocks only grow; sleeping takes at least about its time; types of what time gives.
import time

a = time.time()
b = time.time()
print(b >= a, isinstance(a, (int, float)), a > 0)
start = time.time()
time.sleep(0.01)
print(time.time() - start >= 0, time.sleep(0), time.sleep(0.001))
samples = [time.time() for _ in range(50)]
print(all(x <= y for x, y in zip(samples, samples[1:])), len(samples))
stamp = time.time()
total = 0
for i in range(1000):
    total += i
print(total, time.time() >= stamp, time.time() - stamp < 60)
for value in (-1, 'x', None):
    try:
        time.sleep(value)
        print('slept')
    except ValueError as e:
        print('ValueError', e)
    except TypeError as e:
        print('TypeError')
try:
    time.no_such_name
except AttributeError as e:
    print(e)
print(hasattr(time, 'sleep'), hasattr(time, 'time'), time.__name__, callable(time.time))
