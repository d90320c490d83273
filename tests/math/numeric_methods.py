# Programs on math: integration, Newton, bisection, distances, a damped oscillation, all rounded.
import math


def integrate(f, a, b, n=40):
    h = (b - a) / n
    return h / 3 * (f(a) + f(b) + 4 * sum(f(a + k * h) for k in range(1, n, 2)) + 2 * sum(f(a + k * h) for k in range(2, n, 2)))


def newton(f, df, x):
    for _ in range(12):
        x -= f(x) / df(x)
    return x


def bisect(f, low, high):
    for _ in range(22):
        middle = (low + high) / 2
        low, high = (middle, high) if f(middle) * f(low) > 0 else (low, middle)
    return low


print('%.3f %.3f %.3f' % (integrate(math.sin, 0, math.pi), integrate(math.exp, 0, 1), integrate(lambda x: x * x, 0, 3)))
print('%.3f %.3f' % (newton(lambda x: x * x - 2, lambda x: 2 * x, 1.0), newton(lambda x: math.cos(x) - x, lambda x: -math.sin(x) - 1, 1.0)), '%.3f' % bisect(lambda x: x ** 3 - 5, 0.0, 3.0))
points = [(0, 0), (3, 4), (6, 8), (1, 1)]
print(['%.3f' % math.sqrt((a - c) ** 2 + (b - d) ** 2) for (a, b), (c, d) in zip(points, points[1:])], '%.2f' % (sum(math.sqrt(x * x + y * y) for x, y in points) / 4))
print([round(100 * math.exp(-t / 4) * math.cos(t)) for t in range(10)], [int(50 + 40 * math.sin(k / 3)) for k in range(8)])
print('%.1f Mm' % (6.371 * math.acos(math.sin(0.9) * math.sin(0.8) + math.cos(0.9) * math.cos(0.8) * math.cos(0.3))), '%.4f' % sum((-1) ** k / (2 * k + 1) for k in range(500)))
