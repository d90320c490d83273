# Parallel assignment in loops: reversing in place, greatest common divisor.
def reverse(items):
    i, j = 0, len(items) - 1
    while i < j:
        items[i], items[j] = items[j], items[i]
        i, j = i + 1, j - 1
    return items

def gcd(a, b):
    while b:
        a, b = b, a % b
    return a

print(reverse(list("stressed")), reverse([]), reverse([1]))
print(gcd(1071, 462), gcd(2 ** 40, 6 ** 15), gcd(0, 5))
