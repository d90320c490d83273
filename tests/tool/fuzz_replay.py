#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The fuzzer's inputs without the fuzzer: seeds of each entry, on ordinary and on disturbed machines, and old findings.

tools/fuzz.sh looks for new ones.
"""
import ast
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MOST_SEEDS = 120  # of an entry
# What is changed in the two bytes of options (tests/fuzz/fuzz.h): nothing; moves always, a small heap; an allocation fails.
DISTURBED = ((0, 0), (1 | 1 << 2, 0), (0, 9), (2 | 3 << 2, 200))


def seeds(entry, folder):
    subprocess.run([sys.executable, "-B", ROOT + "/tools/fuzz_seeds.py", entry, folder, folder + ".dict"], check=True)
    names = sorted(os.listdir(folder))
    for name in names[::len(names) // MOST_SEEDS + 1]:
        with open(f"{folder}/{name}", "rb") as file:
            yield file.read()


def findings(entry):
    with open(ROOT + "/tests/fuzz/findings.txt", encoding="ascii") as file:
        for line in file:
            name, _, literal = line.partition(" ")
            if name == entry:
                yield ast.literal_eval(literal)


def replay(binary, entry, inputs, folder):
    paths = []
    for number, content in enumerate(inputs):
        paths.append(f"{folder}/{number}")
        with open(paths[-1], "wb") as file:
            file.write(content)
    done = subprocess.run([os.path.dirname(binary) + "/fuzz_replay", entry, *paths], capture_output=True, check=False)
    if done.returncode:
        lines = done.stderr.decode(errors="replace").splitlines()
        last = next((line for line in reversed(lines) if line in paths), None)
        print(f"{binary}: {entry}, status {done.returncode}", last and inputs[paths.index(last)], *lines[-20:], sep="\n")
    return done.returncode == 0


def main():
    fine = True
    with tempfile.TemporaryDirectory() as folder:
        for entry in "compile", "session", "re", "json", "struct", "image":
            inputs = []
            for seed in seeds(entry, f"{folder}/seeds-{entry}"):
                first, second = DISTURBED[len(inputs) % len(DISTURBED)]
                inputs.append(bytes([seed[0] ^ first, seed[1] ^ second]) + seed[2:])
            inputs += findings(entry)
            for binary in os.environ["TERRARIUM"], os.environ["TERRARIUM32"]:
                fine &= replay(binary, entry, inputs, folder)
    return 0 if fine else 1


sys.exit(main())
