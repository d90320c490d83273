# SPDX-License-Identifier: MIT
# What the commands are given: a file, or standard input.
import sys

from heaptool.error import ToolError


def read_bytes(path):
    if path == "-":
        return sys.stdin.buffer.read()
    with open(path, "rb") as file:
        return file.read()


def expect(command, arguments, count, words):
    # ToolError when there are not `count` arguments.
    if len(arguments) != count:
        raise ToolError("usage: terrarium heap %s %s" % (command, words))
