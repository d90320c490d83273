# Minus zero: how it arises, prints, compares and divides.
zero, minus = 0.0, -0.0
print(zero, minus, zero == minus, [minus], str(minus), f'{minus}', '%f' % minus, '%d' % minus)
print(zero + minus, minus + minus, minus - zero, zero * -1, minus * -1, -zero, abs(minus))
print(0.0 / -5, -0.0 / 5, 0 / -5, -0.0 / -5, 0.0 // -5, 0.0 % -5, -0.0 % 5)
print({zero: 'z'}[minus], len({zero, minus, 0, False}), hash(zero) == hash(minus), minus is None)
print(max(zero, minus), max(minus, zero), min(zero, minus), min(minus, zero), sorted([minus, zero]), sorted([zero, minus]))
print(float('-0'), float('-0.0e5'), float('0'), -0, int(minus), round(minus), round(minus, 2), round(-0.4, 0))
print(bool(minus), not minus, minus or 'empty', minus < 0, minus <= 0, 0 * -1.0)
values = [minus, zero, 1.5, -1.5]
print([x * minus for x in values], [x + minus for x in values])
print(f'{minus:+.1f} {minus:g} {minus:e} {zero:+}', '{:5.1f}|{:<6}|{:06}'.format(minus, minus, minus))
