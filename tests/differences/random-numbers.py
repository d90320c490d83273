# title: A seed of random gives other numbers
# reason: The generator is xoshiro128++ with 16 bytes of state; CPython's Mersenne twister takes 2.5 KB. A Random lends its
#   state to the functions of the module while one of them runs.
# instead: Keep the numbers, not the seed, where both must agree. The same seed gives the same numbers on every board.
import random

random.seed(7)
print([random.randrange(100) for _ in range(5)])
state = random.getstate()
first = random.random()
random.setstate(state)
print(first == random.random())
