# ** with floats: exact cases, negative bases, zero and the errors.
print(2.0 ** 3, 2 ** 3.0, 0.5 ** 2, 4.0 ** 0.5, 4 ** -0.5, (-2.0) ** 3, (-2.0) ** -2, 0.0 ** 0, 0.0 ** 5)
print(1.0 ** 1000000, (-1.0) ** 3, (-1.0) ** 1e10, 9 ** 0.5, 16 ** 0.25, 1e5 ** 2 == 1e10, 10.0 ** 10)
x = 1.5
x **= 2
print(x, pow(1.5, 2), pow(2, 0.5) == 2 ** 0.5, pow(0.25, -2), -2.0 ** 2, 2.0 ** -1)
for f in (lambda: 0.0 ** -1, lambda: 0 ** -1.5, lambda: 10.0 ** 1000, lambda: pow(2.0, 3, 5), lambda: 'a' ** 2.0):
    try:
        print(f())
    except ZeroDivisionError as e:
        print('ZeroDivisionError', e)
    except OverflowError as e:
        print('OverflowError')
    except TypeError as e:
        print('TypeError')
print([2.0 ** k for k in range(-4, 5)], [0.5 ** k for k in range(5)])
