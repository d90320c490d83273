# timedelta: construction, arithmetic, text, limits.
from datetime import timedelta
t = timedelta(days=1, hours=2, minutes=3, seconds=4.5)
print(t, repr(t), t.days, t.seconds, t.microseconds, t.total_seconds(), timedelta(), repr(timedelta()), bool(timedelta()))
print(timedelta(-1, 5), repr(timedelta(seconds=-1)), timedelta(weeks=1), timedelta(milliseconds=1500), timedelta(0.5), timedelta(hours=-30))
print(t + t, t - timedelta(1), -t, abs(timedelta(-2)), t * 2, 3 * t, t / 2, t // 2, t / timedelta(hours=1), t // timedelta(hours=1), t % timedelta(hours=5))
print(divmod(t, timedelta(hours=10)), timedelta(1) * 0.5, timedelta(microseconds=5) / 2, timedelta(microseconds=-7) / 2, t == timedelta(days=1, seconds=7384, microseconds=500000), t < timedelta(2), t >= t, t != 5)
print(sorted([timedelta(3), timedelta(1)]), hash(timedelta(1)) == hash(timedelta(hours=24)), sum([timedelta(1)] * 3, timedelta()), max(timedelta(1), timedelta(2)))
print(timedelta.max, timedelta.min, timedelta.resolution, timedelta(microseconds=1), timedelta(days=1, microseconds=-1))
def fails(f):
    try:
        f()
    except (TypeError, OverflowError, ZeroDivisionError) as e:
        print(type(e).__name__, e if isinstance(e, OverflowError) else "")
fails(lambda: t + 5)
fails(lambda: t < 5)
fails(lambda: t / 0)
fails(lambda: timedelta(10 ** 9))
fails(lambda: timedelta("a"))
