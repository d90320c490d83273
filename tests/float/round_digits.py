# round(x, n) rounds the exact binary value correctly, half to even only where it is a true half.
for x in (2.675, 1.005, 0.15, 0.25, 0.35, 2.5, 1.45, 123.456, -2.675):
    print(x, round(x, 2), round(x, 1), round(x))
print(round(1234.5678, 3), round(1234.5678, -2), round(0.1 + 0.2, 5), round(1 / 3, 4), round(2 / 3, 6))
print(round(0.00012345, 6), round(1e10, -9), round(5e-5, 4), round(99.995, 2))
for steps in (3, 7, 10):
    print([round(k / steps, 3) for k in range(steps)])
    print([round(k / steps, 1) for k in range(steps)])
total = 0.0
for price in (19.99, 5.01, 0.35):
    total = round(total + price, 2)
    print(total, round(total * 1.19, 2))
print(round(3.14159, 0), round(2.5, 0), round(-0.4, 0), type(round(2.5, None)).__name__)
