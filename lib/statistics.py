# SPDX-License-Identifier: MIT
"""Statistics of numbers. Sums are as exact as math.fsum() makes them; fractions and decimals are unknown here."""
from math import exp, fsum, log, sqrt


class StatisticsError(ValueError):
    pass


def _numbers(data, least, text):
    data = list(data)
    if len(data) < least:
        raise StatisticsError(text)
    return data


def _sum(data):
    """Exact for ints."""
    return sum(data) if all([isinstance(x, int) for x in data]) else fsum(data)


def _quotient(a, n):
    """An int if it is one, as that of fractions is."""
    return a // n if isinstance(a, int) and a % n == 0 else a / n


def mean(data):
    data = _numbers(data, 1, "mean requires at least one data point")
    return _quotient(_sum(data), len(data))


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
        from math import lcm
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


def _squares(data, center):
    """The sum of squares of what data differ from center: their mean if None."""
    if center is None:
        n, total = len(data), _sum(data)
        if isinstance(total, int):  # exact
            return sum([(n * x - total) ** 2 for x in data]), n * n
        center = total / n
    return _sum([(x - center) ** 2 for x in data]), 1


def _variance(data, center, n):
    total, by = _squares(data, center)
    return _quotient(total, by * n)


def variance(data, xbar=None):
    data = _numbers(data, 2, "variance requires at least two data points")
    return _variance(data, xbar, len(data) - 1)


def pvariance(data, mu=None):
    data = _numbers(data, 1, "pvariance requires at least one data point")
    return _variance(data, mu, len(data))


def stdev(data, xbar=None):
    data = _numbers(data, 2, "stdev requires at least two data points")
    return sqrt(_variance(data, xbar, len(data) - 1))


def pstdev(data, mu=None):
    data = _numbers(data, 1, "pstdev requires at least one data point")
    return sqrt(_variance(data, mu, len(data)))


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
