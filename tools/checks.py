#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Checks of Terrarium's sources beyond what tests see: tools/checks.py NAME... (or `all`).

Each check prints its violations, one a line, and fails when there are any; `--list` names them.
The rules that need judgement are the tables at the head of this file: an exception is a row with a reason.
"""

import argparse
import concurrent.futures
import functools
import glob
import json
import os
import re
import shlex
import subprocess
import sys

import make_differences
import test_faults
import test_features

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

# The floors of the house, lowest first (docs/architecture.md). A folder of src/ includes only itself and
# folders on lower floors. Headers without a folder are the public one and the generated ones.
FLOORS = [["value"], ["flash"], ["heap"], ["object"], ["storage"], ["compile"], ["vm"], ["module"], ["inspect"], ["repl"],
          ["simulate", "without"], ["port"]]
# (including folder or file or *, included folder or file): why it may look upwards
LAYER_EXCEPTIONS = {
    ("*", "src/vm/vm.h"): "the one struct that holds all mutable state and is passed everywhere",
    ("*", "src/port/port.h"): "what every platform gives: pure declarations, below everything",
    ("*", "src/port/hardware.h"): "the same of a chip",
    ("*", "src/module/console.h"): "the console as a Writer, for tracebacks and the REPL's echo",
    ("src/vm/function.c", "src/module/sys.h"): "attributes of sys that belong to the machine",
    ("src/vm/function.c", "src/module/os.h"): "the same of os",
}

# File of src/ whose functions carry another stem than the file's name: (path, stem): why
NAME_EXCEPTIONS = {}
# Subjects that a folder's files implement together.
FOLDER_STEMS = {
    "src/vm": {"vm", "object", "super", "code", "module"},
    "src/object": {"buffer", "frozenset", "iteration", "repr"},
    "src/simulate": {"hardware", "simulate"},
    "src/module": {"pin", "timer"},
}
PUBLIC_STEM = "terrarium"  # the stem of include/terrarium.h, allowed everywhere

# The VM's loop is a table of instructions and may be as long as it must.
LOOP_FUNCTIONS = {"loop_run"}
FUNCTION_P99, FUNCTION_LONGEST, FILE_LINES, COLUMNS = 65, 120, 1200, 100
CONDITIONALS, FUNCTION_MACROS = 6, 5  # per 1000 lines
COMMENT_SHARE = (15, 25)  # percent of code and comment lines

# What the core may not take from libc: hidden heaps, hidden formats.
LIBC_FORBIDDEN = re.compile(
    r"""(malloc|calloc|realloc|reallocarray|free|aligned_alloc|posix_memalign|str(n)?dup|v?asprintf
    |qsort(_r)?|v?(f|s|sn|d)?printf|(__)?v?(f|s|sn)?printf_chk|v?(f|s)?scanf|__isoc99_.*scanf
    |puts|fputs|fputc|putc|putchar|fwrite|fopen|fclose|strto(d|f|ld|l|ul|ll|ull)|atof|atoi|getenv|setlocale)""", re.X)

TIDY_FILES_PER_RUN = 4
# Compiled for boards alone, with what tools/make_board.py writes.
FIRMWARE = ("src/port/firmware/", "src/port/cortexm/", "src/port/riscv/")


class Unable(Exception):
    """A check cannot run."""


class Checks:
    """One method for each check; a check returns the list of its violations."""

    def __init__(self, all_files):
        self.all_files = all_files

    def format(self):
        """clang-format has nothing to change"""
        files = c_sources("src", "include", "tests/c", "tests/fuzz")
        return tool_violations(["clang-format", "--dry-run", "-Werror", *files]) if files else []

    def tidy(self):
        """clang-tidy finds nothing (changed files; all with --all)"""
        files = [f for f in c_sources("src") if f.endswith(".c") and not f.startswith(FIRMWARE)]
        if not self.all_files:
            changed = changed_files()
            files = [f for f in files if f in changed]
        ensure_built()
        jobs = [["clang-tidy", "--quiet", "-p", "build/host", "--extra-arg=-Wno-unknown-warning-option",
                 *files[i:i + TIDY_FILES_PER_RUN]] for i in range(0, len(files), TIDY_FILES_PER_RUN)]
        return in_parallel(tool_violations, jobs)

    def headers(self):
        """each header compiles alone, and twice"""
        ensure_built()

        def compile_alone(path):
            name = os.path.relpath(path, "include" if path.startswith("include/") else "src")
            result = subprocess.run(
                ["gcc", "-std=gnu11", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", "-Iinclude", "-Isrc",
                 "-Ibuild/host/generated", "-DTERRARIUM_CHECKS=1", "-xc", "-"],
                input=f'#include "{name}"\n' * 2, capture_output=True, text=True, check=False)
            return [f"{path} does not compile alone:\n{result.stderr}"] if result.returncode else []

        return in_parallel(compile_alone, [f for f in c_sources("src", "include")
                                           if f.endswith(".h") and not f.startswith(FIRMWARE)])

    def layers(self):
        """a folder includes only itself and lower floors; no cycles; a .c file includes its own header first"""
        graph = {path: includes_of(path) for path in c_sources("src", "include")}
        problems = []
        for path, names in graph.items():
            problems += upward_includes(path, names)
            own = path[:-2] + ".h"
            if path.endswith(".c") and own in graph and names[:1] != [os.path.relpath(own, "src")]:
                problems.append(f"{path} does not include its own header first")
        return problems + [f"headers include each other: {' -> '.join(cycle)}" for cycle in cycles(graph)]

    def globals(self):
        """the core has no mutable data"""
        problems = []
        for path, lines in core_symbols("objdump", "-t"):
            for line in lines:
                match = re.match(r"[0-9a-f]+ .{7} (\S+)\s+[0-9a-f]+\s+(.*)", line)
                # .data.rel.ro is constant: pointers that the loader relocates in position-independent code
                if match and re.match(r"\.(data(?!\.rel\.ro)|t?bss|tdata)|\*COM\*", match[1]) and \
                        not match[2].startswith("."):
                    problems.append(f"{path}: {match[2]} is mutable ({match[1]})")
        return problems

    def libc(self):
        """the core uses no heap, no sorting, no formatted output of libc"""
        return [f"{path}: uses {name}" for path, lines in core_symbols("nm", "-u")
                for name in (line.split()[-1].split("@")[0] for line in lines if line.split()[:1] == ["U"])
                if LIBC_FORBIDDEN.fullmatch(name)]

    def names(self):
        """an extern function's name begins with the stem of its file's name"""
        problems = []
        for path, lines in core_symbols("nm", "-g", "--defined-only"):
            if path.startswith("generated/"):
                continue
            stem = os.path.splitext(os.path.basename(path))[0]
            stems = {stem, PUBLIC_STEM, *(other for file, other in NAME_EXCEPTIONS if file == path)}
            # A theme may be split over several files of a folder, and share the header of one of them.
            stems |= {os.path.splitext(os.path.basename(p))[0]
                      for p in glob.glob(os.path.dirname(path) + "/*.[ch]")}
            stems |= {s.split("_")[0] for s in stems} | FOLDER_STEMS.get(os.path.dirname(path), set())
            for line in lines:
                fields = line.split()
                if len(fields) == 3 and fields[1] == "T" and \
                        not any(fields[2] == s or fields[2].startswith(s + "_") for s in stems):
                    problems.append(f"{path}: {fields[2]} does not begin with {stem}_")
        return problems

    def figures(self):
        """lengths of functions and files, shares of comments, conditionals and macros"""
        return figures(c_sources("src", "include"))

    def paths(self):
        """no path of a machine and no address of a package registry in tracked files"""
        # The patterns are written so that they do not match themselves.
        machine = re.compile(r"(?<![\w.$}*/)~-])/(?:work|root|home|Users)/\w")
        registry = re.compile(r"https?://[^\s/]*(?:regist[r]y|artifac[t]|mirro[r]|deb\.debia[n]|np[m]js|pyp[i])"
                              r"|\"resolved\": *\"http")
        problems = []
        for path in tracked_files():
            try:
                text = read(path)
            except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
                continue
            for number, line in enumerate(text.splitlines(), 1):
                if machine.search(line) or registry.search(line):
                    problems.append(f"{path}:{number}: {line.strip()[:100]}")
        return problems

    def scripts(self):
        """shellcheck finds nothing in the shell scripts, and Python's compiles"""
        problems, shell = [], []
        for path in tracked_files():
            if os.path.isfile(path) and not path.startswith("tests/") or path == "tests/run.py":
                with open(path, "rb") as file:
                    first = file.readline()
                if b"bash" in first and first.startswith(b"#!"):
                    shell.append(path)
                elif path.endswith(".py"):
                    try:
                        compile(read(path), path, "exec")
                    except SyntaxError as error:
                        problems.append(f"{path}: {error}")
        if shell:
            problems += tool_violations(["shellcheck", "--severity=warning", "--format=gcc", *shell])
        return problems

    def features(self):
        """the test programs cover each feature of the language often enough"""
        return test_features.check()

    def differences(self):
        """docs/differences.md is what tests/differences says, and every slug of tests/cpython has an entry"""
        return make_differences.check()

    def faults(self):
        """each built-in type and module is attacked as tests/faults.md says"""
        return test_faults.violations()


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def c_sources(*folders):
    """The C files below the folders, sorted."""
    return sorted(path for folder in folders for suffix in ("c", "h")
                  for path in glob.glob(f"{folder}/**/*.{suffix}", recursive=True))


