# \N{...} knows Latin-1, Greek and some signs, in letters of any case; what is malformed or unknown is an error.
print('\N{LATIN SMALL LETTER E WITH ACUTE}\N{Latin Capital Letter A With Ring Above}\N{LATIN SMALL LETTER SHARP S}')
print('\N{DEGREE SIGN}\N{micro sign}\N{VULGAR FRACTION ONE HALF}\N{SUPERSCRIPT TWO}\N{PLUS-MINUS SIGN}\N{NO-BREAK SPACE}|')
print('\N{GREEK SMALL LETTER OMEGA}\N{GREEK CAPITAL LETTER DELTA}\N{EURO SIGN}\N{RIGHTWARDS ARROW}\N{BULLET}\N{EM SPACE}|\N{EN SPACE}|')
print(f'{1}\N{DEGREE SIGN}{2:\N{ASTERISK}^5}', rf'\N{3}', r'\N{DEGREE SIGN}', b'\N{DEGREE SIGN}', '\\N{x}', '\N{COLON}' ':')
names = '''SPACE;EXCLAMATION MARK;QUOTATION MARK;NUMBER SIGN;LEFT PARENTHESIS;HYPHEN-MINUS;DIGIT ZERO;DIGIT NINE;LESS-THAN SIGN
LATIN CAPITAL LETTER Z;LEFT SQUARE BRACKET;GRAVE ACCENT;LATIN SMALL LETTER A;TILDE;INVERTED QUESTION MARK;DIVISION SIGN
LEFT-POINTING DOUBLE ANGLE QUOTATION MARK;LATIN CAPITAL LETTER O WITH STROKE;LATIN SMALL LETTER Y WITH DIAERESIS
LATIN CAPITAL LETTER THORN;GREEK SMALL LETTER FINAL SIGMA;RIGHT SINGLE QUOTATION MARK;EM DASH;UPWARDS ARROW'''
for name in names.replace('\n', ';').split(';'):
    print(hex(ord(eval("'\\N{" + name + "}'"))), end=' ')
print()
for source in (r"'\N{FOO BAR}'", r"'\N{}'", r"'ab\N{DEGREE SIGN'", r"'\Na'", r"'\N{LATIN CAPITAL LETTER }'", r"'\N{SPACE }'",
               r"'\N{" + 'A' * 60 + "}'", r"f'\N{DEGREE SIGN:}'"):
    try:
        print(eval(source))
    except SyntaxError as e:
        print(e.msg)
