import math, sys
nan, inf = float('nan'), float('inf')
print(math.fsum([nan]), math.fsum([inf, nan]), math.fsum([inf, 1]), math.fsum([-inf, nan]))
try:
    math.fsum([nan, inf, -inf])
except ValueError as e:
    print(e)
import time
try:
    time.sleep(nan)
except ValueError as e:
    print(e)
print(ascii('a'.translate({97: True})), repr('ab'.center(-sys.maxsize - 1)), repr('ab'.rjust(-sys.maxsize - 1)))
