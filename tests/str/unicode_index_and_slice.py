# Indexes count characters, not bytes, in text with 1, 2, 3 and 4 byte UTF-8.
s = 'aé€😀b\u00fc\u4e2d\U0001F600z'
print(len(s), [c for c in s], s[1], s[2], s[3], s[-2], s[-6])
print(s[::-1], s[1:4], s[3:], s[:-3], s[::2], s[::-2], s[-5:-1], s[4:1:-1])
print([ord(c) for c in s], ''.join(chr(ord(c)) for c in s) == s)
print(s.index('😀'), s.rindex('😀'), s.find('中'), s.find('x'), s.count('😀'), s.index('z'), s.find('b', 5))
for i in range(len(s)):
    assert s[i] == s[i - len(s)] and s[:i] + s[i:] == s and s.find(s[i:]) == i or s[i] == '😀'
text = '日本語テキスト' * 20
print(len(text), text[70], text[-1], text[66:72], len(text.encode()), text.count('本語'), text.rfind('日'))
print('é' == '\xe9', 'é' != 'e\u0301', len('e\u0301'), '€'.encode(), '\u20ac' in s, 'z' in s, '' in s)
try:
    s[9]
except IndexError as e:
    print(e)
