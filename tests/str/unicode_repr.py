# repr and ascii of printable and unprintable characters of all widths.
samples = ('é', '€', '😀', '中文', '\x7f', '\x80', '\xa0', '\xad', '\xff', '\u200b', '\u2028', '\ue000', '\ufeff',
           '\U0001F600', '\ud800')
for s in samples:
    assert eval(repr(s)) == s and eval(ascii(s)) == s
    print(ascii(s), repr(s), len(s))
print(repr('tab\t nl\n cr\r nul\0 bell\a esc\x1b back\\'))
print(repr("it's"), repr('say "hi"'), repr('both \' and "'), repr('\''), repr('"'), ascii('é\'"'))
print(['é', "a'b", '\n'], {'é': '\t'}, ('\\',))
print('%r %a %s' % ('é\n', 'é\n', 'é'), f'{"é"!r} {"é"!a}', '{!r:>8}'.format('é'))
print(''.join(chr(c) for c in range(32, 127)))
print(repr(''.join(chr(c) for c in range(0, 33))))
