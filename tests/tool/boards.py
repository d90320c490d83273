#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# timeout: 900
"""The micro:bit's image in QEMU: REPL byte for byte, interrupts, upload at full speed, a fault, its heap seen from outside, and its language tests.
All boards and a million random bytes: tests/boards.py."""
import subprocess
import sys

from _qemu import lacking

if lacking("microbit"):
    print(f"skipped: {', '.join(lacking('microbit'))} is missing")
    sys.exit(77)
PARTS = ["repl", "interrupts", "upload", "fault", "pins", "heap", "language"]
sys.exit(subprocess.run(["tests/boards.py", "microbit", *(f"--only={part}" for part in PARTS)], check=False).returncode)