def tracked_files():
    """The files that are, or would be, under version control."""
    result = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard"],
                            capture_output=True, text=True, check=True)
    return result.stdout.splitlines()


def changed_files():
    """The files that differ from the published branch, or else from the last commit."""
    for base in (["merge-base", "HEAD", "@{upstream}"], ["merge-base", "HEAD", "origin/main"], ["rev-parse", "HEAD"]):
        result = subprocess.run(["git", *base], capture_output=True, text=True, check=False)
        if result.returncode == 0:
            diff = subprocess.run(["git", "diff", "--name-only", result.stdout.strip()],
                                  capture_output=True, text=True, check=True)
            return set(diff.stdout.splitlines()) | set(untracked_files())
    return set(tracked_files())


def untracked_files():
    return subprocess.run(["git", "ls-files", "--others", "--exclude-standard"],
                          capture_output=True, text=True, check=True).stdout.splitlines()


def tool_violations(command):
    """The output of a tool that failed, as violations."""
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return (result.stdout + result.stderr).splitlines() if result.returncode else []


def in_parallel(function, items):
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return [problem for problems in pool.map(function, items) for problem in problems]


@functools.lru_cache
def build():
    return subprocess.run(["tools/build.sh", "host"], check=False).returncode


def ensure_built():
    """Objects, generated files and compile_commands.json of the release build."""
    if build():
        raise Unable("the build of the host preset fails")


