#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Profiles (tools/profile.py): `host` has every file of the core, what a smaller one leaves out is left out, and is there in
`host`; each stand-in of src/without is used by a profile."""
import glob
import os
import re
import subprocess
import sys
import tempfile

PROFILES = sorted(os.path.basename(path)[:-5] for path in glob.glob("src/port/profiles/*.conf"))


def profile(name):
    done = subprocess.run([sys.executable, "-B", "tools/profile.py", name, "--cmake"], stdout=subprocess.PIPE, check=True,
                          text=True)
    return {key: words.split() for key, words in re.findall(r"set\(PROFILE_(\w+) (.*)\)", done.stdout)}


def tables(keys, folder):
    empty = os.path.join(folder, "frozen.def")
    with open(empty, "w", encoding="utf-8"):
        pass
    subprocess.run([sys.executable, "-B", "tools/make_builtins.py", *keys["BODIES"], folder, *keys["TABLES"], empty],
                   check=True)
    with open(os.path.join(folder, "builtins.c"), encoding="utf-8") as file:
        return file.read()


all_keys = {name: profile(name) for name in PROFILES}
core = {path for path in glob.glob("src/*/*.c") if path.split("/")[1] not in ("port", "simulate", "without")}
assert set(all_keys["host"]["SOURCES"]) == core - {"src/inspect/none.c"}
assert "src/inspect/none.c" in all_keys["bare"]["SOURCES"] and "src/inspect/sites.c" not in all_keys["bare"]["SOURCES"]
used = {path for keys in all_keys.values() for path in keys["SOURCES"] if path.startswith("src/without/")}
assert used == set(glob.glob("src/without/*.c")), used

with tempfile.TemporaryDirectory() as folder:
    whole, tiny = tables(all_keys["host"], folder), tables(all_keys["tiny"], folder)
for word in all_keys["tiny"]["BODIES"][1].split(","):
    what, _, name = word.rpartition(".")
    if word.startswith("type:"):
        assert f'"type_{word[5:]}"' in whole and f'"type_{word[5:]}"' not in tiny, word
    elif what:
        assert whole.count(f"/* {word} */") == 1 and f"/* {word} */" not in tiny, word
print(len(PROFILES), "profiles")
