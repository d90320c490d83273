# repr of sets with one item, inside other containers and in formats; conversion both ways.
print({1}, {'a'}, {None}, {(1, 2)}, {1.5}, {b'x'}, {frozenset()}, {frozenset({'q'})}, [{1}], {1: {2}}, ({3},), {"it's"}, {'é\n'})
print(str({5}), repr({5}), '%s %r' % ({1}, {2}), f'{ {3} } {set()!r}', '{} {}'.format({4}, set()), str(set()), repr(frozenset()))
print(eval(repr({1, 2, 3})) == {1, 2, 3}, len(repr({1, 2, 3})), sorted(eval(repr(set('abc')))), eval('{1, 2,}') == {2, 1}, eval('{*()}'))
print(sorted(list({3, 1})), sorted(tuple({'b', 'a'})), dict.fromkeys(sorted({2, 1})), sorted(bytes({65, 66})), sorted(str(x) for x in {1, 2}), set(sorted({1, 2})) == {1, 2})
print(*sorted({3, 2, 1}), sep='<')
print([sorted(group) for group in [{1, 2}, set(), {'x'}]], any({0, False}), all({1, True}), all(set()), any(set()), min({3, 4}), len({1} | {2}))
words = {'pear', 'fig', 'banana'}
for w in sorted(words, key=lambda w: (len(w), w)):
    print(w.ljust(8) + '|')
print({len(w) for w in words} == {3, 4, 6}, max(words), ' '.join(sorted(words, reverse=True)))
try:
    ' '.join({1})
except TypeError as e:
    print(e)
