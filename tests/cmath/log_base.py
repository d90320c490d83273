# The base of a logarithm: 1 and 0 have none, which is a ValueError as for the argument.
import cmath

for z, base in ((2, 1), (2j, 1.0), (0, 1), (1, 0), (1, 0j)):
    try:
        print(cmath.log(z, base))
    except ValueError as error:
        print(error)
print(cmath.log(1, 2))
