# repr and str of floats that are exact in single and double: point, exponent form, signs.
for x in (0.0, -0.0, 1.0, -1.0, 0.5, 0.25, 0.125, 1.5, 100.0, 1024.0, 123456.0, 0.0009765625, 1e3, 1e10, 2.5e-3 * 0):
    print(x, repr(x) == str(x))
print(1e15, 2.0 ** 20, 1e16 == 10.0 ** 16, 2.0 ** 60 == 1 << 60)
print([1.0, -0.5], (2.5,), {0.5: 1.5}, [0.0, -0.0])
print(1., .5, 5e-1, 1E2, 1_0.5, 1e+2, 00.5, 0e5)
print(-1.5, - -1.5, +2.5, abs(-2.5), abs(-0.0))
print(65536.0 * 4, 1.0 / 4, 3.0 / 8, 7.0 / 16, 1 / 32, 1 / 64)
print('%s %r' % (0.75, 0.75), str(12.0), repr(-12.0), f'{3.0}', '{}'.format(-0.25))
for x in (1.5, 0.0078125, 4096.5):
    text = repr(x)
    assert float(text) == x and float('  -%s ' % text) == -x
