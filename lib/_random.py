# SPDX-License-Identifier: MIT
"""What random has beyond the functions written in C, which find it when it is asked for."""
from math import cos, exp, log, pi, sqrt
from random import choice, getrandbits, getstate, randint, random, randrange, seed, setstate, uniform


def shuffle(x):
    for i in range(len(x) - 1, 0, -1):
        j = randrange(i + 1)
        x[i], x[j] = x[j], x[i]


def sample(population, k, *, counts=None):
    if not hasattr(population, "__getitem__"):
        raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
    if counts is not None:
        population = [x for x, n in zip(population, counts) for i in range(n)]
    n = len(population)
    if not 0 <= k <= n:
        raise ValueError("Sample larger than population or is negative")
    if k * 3 < n:  # few of many: no copy
        chosen, result = set(), []
        while len(result) < k:
            i = randrange(n)
            if i not in chosen:
                chosen.add(i)
                result.append(population[i])
        return result
    rest = list(population)
    for i in range(k):
        j = randrange(i, n)
        rest[i], rest[j] = rest[j], rest[i]
    return rest[:k]


def choices(population, weights=None, *, cum_weights=None, k=1):
    if weights is None and cum_weights is None:
        return [choice(population) for i in range(k)]
    if cum_weights is None:
        from itertools import accumulate
        cum_weights = list(accumulate(weights))
    elif weights is not None:
        raise TypeError("Cannot specify both weights and cumulative weights")
    if len(cum_weights) != len(population):
        raise ValueError("The number of weights does not match the population")
    total = cum_weights[-1] + 0.0
    if total <= 0:
        raise ValueError("Total of weights must be greater than zero")
    if total - total:  # nan, of infinite and of no numbers
        raise ValueError("Total of weights must be finite")
    from bisect import bisect
    return [population[bisect(cum_weights, random() * total, 0, len(population) - 1)] for i in range(k)]


def randbytes(n):
    return getrandbits(8 * n).to_bytes(n, "little")


def triangular(low=0.0, high=1.0, mode=None):
    u, c = random(), 0.5
    if mode is not None:
        if high == low:
            return low
        c = (mode - low) / (high - low)
    if u > c:
        u, c, low, high = 1 - u, 1 - c, high, low
    return low + (high - low) * sqrt(u * c)


def gauss(mu=0.0, sigma=1.0):
    return mu + sigma * cos(2 * pi * random()) * sqrt(-2 * log(1 - random()))


normalvariate = gauss


def lognormvariate(mu, sigma):
    return exp(gauss(mu, sigma))


def expovariate(lambd):
    return -log(1 - random()) / lambd


def paretovariate(alpha):
    return (1 - random()) ** (-1 / alpha)


def weibullvariate(alpha, beta):
    return alpha * (-log(1 - random())) ** (1 / beta)


class Random:
    """A generator of its own: its state takes the place of the module's while one of the functions runs."""

    def __init__(self, x=None):
        self._state = getstate()
        self.seed(x)

    def __getattr__(self, name):
        function = globals().get(name)
        if function is None or name[0] == "_":
            raise AttributeError(f"'Random' object has no attribute '{name}'")

        def method(*args, **keywords):
            saved = getstate()
            setstate(self._state)
            try:
                return function(*args, **keywords)
            finally:
                self._state = getstate()
                setstate(saved)
        return method


SystemRandom = Random
