# int() of infinities and nan, and floor, round and formatting of them as integers.
inf = float('inf')
nan = float('nan')


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__ + ':', e)


attempt(int, inf)
attempt(int, -inf)
attempt(int, nan)
attempt(round, inf)
attempt(round, nan)
attempt(lambda: inf // 1 != inf // 1)
items, position = [1, 2], 1.0
attempt(lambda: items[position])
attempt(lambda: range(2.0))
attempt(lambda: 'ab' * 2.0)
attempt(lambda: 10 ** 400 > inf)
attempt(lambda: -10 ** 400 > -inf)
attempt(lambda: float(10 ** 400))
