# // and % and divmod of floats: signs, zeros, infinities, and division by zero.
for a in (7.5, -7.5, 6.0, -6.0, 0.25, -0.25):
    for b in (2.0, -2.0, 0.5, -0.5):
        print(a, b, a // b, a % b, divmod(a, b))
inf = float('inf')
print(5.0 % inf, -5.0 % inf, 5.0 % -inf, 5.0 // inf, -5.0 // inf, 0.0 // inf)
print(0.0 % 3.0, -0.0 % 3.0, 0.0 % -3.0, 6.0 % 3.0, -6.0 % 3.0, 6.0 % -3.0)
print(7 // 2.0, 7.0 // 2, 7 % 2.5, 7.5 % 2, divmod(7, 2.5), divmod(True, 0.5))
for f in (lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0.0), lambda: 1.0 / 0, lambda: 1 / 0.0, lambda: 0.0 ** -1):
    try:
        print(f())
    except ZeroDivisionError as e:
        print(e)
