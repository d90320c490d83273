# SPDX-License-Identifier: MIT
# For tables_of_import.py: what it makes when it is imported stays, whether it is used or not.
sine = [((i * 37) % 256) * 0.125 for i in range(256)]
saw = [i * 0.25 for i in range(256)]
square = [i // 128 * 1.5 for i in range(256)]


def first():
    return sine[0]
