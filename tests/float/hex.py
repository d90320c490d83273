# only: 64
for x in (0.0, -0.0, 1.0, 1.5, -2.75, 0.1, 1e300, 5e-324, 2.2250738585072014e-308, 1.1e-310, 255.0,
          float('inf'), float('-inf'), float('nan'), 1 / 3):
    print(x.hex(), float.fromhex(x.hex()))
for s in ('0x1.8p1', '1.8', 'abc.1p3', ' 0X1P-3\n', '-0x.8p0', '+1p+2', 'INF', '-Infinity', 'nan', '0x1.',
          '0x1.00000000000008p0', '0x1.000000000000080001p0', '0x1.00000000000018p0', '0x0.00p99999999',
          '0x1fffffffffffffffffp-10', '0x1.8p-1075', '0x1p-1075', '0x1.0000001p-1075', '0x1.fffffffffffffp1023',
          '0x1.fffffffffffff7p1023', '0x1.fffffffffffff8p1023', '1p1024', '1p-99999999999', '', '0x', '.', 'p1',
          '0x1p', '1 2', '0x1.8.', 'infin', '--1', '0xg', '\x10x1p1', 'in\x46'):
    try:
        print(repr(s), float.fromhex(s))
    except (ValueError, OverflowError) as e:
        print(repr(s), type(e).__name__, e)


class F(float):
    pass


print(type(F.fromhex('1')).__name__, F(2).hex())
