#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""No hidden heap: the core's object files reference no allocation, sorting or formatting of libc, and have no data
that could grow beside the heap: all that a program makes lies in its heap."""
import glob
import os
import re
import subprocess
import sys

# Any of these would bring a heap, or a formatter that may use one, along.
FORBIDDEN = re.compile(
    r"(__libc_)?(m|c|re|v|p|pv)alloc|reallocarray|free|cfree|aligned_alloc|posix_memalign|memalign|s?brk|mmap\w*|alloca"
    r"|strn?dup|wcsdup|getline|getdelim|open_memstream|fmemopen|setvbuf"
    r"|qsort(_r)?|bsearch|heapsort|mergesort|scandir"
    r"|_*v?(f|d|s|sn|as|o)?w?printf(_chk)?|_*(isoc\d+_)?v?(f|s)?w?scanf"
    r"|_*f?putc(har)?|f?puts|fwrite|fread|fopen|fdopen|fclose|fflush|getc(har)?|fgets|stdout|stderr|stdin"
    r"|strto(d|f|ld|l|ul|ll|ull|imax|umax)|ato(f|i|l|ll)|[efg]cvt(_r)?|setlocale|getenv|regcomp")
MOST_WRITABLE = 0  # bytes of writable data in the core


def undefined(path):
    text = subprocess.run(["nm", "-P", "-u", path], capture_output=True, text=True, check=True).stdout
    return [line.split()[0].split("@")[0] for line in text.splitlines() if line]


def writable(path):
    """(symbol, bytes) of writable data; what only the loader writes (.data.rel.ro) is constant."""
    text = subprocess.run(["nm", "-P", "-S", path], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in text.splitlines()]
    sections = subprocess.run(["objdump", "-t", path], capture_output=True, text=True, check=True).stdout
    constant = set(re.findall(r"\.data\.rel\.ro\S*\s+[0-9a-f]+\s+(?:\.hidden )?(\S+)$", sections, re.M))
    return [(row[0], int(row[3], 16)) for row in rows
            if len(row) > 3 and row[1] in "bBdDCsSgG" and row[0] not in constant]


def main():
    problems = []
    for variable in ("TERRARIUM", "TERRARIUM32"):
        core = os.path.join(os.path.dirname(os.environ[variable]), "CMakeFiles", "core.dir")
        objects = glob.glob(core + "/**/*.o", recursive=True)
        if len(objects) < 20:
            problems.append(f"{core}: only {len(objects)} object files")
        names = {}
        for path in objects:
            short = os.path.relpath(path, core)
            for name in undefined(path):
                names.setdefault(name, []).append(short)
                if FORBIDDEN.fullmatch(name):
                    problems.append(f"{variable}: {short} calls {name}")
            for name, size in writable(path):
                if size > MOST_WRITABLE:
                    problems.append(f"{variable}: {short} has {size} writable bytes: {name}")
        # The search itself is worth something only if it finds what it must find.
        if not {"memcpy", "memmove"} & set(names):
            problems.append(f"{core}: not even memcpy is called: is this the core?")
    print("\n".join(sorted(problems)) or "fine")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
