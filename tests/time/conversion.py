# gmtime, localtime and mktime, back and forth, over leap years and month ends.
import time

for seconds in (0, 59, 86399, 86400, 951782399, 951782400, 951868800, 1078012799, 1709251199, 1709251200, 1735689599,
                2147483647, 4102444800, 1000000000, 1234567890):
    fields = tuple(time.gmtime(seconds))
    print(seconds, fields[:8])
    print(tuple(time.localtime(seconds))[:6] == fields[:6], int(time.mktime(time.gmtime(seconds))) == seconds)
print(int(time.mktime((2024, 2, 30, 0, 0, 0, 0, 0, 0))), int(time.mktime((2023, 14, 1, 25, 61, 61, 0, 0, 0))))
now = time.time()
print(abs(time.mktime(time.localtime(now)) - now) <= 1, time.gmtime()[0] >= 2024, time.localtime()[0] >= 2024)
print([tuple(time.gmtime(t))[:8] for t in (-0.5, 0.5, -1, -1.0, -86400.25, 1.75)])
