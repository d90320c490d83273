# Infinities and nan in arithmetic, comparison, containers and text.
inf, nan = float('inf'), float('nan')
print(inf, -inf, nan, [inf, nan], str(-nan), repr(inf))
print(inf + 1, inf + inf, inf - inf, inf * 0, inf * -2, -inf * -2, 1 / inf, -1 / inf, inf / inf)
print(inf == inf, inf > 10 ** 100, -inf < inf, inf != -inf, inf >= inf)
print(nan == nan, nan != nan, nan < nan, nan > 0, nan <= inf, not nan)
print(nan in [nan], [nan] == [nan], [float('nan')] == [nan], nan is nan, (nan,) == (nan,))
print(max(1.0, inf), min(1.0, -inf), max([-inf, 3]), abs(-inf), inf ** 0, nan ** 0, 1 ** nan)
print(inf // 2, inf % 2, 2 ** inf, 2 ** -inf, 0.5 ** inf, (-2) ** -inf)
print('%f %e %g %5.1f|%-6f|%06f' % (inf, -inf, nan, inf, nan, inf))
print(f'{inf:8}|{-inf:<8}|{nan:^8}|{inf:+}|{inf:010.2f}|{nan:F}|{inf:E}|{inf:%}')
table = {inf: 'inf', -inf: '-inf'}
print(table[float('Infinity')], table[float('-INF')], hash(inf) == hash(float('inf')))
print(float('+nan'), float('iNf'), float('-nan') != float('-nan'), inf.is_integer(), nan.is_integer())
