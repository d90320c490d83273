# SPDX-License-Identifier: MIT
"""CPython's fnmatch: names of files, and patterns as a shell has them."""
import re


def _convert(match):
    """A part of a pattern as an expression: `*`, `?`, all of `[...]`, or one character."""
    text = match[0]
    if text[1:]:
        text = text[1:].replace("\\", "\\\\")
        return "[^" + text[1:] if text[0] == "!" else ("[\\" if text[0] == "^" else "[") + text
    return ".*" if text == "*" else "." if text == "?" else re.escape(text)


def translate(pat):
    return "(?s:" + re.sub(r"(?s)\[(?:!.|[^!])[^]]*]|.", _convert, pat) + r")\Z"


def fnmatch(name, pat):
    return re.match(translate(pat), name) is not None


fnmatchcase = fnmatch


def filter(names, pat):
    match = re.compile(translate(pat)).match
    return [name for name in names if match(name)]
