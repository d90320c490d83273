# Words of a long text counted in a dict, and the commonest looked up again.
import sys


def make_text(words, seed):
    syllables = ["ka", "to", "mi", "ra", "shu", "ne", "lo", "vi", "pen", "dor", "u", "as"]
    text = []
    for i in range(words):
        word = ""
        for part in range(1 + i % 3):
            seed = (seed * 3877 + 29573) % 139968
            word += syllables[(seed >> 7) % 12]
        text.append(word)
    return " ".join(text)


def count_words(text):
    counts = {}
    for word in text.split():
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 1200
    text = make_text(4000, 42)
    checksum = 0
    for round in range(rounds):
        counts = count_words(text)
        checksum += counts["ka"] * (round % 7)
    best = 0
    total = 0
    for word in counts:
        n = counts[word]
        total += n * len(word)
        if n > best:
            best = n
    print(len(counts), best, total, checksum)


main()
