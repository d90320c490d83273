# Small text programs: Caesar cipher, run lengths, palindromes, word statistics, anagrams.
def caesar(text, shift):
    out = []
    for c in text:
        if c.isalpha() and c.isascii():
            base = ord('a') if c.islower() else ord('A')
            c = chr((ord(c) - base + shift) % 26 + base)
        out.append(c)
    return ''.join(out)


def run_lengths(text):
    runs = []
    for c in text:
        if runs and runs[-1][0] == c:
            runs[-1][1] += 1
        else:
            runs.append([c, 1])
    return ''.join(c + (str(n) if n > 1 else '') for c, n in runs)


secret = caesar('Hello, World! é', 3)
print(secret, caesar(secret, -3), run_lengths('aaabccddddé😀😀'))
print([w for w in 'level radar hello noon é été'.split() if w == w[::-1]])
groups = {}
for word in 'tea eat ate tan nat bat'.split():
    groups.setdefault(''.join(sorted(word)), []).append(word)
print(groups)
text = 'the cat and the hat and the bat'
counts = {w: text.split().count(w) for w in text.split()}
print(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
print(' '.join(w.capitalize() for w in text.split()), text.title() == ' '.join(w.capitalize() for w in text.split()))
print('\n'.join('{:<5}|{:>5}'.format(w, len(w)) for w in sorted(set(text.split()))))
