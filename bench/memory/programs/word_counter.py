# Counts the words of a text and shows the commonest, the longest and an index by first letter.

TEXT = """
It was the best of times, it was the worst of times, it was the age of
wisdom, it was the age of foolishness, it was the epoch of belief, it was
the epoch of incredulity, it was the season of Light, it was the season of
Darkness, it was the spring of hope, it was the winter of despair, we had
everything before us, we had nothing before us, we were all going direct to
Heaven, we were all going direct the other way.
"""


def words(text):
    word = ""
    for c in text.lower():
        if "a" <= c <= "z":
            word += c
        elif word:
            yield word
            word = ""
    if word:
        yield word


def main():
    counts = {}
    for word in words(TEXT):
        counts[word] = counts.get(word, 0) + 1
    ranking = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    for word, n in ranking[:8]:
        print("%-6s %3d %s" % (word, n, "#" * n))
    longest = max(len(word) for word in counts)
    print("longest:", [word for word in sorted(counts) if len(word) == longest])
    index = {}
    for word in counts:
        index.setdefault(word[0], []).append(word)
    for letter in sorted(index):
        print(letter.upper() + ": " + ", ".join(sorted(index[letter])))
    print(sum(counts.values()), "words,", len(counts), "different")


main()
