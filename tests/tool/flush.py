#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What is flushed can be read at once, though the program goes on: print(flush=True), sys.stdout.flush()."""
import os
import select
import subprocess

for line in ("print('text', flush=True)", "import sys; sys.stdout.write('text\\n'); sys.stdout.flush()"):
    process = subprocess.Popen([os.environ["TERRARIUM"], "-c", line + "\nwhile True: pass"], stdout=subprocess.PIPE)
    try:
        assert select.select([process.stdout], [], [], 20)[0], f"nothing comes of: {line}"
        assert os.read(process.stdout.fileno(), 100) == b"text\n"
    finally:
        process.kill()
        process.wait()
