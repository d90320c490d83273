# complex: operators with all kinds of numbers; results that single precision holds exactly.
import gc


def show(x, y):
    for operator in (lambda: x + y, lambda: x - y, lambda: x * y, lambda: x / y, lambda: x == y, lambda: x != y, lambda: x < y, lambda: x // y, lambda: x % y, lambda: divmod(x, y)):
        try:
            print(operator(), end=" ")
        except (TypeError, ZeroDivisionError, OverflowError) as error:
            print(type(error).__name__, error, end=" ")
    print()


for x, y in ((1j, 2), (2, 1j), (1.5, 2j), (2 - 1j, 1 + 1j), (1j, 0), (0j, 0j), (0j, -1), (1 + 1j, -2), (1 + 1j, 0.5), (1j, 1j), (True, 1j), (1j, True), (2 ** 20, 2j), (1 + 2j, 1 + 2j), (3 + 4j, 2)):
    show(x, y)
for x, y in ((1j, 2), (2j, 3), (1 + 1j, -2), (2 + 0j, 10), (0j, 0), (0j, 2), (1j, 0), (2 - 1j, 1), (-1j, 4), (0.5j, -1)):
    print(x ** y, pow(x, y))
for x, y in ((0j, -1), (0j, 1j), (1e30 + 0j, 100), ("a", 1j), (1j, None), (1j, 10 ** 400)):
    try:
        print(x ** y)
    except (TypeError, ZeroDivisionError, OverflowError) as error:
        print(type(error).__name__, error)
print(abs(3 + 4j), abs(-2j), abs(complex("inf+nanj")), abs((-4) ** 0.5 - 2j) < 0.001, abs((-8.0) ** (1 / 3) - (1 + 1.7320508j)) < 0.001, abs(1j ** 1j - 0.20788) < 0.001)
print(1 + 0j == 1, 1 == 1 + 0j, 0.5 + 0j == 0.5, 1j == 1, 1j == "a", 1j != None, 2 ** 70 + 0j == 2 ** 70, complex("nan") == complex("nan"), hash(1 + 0j) == hash(1), hash(0.5 + 0j) == hash(0.5), {1 + 0j: 5}[1], {1 + 2j: 5}[1 + 2j])
x = 1 + 2j
x += 1
x *= 1j
x -= 2
x /= 2
print(x, sum([1j, 2, 0.5]), (1j).__eq__(5), (1j).__lt__(2j), (1j).__add__("a"), 1j.__mul__(2))
total = 0j
for i in range(2000):
    total += complex(i, -i)
gc.collect()
print(total)
