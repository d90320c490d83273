#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Runs CPython's own tests on Terrarium and counts (tools/packages.sh suite).

usage: tests/cpython/run.py [--preset host|host32] [-v | --list-failures] [--least PERCENT] [FILE...] [-k CASE]

The test files are those of Debian's libpython3.11-testsuite, unchanged; what they import from `test.support`, and modules
that Terrarium lacks, are the small ones in shims/. Which cases there are, and which of them CPython passes, is found out
by running the file on CPython too, once (kept in build/cpython/). A case that Terrarium does not report has failed.

Cases that do not count are those that CPython skips here as well, those in skips.txt, and those that are skipped with
a reason that begins with a [slug]: both name an entry of docs/differences.md. A case that is skipped otherwise has failed.

Each file runs in a process of its own, two at a time; after a crash, or a case that takes too long, a new process goes on
behind it."""

import argparse
import ast
import collections
import concurrent.futures
import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
CPYTHON = "/usr/bin/python3.11"
LIBRARY = "/usr/lib/python3.11"
WORK = os.path.join(ROOT, "build", "cpython")
SECONDS = 20  # for one case
HEAP = "64m"

FILES = """test_grammar test_dict test_list test_set test_tuple test_unicode test_string test_bytes test_fstring
test_generators test_scope test_exceptions test_class test_descr test_int test_float test_complex test_slice
test_struct test_re test_itertools test_functools test_collections test_dataclasses test_enum test_contextlib
test_tracemalloc""".split()
PACKAGES = {  # files of a package, counted together
    "test_json": """decode default dump encode_basestring_ascii enum fail float indent pass1 pass2 pass3 recursion
        scanstring separators speedups unicode""".split(),
    "test_asyncio": "futures locks queues tasks timeouts taskgroups waitfor runners pep492".split(),
}
# Packages of test files of which some are CPython's and some are shims
MIXED = ["test_asyncio"]
# Modules of CPython's library that only test files need, taken as they are: name there -> name here
BORROWED = {"numbers": "numbers", "fractions": "fractions", "reprlib": "reprlib", "copyreg": "copyreg",
            "_pydecimal": "decimal", "_collections_abc": "_collections_abc"}
# Modules that a test file imports at its top and hardly uses: any name can be had, none can be called (shims/absent.py)
ABSENT = "_thread ast ctypes signal locale pydoc tempfile threading unicodedata _string".split()

# What a test file asks of CPython's inside, or of double precision, while it is imported: file -> (text, what stands
# there instead), ...
REPLACED = {"test_float": [('float.__getformat__("double").startswith("IEEE")', "True"),
                           ("MAX = fromHex('0x.fffffffffffff8p+1024')",
                            "MAX = fromHex('0x.fffffffffffff8p+1024' if 1e300 < INF else '0x.ffffffp+128')")]}

# What no other implementation can have; `strict` counts cases that are left out for another difference as failed
FOREIGN = ("internals", "reference-counts", "no-threads")

# Reasons that the test files give themselves -> slug
REASONS = {r"_testcapi|_testinternalcapi|__getformat__|xxsubtype|CPython|requires the C|_multiprocessing": "internals"}


def cuts():
    """skips.txt: module -> functions of it that cannot even be compiled; their lines say `cut` behind the slug."""
    found = collections.defaultdict(list, {module: [] for module in REPLACED})
    with open(os.path.join(HERE, "skips.txt")) as file:
        for line in file:
            words = line.split("#")[0].split()
            if words[2:] == ["cut"]:
                found[words[0].split(".")[0]].append(words[0].split(".")[-1])
    return found


def write_without(copy, original, functions):
    """A copy of a test file in which the bodies of some methods are blank lines behind a `pass`."""
    with open(original) as file:
        text = file.read()
    for old, new in REPLACED.get(os.path.basename(copy)[:-3], ()):
        text = text.replace(old, new)
    lines = text.splitlines(True)
    for node in ast.walk(ast.parse("".join(lines))):
        if isinstance(node, ast.FunctionDef) and node.name in functions:
            first, last = node.body[0].lineno - 1, node.end_lineno
            lines[first:last] = [" " * node.body[0].col_offset + "pass\n"] + ["\n"] * (last - first - 1)
    if os.path.islink(copy):
        os.unlink(copy)
    with open(copy, "w") as file:
        file.writelines(lines)


def module_path(preset):
    """Lays out a folder for sys.path: links to shims and to CPython's tests. Returns its path."""
    path = os.path.join(WORK, "path")
    tests = os.path.join(path, "test")
    links = {}
    if os.path.islink(os.path.join(tests, MIXED[0])):
        os.unlink(os.path.join(tests, MIXED[0]))
    os.makedirs(tests, exist_ok=True)
    for folder in (LIBRARY, os.path.join(HERE, "shims")):
        for name in os.listdir(os.path.join(folder, "test")):
            links[os.path.join(tests, name)] = os.path.join(folder, "test", name)
    for package in MIXED:
        del links[os.path.join(tests, package)]
        os.makedirs(os.path.join(tests, package), exist_ok=True)
        for folder in (LIBRARY, os.path.join(HERE, "shims")):
            for name in os.listdir(os.path.join(folder, "test", package)):
                links[os.path.join(tests, package, name)] = os.path.join(folder, "test", package, name)
    for name in os.listdir(os.path.join(HERE, "shims")):
        if name != "test":
            links[os.path.join(path, name)] = os.path.join(HERE, "shims", name)
    for name, here in BORROWED.items():
        links[os.path.join(path, here + ".py")] = os.path.join(LIBRARY, name + ".py")
    for name, functions in cuts().items():
        links.pop(os.path.join(tests, name + ".py"))
        write_without(os.path.join(tests, name + ".py"), os.path.join(LIBRARY, "test", name + ".py"), functions)
    for link, target in links.items():
        if not os.path.islink(link) or os.readlink(link) != target:
            if os.path.lexists(link):
                os.unlink(link)
            os.symlink(target, link)
    for name in ABSENT:
        with open(os.path.join(path, name + ".py"), "w") as file:
            file.write(f"import absent\n\n__getattr__ = absent.module({name!r})\n")
    return path


