# Fuzzed: re. The data are flags (a byte), a pattern, a zero byte, and a text, as str or bytes.
import re

FLAGS = (re.I, re.M, re.S, re.X, re.A)


def fuzz(data):
    pattern, _, text = data[1:].partition(b"\0")
    choice = data[0] ^ 48 if data else 0
    if not choice & 32:
        pattern = pattern.decode("utf-8", "replace")
        text = text.decode("utf-8", "replace")
    flags = 0
    for i in range(len(FLAGS)):
        if choice >> i & 1:
            flags |= FLAGS[i]
    try:
        compiled = re.compile(pattern, flags)
    except (re.error, ValueError, OverflowError):
        return
    repr(compiled)
    for match in compiled.match(text), compiled.fullmatch(text), compiled.search(text, 1):
        look_at(match, text)
    found = []
    end = -1
    for match in compiled.finditer(text):
        look_at(match, text)
        assert end <= match.start() <= match.end() <= len(text)
        end = match.end()
        found.append(match[0])
    assert len(compiled.findall(text)) == len(found)
    assert compiled.sub(lambda match: match[0], text) == text
    assert compiled.subn(text[:0], text)[1] == len(found)
    compiled.split(text, 2)
    try:
        compiled.sub(pattern, text)
    except (re.error, IndexError):
        pass


def look_at(match, text):
    if match:
        for i in range(len(match.groups()) + 1):
            start, end = match.span(i)
            assert match[i] == (None if start < 0 else text[start:end])
        match.groupdict()
        repr(match)
