# str.format: alignment, fill and zero padding of every type over a range of widths, against ljust, rjust, center.
checked = 0
for value in ('', 'ab', 'é€😀', 5, -17, 10 ** 12, 2.5, True):
    text = '{}'.format(value)
    for width in range(0, 16, 3):
        left, right, middle = '{:<{w}}'.format(text, w=width), '{:>{w}}'.format(text, w=width), '{:^{w}}'.format(text, w=width)
        assert left == text.ljust(width) and right == text.rjust(width) and len(middle) == max(width, len(text)) and middle.strip() == text
        assert '{:*<{}}'.format(text, width) == text.ljust(width, '*') and '{:😀>{}}'.format(text, width) == text.rjust(width, '😀')
        checked += 1
print(checked)
for n in (0, 7, -7, 12345, -(10 ** 10)):
    print('[{0:8}] [{0:<8}] [{0:^8}] [{0:=8}] [{0:08}] [{0:<08}] [{0:x>8}] [{0:+08}] [{0: 8}] [{0:#08x}]'.format(n))
for x in (0.0, 1.5, -2.25):
    print('[{0:8}] [{0:<8}] [{0:^8}] [{0:=8}] [{0:08}] [{0:<08.1f}] [{0:x>8.1f}] [{0:+08.2f}] [{0: 8.0f}] [{0:^+8.1e}]'.format(x))
for s in ('', 'abc', 'longer text'):
    print('[{0:8}] [{0:<8}] [{0:>8}] [{0:^8}] [{0:-^8.4}] [{0:.0}] [{0:8.1}]'.format(s))
print('{:{}{}{}}|{:{f}{a}{w}}|'.format('x', '*', '^', 5, 'y', f='.', a='>', w=4))
