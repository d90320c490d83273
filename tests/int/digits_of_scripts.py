# int(), float() and complex() read the decimal digits of all scripts, and their blanks.
print(int('\u0663\u0661'), int('\u2003-3\u2002'), int('\uff11_\uff12'), int('0x\u0966\u096a', 16), int('\U0001d7d7\u3000'), int('\x851\xa0'))
print(float('  \u0663.\u0661\u0664  '), float('\u0967e\u0968'), complex('\u0663+\u0661j'), complex('\u2003(1j)\u2003'))
for function in (int, float, complex):
    for text in ('\ud800', '\xb2', 'é', '1\u20032', '\u2460', '?', '\u0663\xe9'):
        try:
            print(function(text))
        except ValueError as error:
            print(ascii(str(error)))
try:
    int(memoryview(b'100'), 2)
except TypeError as error:
    print(error)
print(int(memoryview(b'100')), int(bytearray(b'100'), 2), int(b'11', 2))
