# string.Formatter and what derived classes may change.
import string

format = string.Formatter().format
print(format('a{{{0}}}b{1!r:>6}{k.real:{w}d}{0[0]}', 'xy', 'z', k=7, w=4), format(''), format('{}-{}', 1, 2), format('{:{}}', 'x', 3) + '|')
print(format('{0[k]}{1[-1]}{d[a.b]}', {'k': 1}, {'-1': 2}, d={'a.b': 3}), string.Formatter().vformat('{x}', (), {'x': 5}))
print(list(string.Formatter().parse('a{b!r:>{c}}d{e[:}]}f{{g')))


class Names(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, key) if isinstance(key, str) else super().get_value(key, args, kwargs)

    def convert_field(self, value, conversion):
        return 'X' if conversion == 'x' else super().convert_field(value, conversion)

    def format_field(self, value, spec):
        return super().format_field(value, spec) + '.'

    def check_unused_args(self, used, args, kwargs):
        print(sorted(map(str, used)), args, kwargs)


print(Names().format('{name} {0} {0!x} {other:>7}', 'a', other='b', more=1))
for bad in ('{', '}', 'a{b', '{0', '{}{0}', '{0}{}', '{0!z}', '{0!}', '{0!rr}', '{:{:{:{}}}}', '{a[}', '{0[0]x}', '{5}', '{nobody}', '{0.none}'):
    try:
        print(format(bad, 'xy', 3, 4, 5, a=[1]))
    except (ValueError, LookupError, AttributeError) as error:
        print(bad, type(error).__name__, error)
