# Sums, products and quotients of inexact numbers, to the last digit.
def horner(coefficients, x):
    result = 0.0
    for c in coefficients:
        result = result * x + c
    return result


print(horner([1.1, -2.2, 3.3], 1.7), horner([0.5, 0.25, 0.1], -3.3))
a, b = 1.0, 1.0
for i in range(8):
    a, b = (a + b) / 2, a - b / 3
    print(a, b)
mean = sum([1.2, 3.4, 5.6, 7.8]) / 4
print(mean, sum((x - mean) * (x - mean) for x in (1.2, 3.4, 5.6, 7.8)) / 4)
x = 2.0
for i in range(5):
    x = (x + 2 / x) / 2
    print(x)
fahrenheit = [(c * 9 / 5 + 32, (c - 32) * 5 / 9) for c in (-40, 0, 36.6, 100)]
print(fahrenheit)
