# SPDX-License-Identifier: MIT
# Exceptions that are kept for later, and with them their tracebacks and what was being handled.
import heap, innocent, sys


class ParseError(Exception):
    pass


failures = {}


def parse(text, depth):
    if depth == 0:
        raise ParseError("bad value in " + text)
    return parse(text, depth - 1) + parse(text, depth - 2)


def answer(i):
    try:
        parse("message %d" % i, 9)
    except ParseError as error:
        failures[i] = error


ready = heap.mark("ready")
for i in range(24):
    answer(i)
    innocent.work(5)
with open(sys.argv[1], "wb") as file:
    heap.dump(file)
