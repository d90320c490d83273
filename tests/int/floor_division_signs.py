# Floor division and modulo round towards minus infinity for every pair of signs.
for a in (7, -7, 6, -6, 0, 1, -1):
    for b in (3, -3, 1, -1, 7, -7, 10):
        q, r = a // b, a % b
        assert q * b + r == a
        assert (r == 0) or ((r < 0) == (b < 0))
        assert divmod(a, b) == (q, r)
        print(a, b, q, r)


def attempt(f):
    try:
        print(f())
    except ZeroDivisionError as e:
        print(type(e).__name__, e)


attempt(lambda: 1 // 0)
attempt(lambda: 1 % 0)
attempt(lambda: divmod(5, 0))
attempt(lambda: 1 / 0)
attempt(lambda: 0 ** -1)
