# Where words may be broken: hyphens between two letters and two more, long dashes, blanks that are kept; ends of sentences.
from textwrap import shorten, wrap

for word in ("x-y", "ab-cd", "a-bc", "ab-c", "a-b-cd", "x-a-b-c", "well-to-do", "1-23", "ab-1c", "_a-b_", "-option",
             "--long-option", "a--b", "ab--cd", "end.--Next", "(so)--no", "x---y", "--", "a-", "ab-é-è"):
    print(word, wrap(word, 4), wrap("to " + word + " it", 5), wrap(word, 4, break_on_hyphens=False))
print(wrap("ab-cdefgh", 3), wrap("a  bcdef", 2, drop_whitespace=False), wrap("a \n\n b\tcc", 3, replace_whitespace=False))
print(wrap("one\ttwo\n\nthree", 9, expand_tabs=False, replace_whitespace=False, break_on_hyphens=False))
print(wrap("It ends. Does it? \"Yes!\" U.S. it said: 'no.' (So.) ok", 70, fix_sentence_endings=True))
print(wrap("It ends.  Then. So", 12, fix_sentence_endings=True), shorten("x--y well-known", 10))

# Random texts of awkward pieces, with random options.
pieces = ["a", "word", "long-hyphenated-word", "--", "x--y", "tab\there", "\n\n", "  ", "end.", "-opt", "1-2", "supercalifragilistic", "'q.'"]
state = 1


def below(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return (state >> 8) % n


for i in range(60):
    text = " ".join([pieces[below(len(pieces))] for _ in range(below(12))])
    options = {name: below(4) > 0 for name in ("replace_whitespace", "drop_whitespace", "break_long_words", "break_on_hyphens")}
    print(repr(text), wrap(text, 4 + below(25), fix_sentence_endings=i % 3 == 0, subsequent_indent=" " * (i % 4), **options))