def core_symbols(*command):
    """(source path, output lines) of a binutils tool for each object of the core, generated ones too."""
    ensure_built()
    folder = "build/host/CMakeFiles/core.dir/"
    for obj in sorted(glob.glob(folder + "**/*.o", recursive=True)):
        source = obj[len(folder):-len(".o")]
        if source.startswith("generated/") or os.path.exists(source):  # an object may outlive its source
            result = subprocess.run([*command, obj], capture_output=True, text=True, check=True)
            yield source, result.stdout.splitlines()


def includes_of(path):
    """The names in a file's #include "..." lines, in order."""
    return re.findall(r'^\s*#\s*include\s+"([^"]+)"', read(path), re.M)


def upward_includes(path, names):
    """Violations of the order of floors by one file."""
    rank = {folder: floor for floor, folders in enumerate(FLOORS) for folder in folders}
    if path.startswith("include/"):
        return [f"{path} is public and includes {name}" for name in names]
    folder = path.split("/")[1]
    if folder not in rank:
        return [f"{path} lies on no floor: add src/{folder} to FLOORS"]
    problems = []
    for name in names:
        other = name.split("/")[0]
        if "/" not in name or other == folder or rank.get(other, len(FLOORS)) < rank[folder]:
            continue
        pairs = {(a, b) for a in (folder, path, "*") for b in (other, "src/" + name)}
        if not pairs & LAYER_EXCEPTIONS.keys():
            problems.append(f"{path} includes {name}, which is not below it")
    return problems


def cycles(graph):
    """Cycles among headers, each found once, by depth-first search."""
    edges = {path: [next((p for p in ("src/" + n, "include/" + n) if p in graph), None) for n in names]
             for path, names in graph.items() if path.endswith(".h")}
    found, done = [], set()

    def visit(path, trail):
        if path in trail:
            found.append(trail[trail.index(path):] + [path])
        elif path and path not in done:
            for other in edges[path]:
                visit(other, trail + [path])
            done.add(path)

    for path in sorted(edges):
        visit(path, [])
    return found


def without_comments(text):
    """The text with comments blanked, lines kept."""
    token = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
    return token.sub(lambda m: re.sub(r"[^\n]", " ", m[0]) if m[0][0] == "/" else m[0], text)


