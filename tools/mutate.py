#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Mutation check: would the tests notice if a built-in function did nothing?

usage: tools/mutate.py [--count 50] [--seed 1] [--wanted 0.9] [--folder DIR] [C_BODY...]

Picks built-in functions and methods from the .def files at random (or those named), and for each one, in a copy of
the tree: replaces its C body by `return NONE;`, builds, and runs the test programs (host, normal mode) until one
fails. Programs that name the function run first. Prints the survivors; succeeds when enough mutants were caught.

A body that a macro writes has no text of its own: then the generated table is told another body.
"""
import argparse
import collections
import concurrent.futures
import glob
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(ROOT, "tests"))
import run as runner  # tests/run.py

NOT_COPIED = shutil.ignore_patterns("build", ".git", "node_modules", "__pycache__")
TABLE = "build/host/generated/builtins.c"
ROW = re.compile(r"\s+(?:raw )?(?:fn|method|classmethod|staticmethod)\s+(\w+)\(.*\)\s+(\w+)$")
DEFINITION = r"^Value %s\(Vm \*vm, Value \*a, int n\) \{\n(.*?)^\}\n"
NOTHING = "    (void)vm;\n    (void)a;\n    (void)n;\n    return NONE;\n"

Function = collections.namedtuple("Function", "body owner name")


def functions():
    """Every C body of a function or method of the .def files, with one Python name of it."""
    found = {}
    for path in sorted(glob.glob("src/**/*.def", recursive=True)):
        owner = ""
        with open(path, encoding="utf-8") as file:
            for line in file:
                line = re.sub(r"(^|\s)#.*", "", line).rstrip()
                head = re.match(r"(?:type|module)\s+(\w+)", line)
                row = ROW.match(line)
                if head:
                    owner = head[1]
                elif row:
                    found.setdefault(row[2], Function(row[2], owner, row[1]))
    return [found[body] for body in sorted(found)]


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


class Sources:
    """The C files of the copy, and how to take a body out of them."""

    def __init__(self):
        self.texts = {path: read(path) for path in glob.glob("src/**/*.c", recursive=True)}
        self.texts[TABLE] = read(TABLE)

    def mutant(self, body):
        """(path, mutated text), or None when the body does nothing anyway."""
        definition = re.compile(DEFINITION % re.escape(body), re.M | re.S)
        for path, text in self.texts.items():
            match = definition.search(text)
            if match:
                if re.fullmatch(r"(\s*\(void\)\w+;)*\s*return NONE;\s*", match[1]):
                    return None
                return path, text[:match.start(1)] + NOTHING + text[match.end(1):]
        # The table's initialisers name the body; the include makes everything known that they need.
        text = re.sub(rf"\b{body}\b(?!\()", "mutant_body", self.texts[TABLE])
        if text == self.texts[TABLE]:
            raise LookupError(f"{body} is neither in a C file nor in the table")
        head = text.index("\n", text.rindex("#include")) + 1
        mutant_body = "static Value mutant_body(Vm *vm, Value *a, int n) {\n" + NOTHING + "}\n"
        return TABLE, text[:head] + mutant_body + text[head:]


def build():
    done = subprocess.run(["cmake", "--build", "--preset", "host", "--target", "terrarium"], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return None if done.returncode == 0 else done.stdout[-3000:]


def copy_tree(folder):
    """A copy of the tree in folder/tree, built without warnings, that shares CPython's answers; moves there."""
    tree = os.path.join(folder, "tree")
    shutil.copytree(ROOT, tree, ignore=NOT_COPIED, dirs_exist_ok=True)
    os.makedirs(os.path.join(tree, "build"), exist_ok=True)
    os.makedirs(os.path.join(ROOT, runner.ORACLE_FOLDER), exist_ok=True)
    if not os.path.exists(os.path.join(tree, runner.ORACLE_FOLDER)):
        os.symlink(os.path.join(ROOT, runner.ORACLE_FOLDER), os.path.join(tree, runner.ORACLE_FOLDER))
    os.chdir(tree)
    runner.ROOT = tree
    # A body that is taken out leaves helpers without use. In the environment, for the first stage's build, too.
    os.environ["CFLAGS"] = "-w"
    subprocess.run(["cmake", "--preset", "host"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    problem = build()
    if problem:
        sys.exit("the tree does not build:\n" + problem)


class Programs:
    """The test programs that pass without any mutation, with their texts and times."""

    def __init__(self):
        self.oracle = runner.Oracle()
        self.workers = os.cpu_count() or 1
        self.texts, self.seconds = {}, {}
        self.failing = []
        tests = [t for t in runner.find_tests() if t.kind == "program" and t.fits("host", "normal")]
        with concurrent.futures.ThreadPoolExecutor(self.workers) as pool:
            for test, seconds, fine in pool.map(self.attempt, tests):
                if fine:
                    self.texts[test] = read(test.path)
                    self.seconds[test] = seconds
                    # A mutant that never ends need not be waited for as long as a test may take.
                    test.directives["timeout"] = str(2 + 10 * seconds)
                else:
                    self.failing.append(test.name)

    def attempt(self, test):
        began, fine = time.monotonic(), True
        try:
            runner.run_program(runner.Job(test, "host", "normal"), self.oracle)
        except runner.Failure:
            fine = False
        return test, time.monotonic() - began, fine

    def catch(self, function):
        """The name of a program that fails now, or None. Likely ones first, then the fast ones."""
        name = re.compile(rf"\b{re.escape(function.name)}\b")

        def unlikely(test):
            named = bool(name.search(self.texts[test]))
            at_home = test.name.startswith(function.owner + "/")
            return -2 * named - at_home, self.seconds[test]

        queue = sorted(self.texts, key=unlikely)
        with concurrent.futures.ThreadPoolExecutor(self.workers) as pool:
            running = set()
            while queue or running:
                while queue and len(running) < self.workers:
                    running.add(pool.submit(self.attempt, queue.pop(0)))
                done, running = concurrent.futures.wait(running, return_when="FIRST_COMPLETED")
                for future in done:
                    test, _, fine = future.result()
                    if not fine:
                        return test.name
        return None


def try_mutants(order, count, programs):
    """Takes `count` functions from `order`, prints a line for each; returns (caught, tried, survivors)."""
    sources = Sources()
    caught, tried, survivors = 0, 0, []
    for function in order:
        if tried == count:
            break
        label = f"{function.owner}.{function.name} ({function.body})"
        mutant = sources.mutant(function.body)
        if mutant is None:
            print(f"  empty     {label}")
            continue
        began = time.monotonic()
        path, text = mutant
        write(path, text)
        problem = build()
        if problem:
            sys.exit(f"{label}: the mutant does not compile:\n{problem}")
        catcher = programs.catch(function)
        write(path, sources.texts[path])
        tried += 1
        caught += catcher is not None
        if catcher is None:
            survivors.append(label)
        print(f"  {'caught' if catcher else 'SURVIVED':10}{label}{' by ' + catcher if catcher else ''}"
              f" [{time.monotonic() - began:.1f} s]", flush=True)
    return caught, tried, survivors


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=50, help="how many mutants")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wanted", type=float, default=0.9, help="share that must be caught")
    parser.add_argument("--folder", help="keep the copy of the tree there, and use it again")
    parser.add_argument("bodies", nargs="*", help="C functions to take the body out of, instead of a choice")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mutate-") as temporary:
        copy_tree(os.path.abspath(options.folder or temporary))
        programs = Programs()
        print(f"{len(programs.texts)} programs pass", end="")
        print("; not used, since they fail: " + " ".join(programs.failing) if programs.failing else "", flush=True)
        known = functions()
        order = random.Random(options.seed).sample(known, len(known))
        if options.bodies:
            order = [f for f in known if f.body in options.bodies]
        caught, tried, survivors = try_mutants(order, options.count, programs)
        os.chdir(ROOT)
    print(f"{caught} of {tried} mutants caught")
    for label in survivors:
        print(f"  survived: {label}")
    return 0 if tried and caught >= options.wanted * tried else 1


if __name__ == "__main__":
    sys.exit(main())
