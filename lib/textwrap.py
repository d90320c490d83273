# SPDX-License-Identifier: MIT
"""Text in lines of a width. Words end at blanks; of words with hyphens the parts are words."""

_BLANKS = "\t\n\v\f\r "


def _is_letter(c):
    return c.isalpha() or c == "_"


def _dashes(text, at):
    """Where two or more dashes end that begin at `at` and join two words; 0 if there are none."""
    end = at
    while text[end:end + 1] == "-":
        end += 1
    before, after = text[at - 1:at], text[end:end + 1]
    if end - at > 1 and (before.isalnum() or before and before in "_!\"'&.,?") and (after.isalnum() or after == "_"):
        return end
    return 0


def _breaks(text, at):
    """Whether a word may be broken after the hyphen at `at`: between two letters and two more, or a-b-c and so on."""
    before = text[at - 2:at - 1]
    if before == "-":
        before = text[at - 3:at - 2]
    after = text[at + 2:at + 3]
    if after == "-":
        after = text[at + 3:at + 4]
    return all([_is_letter(c) for c in (before, text[at - 1], text[at + 1:at + 2], after)])


def _pieces(text, hyphens):
    """Words and the blanks between them; with hyphens, parts of words and long dashes too."""
    result = []
    start, count = 0, len(text)
    while start < count:
        at = start + 1
        blank = text[start] in _BLANKS
        end = hyphens and _dashes(text, start)
        while not end:
            if at == count or (text[at] in _BLANKS) != blank:
                end = at
            elif hyphens and text[at] == "-":
                end = at + 1 if _breaks(text, at) else _dashes(text, at) and at
            at += 1
        result.append(text[start:end])
        start = end
    return result


def _ends_sentence(piece):
    if piece[-1] in "\"'":
        piece = piece[:-1]
    return len(piece) > 1 and piece[-1] in ".!?" and "a" <= piece[-2] <= "z"


class TextWrapper:
    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            first = self.initial_indent if self.max_lines < 2 else self.subsequent_indent
            if len(first) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for c in _BLANKS:
                text = text.replace(c, " ")
        pieces = _pieces(text, self.break_on_hyphens)
        if self.fix_sentence_endings:
            for i in range(1, len(pieces)):
                if pieces[i] == " " and _ends_sentence(pieces[i - 1]):
                    pieces[i] = "  "
        pieces.reverse()
        lines = []
        while pieces:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not pieces[-1].strip():
                pieces.pop()
            line, length = [], 0
            while pieces and length + len(pieces[-1]) <= width:
                length += len(pieces[-1])
                line.append(pieces.pop())
            if pieces and len(pieces[-1]) > width:
                self._break(pieces, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            if self.max_lines is None or len(lines) + 1 < self.max_lines or (
                    not pieces or self.drop_whitespace and len(pieces) == 1 and not pieces[0].strip()) and length <= width:
                lines.append(indent + "".join(line))
                continue
            while line:
                if line[-1].strip() and length + len(self.placeholder) <= width:
                    line.append(self.placeholder)
                    lines.append(indent + "".join(line))
                    return lines
                length -= len(line.pop())
            if lines:
                last = lines[-1].rstrip()
                if len(last) + len(self.placeholder) <= self.width:
                    lines[-1] = last + self.placeholder
                    return lines
            lines.append(indent + self.placeholder.lstrip())
            return lines
        return lines

    def _break(self, pieces, line, length, width):
        """A word that is longer than a line."""
        room = width - length if width > 0 else 1
        word = pieces[-1]
        if not self.break_long_words:
            if not line:
                line.append(pieces.pop())
            return
        if self.break_on_hyphens and len(word) > room:
            hyphen = word.rfind("-", 0, room)
            if hyphen > 0 and word[:hyphen].replace("-", ""):
                room = hyphen + 1
        line.append(word[:room])
        pieces[-1] = word[room:]

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **options):
    return TextWrapper(width, **options).wrap(text)


def fill(text, width=70, **options):
    return TextWrapper(width, **options).fill(text)


def shorten(text, width, **options):
    return TextWrapper(width, max_lines=1, **options).fill(" ".join(text.strip().split()))


def dedent(text):
    margin = None
    lines = text.split("\n")
    for i, line in enumerate(lines):
        rest = line.lstrip(" \t")
        if not rest:
            lines[i] = ""
            continue
        indent = line[:len(line) - len(rest)]
        if margin is None:
            margin = indent
        while not indent.startswith(margin):
            margin = margin[:-1]
    n = len(margin or "")
    return "\n".join([line[n:] for line in lines])


def indent(text, prefix, predicate=None):
    return "".join([prefix + line if (predicate(line) if predicate else line.strip()) else line
                    for line in text.splitlines(True)])
