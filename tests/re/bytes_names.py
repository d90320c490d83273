# Names in a pattern of bytes are made of the characters of these numbers, also in messages.
import re


def show(pattern, text=b"ab"):
    try:
        match = re.search(pattern, text)
        print(ascii(match.groupdict()), ascii(re.sub(pattern, rb"<\g<0>>", text)))
    except re.error as error:
        print(error.msg[:18], error.pos)


show(b"(?P<n\xf4>a)")
show(b"(?P<\xe9\xff>a)(?P=\xe9\xff)?")
show(b"(?P<n\xf4>a")
show(b"(?P<n\xf4\xd7>a)")
show(b"(?P<\xf4\\d)>a)")
show(b"(?P=\xf4)")
show(b"(?(\xc3)a)")
show(b"(?\x9c)")
print(ascii(re.sub(b"(?P<n\xf4>a)", b"<\\g<n\xf4>>", b"ab")))
for template in b"\\g<\xf4>", b"\\g<\xd7\xf4>":
    try:
        re.sub(b"a", template, b"ab")
    except (re.error, IndexError) as error:
        print(type(error).__name__, str(error)[:18])
