# title: Floats of boards are single precision
# reason: Their processors compute with 32 bits, and such a float needs no object. On 64-bit builds floats are those of CPython;
#   here is what a board prints. It has 24 bits of mantissa, reprs of up to 9 digits, and 3.4e+38 at most.
# instead: Use ints (of any size) where more digits count: times in ticks, money in cents.
print(1 / 3)
print(16777216.0 + 1.0)
print(1e38 * 10)
print(0.1 + 0.2 == 0.3)
