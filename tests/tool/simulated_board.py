#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# timeout: 600
"""A firmware with the simulated chip runs the programs of tests/onewire and tests/machine under QEMU, with the same wirings,
and prints what the host prints; time is not QEMU's, so that nothing depends on how busy this machine is."""
import os
import re
import shutil
import subprocess
import sys

BOARD = "an385_simulated"
PROGRAMS = ["onewire/micropython", "onewire/circuitpython", "onewire/faults", "machine/pins", "machine/interrupts",
            "machine/i2c", "machine/displays", "machine/lines", "machine/circuitpython", "machine/together"]
# Programs that depend on how long they compute: time passes with instructions.
FIXED_TIME = ["machine/together"]
TOOLS = ["arm-none-eabi-gcc", "qemu-system-arm", "ninja"]


def main():
    if not all(shutil.which(tool) for tool in TOOLS):
        print("no cross compiler or QEMU")
        return 77
    subprocess.run(["tools/build_board.sh", BOARD], check=True, stdout=subprocess.DEVNULL)
    failed = 0
    for name in PROGRAMS:
        path = f"tests/{name}.py"
        wiring = re.search(r"wiring=(\S+)", open(path).read())[1]
        fixed = ["--fixed-time"] if name in FIXED_TIME else []
        done = subprocess.run(["tools/qemu_run.sh", "--board", BOARD, *fixed, "--wiring", wiring, "-X", "heapsize=128k", path],
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, timeout=120)
        # Errors come over the same line, and name the file by another path than the host does.
        output = re.sub(r"(?m)^(Traceback|  File|    [a-z]|ZeroDivisionError|MemoryError|Uncaught).*\n", "", done.stdout)
        wanted = open(f"tests/{name}.f32.out" if os.path.exists(f"tests/{name}.f32.out") else f"tests/{name}.out").read()
        if done.returncode != 0 or output != wanted:
            failed += 1
            print(f"{name}: exit status {done.returncode}\n{done.stdout}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
