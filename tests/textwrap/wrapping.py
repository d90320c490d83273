# textwrap: wrap, fill, shorten, dedent, indent, with their options.
from textwrap import TextWrapper, dedent, fill, indent, shorten, wrap
text = "The quick brown fox jumped over the lazy dog, and an extraordinarily-long hyphenated-word came after   it."
for width in (10, 20, 33, 200):
    print(wrap(text, width))
print(fill("one two three four", 9), "|", wrap(""), wrap("   "), wrap("x" * 25, 10), wrap("aa bb", 2))
print(wrap(text, 24, initial_indent="* ", subsequent_indent="  "), wrap("a verylongword b", 6, break_long_words=False))
print(wrap("tab\tand\nnew line  here", 12), wrap("keep  two", 6, drop_whitespace=False), wrap("a-b c-d", 3, break_on_hyphens=False))
print(wrap("a b c d e f g h", 7, max_lines=2), wrap("hello big world again", 10, max_lines=2, placeholder="..."))
print(shorten("Hello  world!", 12), shorten("Hello  world!", 11), shorten("Hello world", width=10, placeholder="..."), shorten("", 5))
print(repr(dedent("""
    first
      second

    third
    """)), repr(dedent("\ta\n\t\tb")), repr(dedent("  a\n b\n\n  c")), repr(dedent("no margin\n  x")), repr(dedent("  \n  a\n   ")))
print(repr(indent("a\n\n  b\n", "> ")), repr(indent("a\n\nb", "+", lambda line: True)))
w = TextWrapper(width=15)
w.initial_indent = "- "
print(w.wrap("some words to be wrapped here"), w.fill("ab cd"))
for f in (lambda: wrap("text", 0), lambda: wrap("text", 4, max_lines=1)):
    try:
        f()
    except ValueError as e:
        print(e)
print(wrap("well-known self-test x-1", 8), wrap("a" * 5 + "-" + "b" * 5, 7), wrap("123-456 a-1", 4))