def function_lengths(files):
    """(lines, path, name) of each function, longest first, by universal-ctags."""
    if not files:
        return []
    output = subprocess.run(["ctags", "--output-format=json", "--fields=+ne", "--kinds-C=f", "--languages=C",
                             "--langmap=C:.c.h", "-f", "-", *files], capture_output=True, text=True, check=True).stdout
    tags = [json.loads(line) for line in output.splitlines()]
    return sorted(((tag["end"] - tag["line"] + 1, tag["path"], tag["name"]) for tag in tags if "end" in tag),
                  reverse=True)


def figures(files):
    """Prints the figures of the sources; returns those beyond their bounds."""
    problems = []
    lines = code = comments = conditionals = macros = 0
    for path in files:
        text = read(path)
        bare = without_comments(text)
        rows = text.splitlines()
        lines += len(rows)
        if len(rows) > FILE_LINES:
            problems.append(f"{path}: {len(rows)} lines (at most {FILE_LINES})")
        problems += [f"{path}:{number}: {len(row)} columns (at most {COLUMNS})"
                     for number, row in enumerate(rows, 1) if len(row) > COLUMNS]
        for row, bare_row in zip(rows, bare.splitlines()):
            if bare_row.strip():
                code += 1
            elif row.strip() and "SPDX" not in row:
                comments += 1
        guard = len(re.findall(r"\A\s*#\s*ifndef (\w+)\n#\s*define \1\b", bare))
        conditionals += len(re.findall(r"^\s*#\s*(?:if|ifdef|ifndef|elif)\b", bare, re.M)) - guard
        macros += len(re.findall(r"^\s*#\s*define\s+\w+\(", bare, re.M))

    functions = function_lengths(files)
    plain = [row for row in functions if row[2] not in LOOP_FUNCTIONS]
    p99 = plain[len(plain) // 100][0] if plain else 0
    longest = plain[0][0] if plain else 0
    share = 100 * comments / max(1, code + comments)
    per_thousand = [1000 * count / max(1, lines) for count in (conditionals, macros)]
    print(f"files {len(files)}, lines {lines}, functions {len(functions)}, p99 {p99}, longest {longest}; "
          f"comments {share:.1f} %, #if {per_thousand[0]:.1f} and function-like macros {per_thousand[1]:.1f} "
          f"per 1000 lines")
    print("the ten longest functions:")
    for length, path, name in functions[:10]:
        print(f"  {length:5}  {name}  ({path})")

    if p99 > FUNCTION_P99:
        problems.append(f"the 99th percentile of function lengths is {p99} (at most {FUNCTION_P99})")
    problems += [f"{path}: {name} has {length} lines (at most {FUNCTION_LONGEST})"
                 for length, path, name in plain if length > FUNCTION_LONGEST]
    if files and not COMMENT_SHARE[0] <= share <= COMMENT_SHARE[1]:
        problems.append(f"comment lines are {share:.1f} % (of {COMMENT_SHARE[0]} to {COMMENT_SHARE[1]})")
    for figure, bound, what in zip(per_thousand, (CONDITIONALS, FUNCTION_MACROS), ("#if", "function-like macros")):
        if figure > bound:
            problems.append(f"{what}: {figure:.1f} per 1000 lines (at most {bound})")
    return problems


def main():
    names = [name for name in vars(Checks) if not name.startswith("_")]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(names)}; or all")
    parser.add_argument("--all", action="store_true", help="tidy: all files, not only the changed ones")
    parser.add_argument("--list", action="store_true", help="print the checks and end")
    args = parser.parse_intermixed_args()
    if args.list or not args.names:
        for name in names:
            print(f"{name:10} {getattr(Checks, name).__doc__}")
        return 0 if args.list else 2
    unknown = set(args.names) - set(names) - {"all"}
    if unknown:
        parser.error(f"no check is called {shlex.join(unknown)}")

    os.chdir(ROOT)
    checks = Checks(args.all or "all" in args.names)
    chosen = names if "all" in args.names else args.names
    failed = 0
    for name in chosen:
        try:
            problems = getattr(checks, name)()
        except Unable as reason:
            problems = [f"cannot run: {reason}"]
        except FileNotFoundError as error:
            problems = [f"cannot run: {error} (tools/packages.sh build check installs what is needed)"]
        print(f"{'FAIL' if problems else 'ok  '} {name}: {getattr(Checks, name).__doc__}", flush=True)
        print("".join(f"    {problem}\n" for problem in problems), end="", flush=True)
        failed += bool(problems)
    print(f"{len(chosen) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
