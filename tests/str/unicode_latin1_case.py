# Case mapping and classes of Latin-1 letters, and of characters that have no case.
for c in 'éÉàÀñÑüÜøØþÞçÇ':
    print(c, c.upper(), c.lower(), c.swapcase(), c.isupper(), c.islower(), c.isalpha(), c.isalnum())
print('crème brûlée'.upper(), 'CRÈME BRÛLÉE'.lower(), 'éa éb'.title(), 'éCOLE'.capitalize(), 'Été'.istitle())
print('×÷'.upper(), '×'.isalpha(), '÷'.isalpha(), '×'.lower() == '×', '°'.isupper(), '\xa0'.isspace(), '\x85'.isspace())
print('日本'.upper(), '日本'.lower(), '日本😀'.swapcase(), '日本 a'.title(), '日本'.islower(), '日本'.isupper())
print('é'.isascii(), 'abc'.isascii(), '😀'.isalpha(), '😀'.isupper(), '€'.isalnum(), '中'.isprintable(), '😀'.isdigit())
letters = [chr(code) for code in range(0xC0, 0x100)]
print(''.join(c for c in letters if c.isupper()))
print(''.join(c for c in letters if c.islower()))
print(''.join(c for c in letters if not c.isalpha()))
for c in letters:
    if c.isupper():
        assert c.lower().upper() == c and ord(c.lower()) == ord(c) + 32
print('É' == 'é'.upper(), 'É'.lower() in 'été', sorted('éÉeE'), 'É'.casefold() == 'é')
