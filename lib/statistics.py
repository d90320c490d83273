# SPDX-License-Identifier: MIT
"""Statistics of numbers. Mean and variance are computed with ints and rounded once; other sums by math.fsum()."""
from math import exp, fsum, isqrt, lcm, log, sqrt


class StatisticsError(ValueError):
    pass


def _numbers(data, least, text):
    data = list(data)
    if len(data) < least:
        raise StatisticsError(text)
    return data


def _exact(data):
    """The sum of data and that of their squares as ints, over a denominator and over its square."""
    total, squares, by = 0, 0, 1
    for x in data:
        p, q = x.as_integer_ratio()
        if by % q:
            factor = lcm(by, q) // by
            total, squares, by = total * factor, squares * factor * factor, by * factor
        p *= by // q
        total += p
        squares += p * p
    return total, squares, by


def _quotient(a, b, data):
    """Of ints an int if it is one, as CPython's fractions give it; correctly rounded otherwise."""
    return a // b if a % b == 0 and all([isinstance(x, int) for x in data]) else a / b


def mean(data):
    data = _numbers(data, 1, "mean requires at least one data point")
    try:
        total, _, by = _exact(data)
    except (OverflowError, ValueError, AttributeError):  # of nan, infinity, complex numbers
        return sum(data) / len(data)
    return _quotient(total, by * len(data), data)


def fmean(data, weights=None):
    data = _numbers(data, 1, "fmean requires at least one data point")
    if weights is None:
        return fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    total = fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return fsum([x * w for x, w in zip(data, weights)]) / total


def geometric_mean(data):
    data = _numbers(data, 1, "Must have a non-empty dataset") if data else []
    if not data or min(data) <= 0:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers")
    return exp(fsum([log(x) for x in data]) / len(data))


def harmonic_mean(data, weights=None):
    data = _numbers(data, 1, "harmonic_mean requires at least one data point")
    if min(data) < 0:
        raise StatisticsError("harmonic mean does not support negative values")
    if min(data) == 0:
        return 0
    if weights is None and all([isinstance(x, int) for x in data]):  # exact
        common = lcm(*data)
        return len(data) * common / sum([common // x for x in data])
    weights = [1] * len(data) if weights is None else list(weights)
    return fsum(weights) / fsum([w / x for x, w in zip(data, weights)])


def _median(data, low, high):
    data = sorted(_numbers(data, 1, "no median for empty data"))
    n = len(data)
    a, b = data[(n - 1) // 2], data[n // 2]
    return a if n % 2 or low and not high else b if not low else (a + b) / 2


def median(data):
    return _median(data, True, True)


def median_low(data):
    return _median(data, True, False)


def median_high(data):
    return _median(data, False, True)


def multimode(data):
    from collections import Counter
    counts = Counter(iter(data))
    most = max(counts.values(), default=0)
    return [x for x, n in counts.items() if n == most]


def mode(data):
    modes = multimode(data)
    if not modes:
        raise StatisticsError("no mode for empty data")
    return modes[0]


def _variance(data, center, n):
    """The sum of squares of what data differ from center (their mean if None), and n, as a quotient of ints."""
    total, squares, by = _exact(data)
    count = len(data)
    if center is None:
        return count * squares - total * total, count * by * by * n
    p, q = center.as_integer_ratio()
    return squares * q * q - 2 * p * q * total * by + count * p * p * by * by, by * by * q * q * n


def _root(a, b):
    """The square root of a / b, correctly rounded: of more bits than a float has, the last one says if there are more."""
    shift = max(0, 64 + (b.bit_length() - a.bit_length()) // 2)
    root = isqrt((a << 2 * shift) // b)
    return (root | (root * root * b != a << 2 * shift)) / (1 << shift)


def _spread(data, center, n, finish):
    try:
        return finish(*_variance(data, center, n))
    except (OverflowError, ValueError, AttributeError):  # nan, infinity
        return float("nan")


def variance(data, xbar=None):
    data = _numbers(data, 2, "variance requires at least two data points")
    return _spread(data, xbar, len(data) - 1, lambda a, b: _quotient(a, b, data))


def pvariance(data, mu=None):
    data = _numbers(data, 1, "pvariance requires at least one data point")
    return _spread(data, mu, len(data), lambda a, b: _quotient(a, b, data))


def stdev(data, xbar=None):
    data = _numbers(data, 2, "stdev requires at least two data points")
    return _spread(data, xbar, len(data) - 1, _root)


def pstdev(data, mu=None):
    data = _numbers(data, 1, "pstdev requires at least one data point")
    return _spread(data, mu, len(data), _root)


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(_numbers(data, 2, "must have at least two data points"))
    length = len(data)
    result = []
    for i in range(1, n):
        if method == "inclusive":
            j, delta = divmod(i * (length - 1), n)
        elif method == "exclusive":
            j = min(max(i * (length + 1) // n, 1), length - 1)
            delta = i * (length + 1) - j * n
            j -= 1
        else:
            raise ValueError(f"Unknown method: {method!r}")
        result.append((data[j] * (n - delta) + data[j + 1] * delta) / n if delta or method == "exclusive" else
                      (data[j] * n) / n)
    return result


def _pairs(x, y, what):
    x, y = list(x), list(y)
    if len(x) != len(y):
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    mx, my = fsum(x) / len(x), fsum(y) / len(y)
    return (fsum([(a - mx) * (b - my) for a, b in zip(x, y)]), fsum([(a - mx) ** 2 for a in x]),
            fsum([(b - my) ** 2 for b in y]), mx, my, len(x))


def covariance(x, y, /):
    sxy, sxx, syy, mx, my, n = _pairs(x, y, "covariance")
    return sxy / (n - 1)


def correlation(x, y, /):
    sxy, sxx, syy, mx, my, n = _pairs(x, y, "correlation")
    if not sxx or not syy:
        raise StatisticsError("at least one of the inputs is constant")
    return sxy / sqrt(sxx * syy)


def linear_regression(x, y, /, *, proportional=False):
    from collections import namedtuple
    x, y = list(x), list(y)
    sxy, sxx, syy, mx, my, n = _pairs(x, y, "linear regression")
    if proportional:
        sxy, sxx = fsum([a * b for a, b in zip(x, y)]), fsum([a * a for a in x])
    if not sxx:
        raise StatisticsError("x is constant")
    slope = sxy / sxx
    return namedtuple("LinearRegression", "slope intercept")(slope, 0.0 if proportional else my - slope * mx)
