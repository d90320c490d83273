# Format specifications for integers: fill, align, sign, #, 0, width, grouping, type.
for n in (0, 7, -42, 255, 1234567, -9876543210):
    print(f'{n}|{n:d}|{n:5}|{n:<5}|{n:^5}|{n:>5}|{n:+}|{n: }|{n:05}|{n:=+8}|{n:*^9}|{n:,}|{n:_}')
    print(f'{n:x}|{n:X}|{n:o}|{n:b}|{n:#x}|{n:#X}|{n:#o}|{n:#b}|{n:08x}|{n:#010x}|{n:_x}|{n:_b}|{n:+x}')
print(f'{65:c}|{0x20ac:c}|{97:>3c}|{97:^5c}|{1000000:012,}|{-1234:010,}|{1234:+,}|{5:x<4}|{5:<<4}|{-5:0>6}|{-5:06d}')
print(f'{True}|{True:d}|{True:5}|{True:>5}|{False:x}|{10**20:,}|{-10**20:_}|{2**70:#x}|{10**20:30d}|{10**20:<30}|')
print(f'{5:.2f}|{5:e}|{5:g}|{50:%}|{2**40:.3g}|{7:8.1f}|{-7:+.0f}|{3:08.2f}')
for spec in ('.2', '.2d', ',x', 's', 'q', 'xx', '+c', ',_', '-+5'):
    try:
        print(spec, format(42, spec))
    except ValueError as e:
        print(spec, e)
try:
    f'{0x110000:c}'
except OverflowError as e:
    print(e)
