# Full case mapping: one character may become several; other scripts, other planes, the last sigma.
words = ['straße', 'ﬁnnish ﬃx', 'ŉ', 'ΐ', '\u1fd2', '\u1fa1', 'ῼῳ', 'ﬅ', 'և', '\u1e9e', 'İı', 'ǆ', '\u2167', '\u24d0',
         'ᲀ', '\u212a', 'ꭰᏸ', 'ა', 'ꙁ', 'ⲁ', '\U00010428', '\U000104d8', '\U00010c80', '\U0001e922']
for word in words:
    print(ascii([word.upper(), word.lower(), word.title(), word.capitalize(), word.swapcase(), word.casefold()]))
    print(word.isupper(), word.islower(), word.istitle(), word.upper().isupper(), word.isalpha())
for word in ['ΟΔΟΣ', 'ΣΑΣ ΣΑΣ', 'Α\u0345Σ', 'ΑΣ\u0345', 'Σ', 'Σ.Α', "ΑΣ'Α", 'ΑΣ1', 'X\U00010400Σ']:
    print(ascii([word.lower(), word.title(), word.capitalize(), word.swapcase(), word.casefold()]))
print('Maße'.casefold() == 'MASSE'.casefold(), 'ὈΔΥΣΣΕΎΣ'.casefold() == 'ὀδυσσεύς'.casefold())
print([c.isdigit() for c in '\u2460\u2469\u2474\U0001f107'], [c.isdecimal() for c in '\U00011066\U000104a0\U0001e950'])
print(repr('\U00010000') == ascii('\U00010000'), repr('\U00014000'))