class Session:
    """One process of drive.py; lines of it come through a queue, so that waiting can end."""

    def __init__(self, command, environment, folder):
        self.process = subprocess.Popen(["nice", *command], env=environment, cwd=folder, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
        self.lines = queue.Queue()
        self.errors = b""
        self.readers = [threading.Thread(target=self.read_out), threading.Thread(target=self.read_errors)]
        for reader in self.readers:
            reader.start()

    def read_out(self):
        for line in self.process.stdout:
            at = line.find(b"@@")
            if at >= 0:
                try:
                    self.lines.put(ast.literal_eval(line[at + 2:].decode("ascii", "replace")))
                except (SyntaxError, ValueError):
                    pass
        self.lines.put(None)

    def read_errors(self):
        self.errors = self.process.stderr.read()[-4000:]

    def next(self):
        """A step, None at the end, or TimeoutError."""
        try:
            return self.lines.get(timeout=SECONDS)
        except queue.Empty:
            raise TimeoutError from None

    def end(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        for reader in self.readers:
            reader.join()


def run_module(command, environment, module, folder, only=()):
    """The cases of a module: id -> (outcome, text), in their order; and what went wrong with the module itself."""
    os.makedirs(folder, exist_ok=True)
    cases, after = {}, 0
    while True:
        session = Session([*command, os.path.join(HERE, "drive.py"), "test." + module, str(after), *only], environment, folder)
        running, index, finished, late = None, after, False, False
        while True:
            try:
                step = session.next()
            except TimeoutError:
                late = True
                break
            if step is None:
                break
            if step[0] == "case":
                cases.setdefault(step[1], None)
            elif step[0] == "start":
                running, index = step[1:]
            elif step[0] == "end":
                finished = True
            else:
                cases[step[1]] = step[0], step[2]
                running = None
        session.end()
        status, errors = session.process.returncode, session.errors.decode("utf-8", "replace")
        if running is None:
            return cases, None if finished else f"{'timeout' if late else f'status {status}'}: {errors}"
        if late:
            cases[running] = "timeout", f"no answer within {SECONDS} s"
        else:
            kind = "crash" if status < 0 or "Sanitizer" in errors else "fail"
            cases[running] = kind, f"status {status}: {errors}"
        after = index + 1


def answers_of_cpython(module):
    """id -> outcome, from running the module on CPython, kept in build/cpython/oracle."""
    kept = os.path.join(WORK, "oracle", module.replace("/", ".") + ".json")
    source = os.path.join(LIBRARY, "test", module.replace(".", "/") + ".py")
    newest = max(os.path.getmtime(source), os.path.getmtime(os.path.join(HERE, "drive.py")))
    if os.path.exists(kept) and os.path.getmtime(kept) > newest:
        with open(kept) as file:
            return json.load(file)
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    cases, trouble = run_module([CPYTHON, "-P"], environment, module, os.path.join(WORK, "folder", "cpython." + module))
    if trouble:
        raise SystemExit(f"CPython cannot run {module}: {trouble}")
    answers = {name: outcome[0] if outcome else "lost" for name, outcome in cases.items()}
    os.makedirs(os.path.dirname(kept), exist_ok=True)
    with open(kept, "w") as file:
        json.dump(answers, file, indent=0)
    return answers


def skip_list(preset):
    """skips.txt: MODULE.CASE -> slug; a case of `*` stands for a class or module."""
    skips = {}
    with open(os.path.join(HERE, "skips.txt")) as file:
        for line in file:
            words = line.split("#")[0].split()
            if words and (not words[2:] or words[2] in ("cut", preset)):
                skips[words[0]] = words[1]
    return skips


def slug_of(reason):
    """The entry of docs/differences.md that the reason of a skipped case stands for; None: none."""
    found = re.match(r"\[([a-z0-9-]+)\]", reason)
    return found[1] if found else next((slug for words, slug in REASONS.items() if re.search(words, reason)), None)


def judge(module, answers, cases, trouble, skips):
    """(case, verdict, text): verdict pass, fail, crash, timeout, `skip SLUG`, or None for what CPython skips."""
    for case, wanted in answers.items():
        outcome, text = cases.get(case) or ("fail", trouble or "the case is not there")
        prefix = case
        slug = skips.get(f"{module}.{case}")
        while slug is None and prefix:
            prefix = prefix.rpartition(".")[0]
            slug = skips.get(f"{module}.{prefix}.*" if prefix else f"{module}.*")
        found = slug_of(text) if outcome == "skip" else None
        if slug and outcome != "crash":
            yield case, "skip " + slug, text
        elif wanted in ("skip", "fail", "lost"):
            yield case, None, text
        elif found:
            yield case, "skip " + found, text
        elif outcome == "skip":
            yield case, "fail", "skipped for no reason that is known: " + text
        else:
            yield case, outcome, text


def modules_of(name):
    if name in PACKAGES:
        return [f"{name}.test_{part}" for part in PACKAGES[name]]
    return [name]


def last_line(text):
    lines = [line for line in text.strip().splitlines() if line.strip()]
    if lines and lines[0].endswith("examples failed"):
        return lines[0]
    found = [line for line in lines if re.match(r"[A-Za-z_.]*(Error|Exception|Exit|Iteration|Interrupt|Warning)\b", line)]
    return (found or lines or [""])[-1][:150]


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1].removeprefix("usage: "))
    parser.add_argument("files", nargs="*")
    parser.add_argument("--preset", default="host")
    parser.add_argument("-v", action="store_true")
    parser.add_argument("-k", default="")
    parser.add_argument("--list-failures", action="store_true")
    parser.add_argument("--causes", action="store_true", help="the most common last lines of failures")
    parser.add_argument("--least", type=float, default=0, metavar="PERCENT", help="fail if a file passes fewer of its cases")
    options = parser.parse_args()
    interpreter = os.path.join(ROOT, "build", options.preset, "terrarium")
    path = module_path(options.preset)
    environment = {**os.environ, "MICROPYPATH": path}
    command = [interpreter, "-X", "heapsize=" + HEAP]
    skips = skip_list(options.preset)
    names = options.files or FILES + list(PACKAGES)
    print("%-18s %6s %7s %7s %8s %7s %7s %7s" % ("file", "cases", "counted", "passed", "failed", "crashed", "rate", "strict"))

    def work(name):
        verdicts = []
        for module in modules_of(name):
            answers = answers_of_cpython(module)
            only = [case for case in answers if options.k in case] if options.k else []
            folder = os.path.join(WORK, "folder", f"{options.preset}.{module}")
            cases, trouble = run_module(command, environment, module, folder, only)
            found = judge(module, answers, cases, trouble, skips)
            verdicts += [(module, *entry) for entry in found if not only or entry[0] in only]
        return verdicts

    def row(name, cases, count):
        counted = count["pass"] + count["fail"] + count["crash"] + count["timeout"]
        rates = ["%.1f%%" % (100 * count["pass"] / n) if n else "-" for n in (counted, counted + count["difference"])]
        print("%-18s %6d %7d %7d %8d %7d %7s %7s" % (name, cases, counted, count["pass"], count["fail"],
                                                     count["crash"] + count["timeout"], *rates), flush=True)
        return 100 * count["pass"] >= options.least * counted

    total, reasons, poor = collections.Counter(), collections.Counter(), []
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for name, verdicts in zip(names, pool.map(work, names)):
            count = collections.Counter(verdict.split()[0] for _, _, verdict, _ in verdicts if verdict)
            slugs = collections.Counter(verdict.split()[1] for _, _, verdict, _ in verdicts if verdict and verdict[:5] == "skip ")
            count["difference"] = sum(times for slug, times in slugs.items() if slug not in FOREIGN)
            if not row(name, len(verdicts), count):
                poor.append(name)
            total.update(count)
            total["cases"] += len(verdicts)
            reasons.update(slugs)
            causes = collections.Counter()
            for module, case, verdict, text in verdicts:
                if verdict in ("fail", "crash", "timeout"):
                    causes[last_line(text)] += 1
                    if options.v:
                        print(f"---- {verdict} {module}.{case}\n{text.rstrip()}")
                    elif options.list_failures:
                        print(f"    {verdict:5} {module}.{case}  {last_line(text)}")
            if options.causes:
                for cause, times in causes.most_common(8):
                    print(f"    {times:4} {cause}")
    row("all", total["cases"], total)
    print("left out:", ", ".join(f"{slug} {times}" for slug, times in reasons.most_common()))
    if poor:
        print(f"fewer than {options.least:g} % pass:", *poor)
    return 1 if poor else 0


if __name__ == "__main__":
    sys.exit(main())
