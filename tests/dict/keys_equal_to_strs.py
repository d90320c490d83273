# Keys that equal a str without being one find it in tables of any size, and the other way round.
class Name(str):
    pass


class Tag:
    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        return self.text == (other.text if isinstance(other, Tag) else other)


for size in 5, 20, 200:
    plain = {}
    for i in range(size):
        plain['key' + str(i)] = i
    probes = range(0, size, size // 5)
    print(size, [plain[kind('key' + str(i))] for i in probes for kind in (str, Name, Tag)],
          Tag('key') in plain, Name('key' + str(size)) in plain, 'key-1' in plain)
    plain[Name('key1')] = 'one'
    plain[Tag('key2')] = 'two'
    plain[Tag('other')] = 'three'
    print(len(plain), plain['key1'], plain['key2'], plain['other'], [plain['key' + str(i)] for i in probes])
    del plain[Tag('key4')], plain['other'], plain[Name('key0')]
    print(len(plain), plain.get('key4'), plain.get(Name('key3')), plain.get(Tag('other')), 'key0' in plain)
    words = {kind('w' + str(i)) for i in range(size) for kind in (Tag, Name, str)}
    print(len(words), all('w' + str(i) in words for i in range(size)), words - set(plain) == words)

plain.clear()
plain.update({'last': 1})
print(plain, plain[Name('last')], Tag('last') in plain, hash('last') == hash(Name('last')) == hash(Tag('last')))
