# All comparisons of floats with each other and with other types.
values = [1.5, -1.5, 0.0, 0.5, 1e10, -1e10, 2]
for a in values[:3]:
    print([(a < b, a <= b, a == b, a != b, a > b, a >= b) for b in values])
print(sorted(values), sorted(values, reverse=True), max(values), min(values))
print(1 < 1.5 < 2, 1 < 1.5 > 1.25, 0.5 == 0.5 == 0.5, 1.5 in values, 2.0 in values, values.index(2.0), values.count(0))
print(1.0 == True, 0.0 == False, 1.0 == '1.0', 1.5 == None, 1.5 != [], 1.0 == [1.0])
for f in (lambda: 1.0 < 'a', lambda: 1.0 >= None, lambda: [] < 1.5, lambda: 1.5 + None, lambda: 1.5 % 'a', lambda: 'a' + 1.5,
          lambda: [1] * 1.5, lambda: 1.5 | 1, lambda: 1.5 << 1, lambda: ~1.5):
    try:
        print(f())
    except TypeError as e:
        print(e)
