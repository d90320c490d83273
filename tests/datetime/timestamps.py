# only: 64
# Timestamps with fractions need a float of double precision.
from datetime import datetime, timedelta, timezone
b = datetime(2024, 3, 1, 12, tzinfo=timezone.utc)
print(b.timestamp(), (b + timedelta(microseconds=250000)).timestamp(), datetime.fromtimestamp(b.timestamp(), timezone.utc) == b)
for stamp in (1234567890.25, 0.000001, -0.5, 1e9 + 0.999999, 1.9999996):
    print(datetime.utcfromtimestamp(stamp), datetime.fromtimestamp(stamp, timezone(timedelta(hours=1))))
local = datetime.fromtimestamp(1700000000.5)
print(local.timestamp(), datetime(1970, 1, 1, tzinfo=timezone.utc).timestamp(), timedelta(1) * 0.1, timedelta(seconds=0.1) / 3.0)
