# fsum() stays exact when the sum so far needs more parts than a fixed array would hold.
import math

bits = 0
while 1.0 + 2.0 ** -bits != 1.0:
    bits += 1
values = []
for k in range(60):
    # Two bits as far apart as a float can hold, then without the upper one: one bit more stands alone.
    values += [2.0 ** (2 * k - 100) + 2.0 ** (2 * k - 101 + bits), -2.0 ** (2 * k - 101 + bits)]
exact = float(sum(4 ** k for k in range(60))) * 2.0 ** -100
print(math.fsum(values) == exact, math.fsum(values + [-exact]) == math.fsum(values[::-1] + [-exact]))
print(math.fsum(values + [-v for v in values]), math.fsum(values * 3 + [-v for v in values] * 2) == exact)
