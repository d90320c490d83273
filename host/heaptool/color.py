# SPDX-License-Identifier: MIT
# Colours on a terminal, and none elsewhere. Colour is never all that tells two things apart.
import os
import sys

RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, GREY = 31, 32, 33, 34, 35, 36, 90
BOLD = 1

# letter of the map -> colour
OF_LETTER = {
    "T": CYAN,
    "L": GREEN,
    "D": YELLOW,
    "S": BLUE,
    "A": RED,
    "F": CYAN,
    "B": MAGENTA,
    "M": MAGENTA,
    ".": GREY,
}


class Paint:
    # Writes letters and words in colour if that is wanted: `when` is "always", "never" or "auto".
    def __init__(self, when="auto"):
        dumb = os.environ.get("TERM") == "dumb" or os.environ.get("NO_COLOR")
        self.on = when == "always" or (when == "auto" and sys.stdout.isatty() and not dumb)

    def word(self, text, color):
        return "\x1b[%dm%s\x1b[0m" % (color, text) if self.on and color else text

    def letters(self, text, colors):
        # text with the colour of each letter (0: none), a change of colour written once.
        if not self.on:
            return text
        out, now = [], 0
        for i in range(len(text)):
            if colors[i] != now:
                now = colors[i]
                out.append("\x1b[%dm" % now)
            out.append(text[i])
        return "".join(out) + ("\x1b[0m" if now else "")


def options(arguments):
    # (Paint, the other arguments): --color=WHEN may stand anywhere.
    when, rest = "auto", []
    for argument in arguments:
        if argument.startswith("--color="):
            when = argument[8:]
        else:
            rest.append(argument)
    return Paint(when), rest
