# The ** operator and pow(), with signs, zero, and three arguments.
print(2 ** 0, 0 ** 0, 0 ** 5, (-2) ** 3, -2 ** 2, (-1) ** 1001, 10 ** 20)
print(2 ** 10 ** 2 == 2 ** 100, 7 ** 13, (-3) ** 40)
print(pow(2, 5), pow(2, 5, 7), pow(-2, 5, 7), pow(2, 5, -7), pow(3, 0, 1), pow(0, 0, 5))
print(pow(3, 1000, 1000007), pow(123456789, 987654321, 1000000007))
print(pow(2, 200, 10 ** 30), pow(10 ** 20 + 3, 5, 10 ** 9 + 7))
print(pow(3, -1, 11), pow(3, -2, 11), pow(base=5, exp=3, mod=13))
print(2 ** -1, 4 ** -2, (-2) ** -3, 2 ** 0.5 > 1.41)
for f in (lambda: pow(2, 3, 0), lambda: pow(2, -1, 4), lambda: 'a' ** 2, lambda: pow(2, 3, 1.5)):
    try:
        print(f())
    except ValueError as e:
        print('ValueError', e)
    except TypeError as e:
        print('TypeError')
x = 3
x **= 5
print(x)
print(sum(2 ** k for k in range(70)) == 2 ** 70 - 1)
