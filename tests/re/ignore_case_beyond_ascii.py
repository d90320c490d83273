# Without case: characters that share a capital or a small letter with others are the same, in sets and ranges too.
import re

pairs = [('K', '\u212a'), ('k', '\u212a'), ('s', '\u017f'), ('S', '\u017f'), ('в', '\u1c80'), ('В', '\u1c80'), ('\ufb05', '\ufb06'),
         ('ς', 'σ'), ('Σ', 'ς'), ('µ', 'μ'), ('é', 'É'), ('ß', '\u1e9e'), ('i', 'ı'), ('i', 'İ'),
         ('a', 'b'), ('\u1fd3', '\u0390')]
for a, b in pairs:
    print(*(bool(re.match(pattern, text, re.I)) for a, b in ((a, b), (b, a))
            for pattern, text in ((a, b), (f'[19{a}]', b), (f'[^{a}]', b), (f'[{a}-{a}]', b), (f'({a})\\1', a + b), (f'(?a:{a})', b))))
for pattern, text in [('[J-M]', '\u212a'), ('[j-m]', '\u212a'), ('[\u2129-\u212b]', 'Kk'), ('[R-T]', '\u017f'), ('[\u017e-\u0180]', 'S'),
                      ('[\u0431-\u0433]', '\u1c80'), ('[\u1c80-\u1c82]', 'Вв'), ('[\ufb04-\ufb05]', '\ufb06'), ('[\ufb06-\ufb07]', '\ufb05'),
                      ('[\xc0-\xde]', '\xd7'), ('[\xc0-\xde]', '\xf7'), ('[9-A]', '_'), ('[9-a]', '_')]:
    print(ascii(pattern), [bool(re.match(pattern, c, re.I)) for c in text])
print(re.findall(b'[k-s]+', b'KLMS \xc5\xbf', re.I), re.sub('straße', '-', 'STRA\u1e9eE', flags=re.I))
