# faults: wrap, long, lie
# Moments and delays that no calendar holds.
import time

for seconds in (1 << 62, 1 << 64, -(1 << 62), -(1 << 64), 1e300, float('inf'), float('nan'), 'x', None.__class__):
    for call in (time.gmtime, time.localtime):
        try:
            call(seconds)
            print('taken', seconds)
        except (OverflowError, ValueError, TypeError, OSError):
            pass
for delay in (-1, float('nan'), 'x', None, 1j):
    try:
        time.sleep(delay)
        print('slept', delay)
    except (ValueError, TypeError):
        print('refused')
for parts in ((), (1,), 5, None, (1 << 70,) * 9, (2000, 1, 1, 0, 0, 'x', 0, 0, 0), ('a',) * 9):
    try:
        time.mktime(parts)
        print('taken', parts)
    except (OverflowError, ValueError, TypeError):
        print('refused')
