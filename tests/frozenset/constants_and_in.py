# Membership in constant sets, frozensets of several types, and sets as switch tables.
VOWELS = frozenset('aeiou')
KEYWORDS = frozenset({'if', 'else', 'while'})


def classify(token):
    if token in KEYWORDS:
        return 'keyword'
    if token in {'+', '-', '*'}:
        return 'operator'
    if token in {'(', ')'} or token == ',':
        return 'bracket'
    return 'number' if token.isdigit() else 'name'


print([(t, classify(t)) for t in 'if x1 + 42 * ( y ) else z'.split()])
text = 'the quick brown fox'
print(sum(c in VOWELS for c in text), ''.join(c for c in text if c not in VOWELS), sorted(set(text) & VOWELS), sorted(VOWELS - set(text)))
print(1 in {1.0, 2}, 'a' in {'a', 5}, (1, 2) in {(1, 2)}, None in {None}, b'a' in {'a'}, True in {1}, 2 not in {1, 3}, '' in {''})
for x in {1, 2} & VOWELS:
    print('never')
print([frozenset(p) == frozenset('ab') for p in ('ab', 'ba', 'aab', 'abc')], all(v in VOWELS for v in 'aei'), any(v in VOWELS for v in 'xyz'))
try:
    [1] in VOWELS
except TypeError as e:
    print(e)
try:
    {1: 2} in {1, 2}
except TypeError as e:
    print(e)
