# Format specifications for strings: width, precision, align, fill, and what is refused.
for s in ('', 'ab', 'abcdef', 'é€😀'):
    print(f'{s}|{s:5}|{s:<5}|{s:>5}|{s:^5}|{s:*^7}|{s:.2}|{s:.0}|{s:5.2}|{s:>5.3s}|{s:s}|{s:😀>4}|{s:05}|{s:<<3}')
print(f'{"x":^1}|{"x":^2}|{"x":^3}|{"x":^4}|{"abc"!r:>8}|{"it"!r:.2}|{[1, 2]!s:>8}|{None!s:^6}|{None!r:<6}|')
print(f'{b"a"!r:>6}|{(1,)!s:6}|{ {1: 2}!s:>8}|{"a" "b":>3}|{str(5):0>3}|{"é"!a:>8}|{1.5!s:>6}|{True!s:>6}|{True!r:<6}|')
for value, spec in (('a', 'd'), ('a', '+'), ('a', ','), ('a', '=5'), ('a', ' '), ('a', '#'), ('a', '5x'), ([1], '5'), (None, '>5'), ({}, 's'), (b'a', '3'), (object, '3')):
    try:
        print(format(value, spec))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
for width in (0, 3, 6):
    for align in '<>^':
        print(f'{"ab":{align}{width}}', f'{"abcdef":-{align}{width}.4}', end='|')
print()
print(format('a'), format('a', ''), format(None), format([1], ''), format(5, '>4'), format('x', '^5') + '|', format(1.5, '.3f'), repr(format('')))
