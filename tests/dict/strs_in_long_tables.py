# not: stress sweep
# A dict of strs grows beyond 4096 entries, where it places them otherwise, and shrinks again.
class Name(str):
    pass


table = {}
for i in range(4090):
    table['key' + str(i)] = i
for i in range(4090, 5000):
    table['key' + str(i)] = i
    if i % 90 == 0:
        print(len(table), table['key' + str(i)], table['key' + str(i - 4000)], table[Name('key17')], 'key-1' in table)
print(sum(table['key' + str(i)] for i in range(5000)), table[Name('key' + str(4999))], Name('other') in table)

copy = dict(table)
for i in range(4990):
    del table['key' + str(i)]
table['one more'] = 1
print(table, [table[Name('key' + str(i))] for i in range(4990, 5000)])
copy[Name('key7')] = 'seven'
copy[Name('new')] = 'new'
print(len(copy), copy['key7'], copy['new'], all('key' + str(i) in copy for i in range(5000)))
words = set(copy)
words.add(Name('new')), words.add('newer'), words.discard(Name('key0'))
print(len(words), all('key' + str(i) in words for i in range(1, 5000)), 'key0' in words, Name('newer') in words)
