# find, count, replace, split and the like over characters of several widths.
s = 'één, twee, één😀drie, één'
print(s.find('é'), s.find('én'), s.rfind('één'), s.index('😀'), s.find('é', 2), s.find('één', 1, 14), s.rfind('é', 0, 5))
print(s.count('é'), s.count('één'), s.count('één', 1), s.count('😀'), s.count(''), 'ééé'.count('éé'))
print(s.replace('één', '1'), s.replace('é', 'ee', 3), s.replace('😀', ''), s.replace('x', 'y') == s, 'aé'.replace('', '-'))
print(s.split(', '), s.split('é', 2), s.rsplit('é', 2), s.partition('😀'), s.rpartition('é'))
print(s.startswith('éé'), s.endswith('één'), s.startswith('é', 1), s.startswith('één', 11), s.endswith('é', 0, 2))
print('\u00a0 x\u2003\u3000'.strip() == 'x', 'a\u2028b\u0085c'.splitlines(), 'é😀é'.strip('é'), '\u2003a\u00a0b'.split())
print('é'.join(['a', 'b', '😀']), 'éa' * 3, 'é' in s, 'ê' in s, '😀d' in s)
print(s.center(30, '·'), s[:3].ljust(6, '😀'), s[:3].rjust(6, 'é'), 'é5'.zfill(5))
for part in ('中', 'éd'):
    try:
        s.index(part)
    except ValueError as e:
        print(e)
