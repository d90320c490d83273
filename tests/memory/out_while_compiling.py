# Memory runs out while the compiler runs, and all objects move while the MemoryError is made.
# options: -X gc_stress -X verify -X fail_alloc=9
# status: 1
# not: stress sweep
x = [1, 2, 3]

def f(a):
    return a + 1

print(f(3))
