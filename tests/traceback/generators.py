# Frames of generators, generator expressions and yield from.
def numbers(limit):
    for n in range(limit):
        yield 12 // (2 - n)

def doubled(limit):
    yield from (2 * n for n in numbers(limit))

def total(limit):
    result = 0
    for n in doubled(limit):
        result += n
        print("so far", result)
    return result

print(total(2))
print(sum(n for n in doubled(5)))
