# Comparison, sorting and dict lookup go by code point, whatever the width.
words = ['zebra', 'éclair', 'apple', 'Éa', '日本', '😀', '\uffff', '\ue000', 'z', '', 'apples', 'appl\u00e9']
print([ascii(w) for w in sorted(words)])
print('\uffff' < '\U00010000', '\ue000' < '😀', 'z' < 'é', 'é' < '€', '\x7f' < '\x80', 'a' < 'aé', 'aé' > 'az')
print(ascii(max(words)), ascii(min(words[:5])), max('aé€'), min('bé€'))
counts = {}
for c in 'één fête à la crème 😀😀':
    counts[c] = counts.get(c, 0) + 1
print(counts)
print(counts['é'], counts['\u00e9'], counts[chr(0x1F600)], '\u00ea' in counts, 'è' in counts)
print('é' == b'\xc3\xa9'.decode(), hash('é') == hash('\u00e9'), 'é' != None, sorted('ébaç'), sorted({'é', '\u00e9', 'e'}))
built = ''.join(['日', '本'])
print({built: 1}['日本'], built in ('日本',), built == '日' + '本', built != '日木', built < '日木')
