# faults: lie, callback
# Replacement functions that return what is no text, or use the very pattern; broken templates.
import re

p = re.compile('a(b)?')
for answer in (None, 5, b'x', [], 'x', '', 'ab'):
    try:
        print(p.sub(lambda m: answer, 'abaab'))
    except TypeError as e:
        print('TypeError')
    try:
        print(re.compile(b'a').sub(lambda m: answer, b'aba'))
    except TypeError as e:
        print('TypeError')
print(p.sub(lambda m: p.sub(lambda n: p.sub('<\\g<0>>', n.group()), m.group() * 2), 'ab a'))
for template in ('\\', '\\2', '\\g', '\\g<', '\\g<1', '\\g<9>', '\\g<n>', '\\g<-1>', '\\g<>', '\\q', '\\08', '\\g<1>\\1', '\\' * 5):
    try:
        print(p.sub(template, 'ab'))
    except (re.error, IndexError) as e:
        print('refused', template)
m = p.match('a')
for group in (2, -1, 'n', None, 1 << 64, 1.5, (1,)):
    for call in (m.group, m.start, m.span, m.__getitem__):
        try:
            print(call(group))
        except (IndexError, TypeError, OverflowError) as e:
            print('no group')
for count in (-1, 1 << 30, True):
    print(p.sub('-', 'aa', count), p.split('aa', count)[:1])
text = bytearray(b'abab')
found = re.compile(b'b').finditer(text)
print(next(found).span())
