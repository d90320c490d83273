#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes a .uf2 of a .bin: make_uf2.py IN.bin OUT.uf2 ADDRESS [FAMILY]   (numbers as in C; FAMILY: the chip's UF2 id)

UF2 is what boards take that show up as a disk: blocks of 512 bytes, 256 of which are the image's, each with the
address where they belong, so that blocks may come in any order.
"""
import struct
import sys

MAGIC1, MAGIC2, MAGIC3 = 0x0A324655, 0x9E5D5157, 0x0AB16F30
FAMILY_FLAG = 0x2000
PAYLOAD = 256


def convert(image, address, family):
    """The blocks of the image as one bytes."""
    count = (len(image) + PAYLOAD - 1) // PAYLOAD
    blocks = []
    for i in range(count):
        part = image[i * PAYLOAD:(i + 1) * PAYLOAD].ljust(PAYLOAD, b"\0")
        head = struct.pack("<8I", MAGIC1, MAGIC2, FAMILY_FLAG if family else 0, address + i * PAYLOAD, PAYLOAD, i, count, family)
        blocks.append(head + part.ljust(512 - len(head) - 4, b"\0") + struct.pack("<I", MAGIC3))
    return b"".join(blocks)


def main():
    source, target, address = sys.argv[1:4]
    family = int(sys.argv[4], 0) if len(sys.argv) > 4 and sys.argv[4] else 0
    with open(source, "rb") as file:
        image = file.read()
    with open(target, "wb") as file:
        file.write(convert(image, int(address, 0), family))


if __name__ == "__main__":
    main()
