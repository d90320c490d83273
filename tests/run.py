#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Terrarium's test runner, called by ./test (Python's standard library only).

usage: ./test [--all | --ci | --quick] [--preset P]... [--mode M]... [PATTERN...]

PATTERN is a part of a test's name (`dict/`, `dict/order`) or a glob on all of it (`*/slice*.py`).
  (none)      host and host32 in normal mode, the C tests on both, the tool tests
  --quick     host only, without the tool tests
  --ci        what CI runs beside the plain ./test: stress at every allocation and the sampled sweep on host32,
              stress at every 16th and a quarter of the sweep on host; allocation sites traced on host32 in a quarter of the programs; sanitizers, under stress at
              every 16th allocation too, and in a quarter of the programs in the sampled sweep
  --all       everything: all of the above on every build, and the whole sweep on host and host32
  --preset P  only this build (host, host32, asan, asan32); repeatable
  --mode M    only this mode (normal, stress, traced, sweep; see MODES); repeatable
  --list      print the names of the tests and end

Kinds of tests
  tests/<subject>/NAME.py    a program. Its standard output and exit status must be those of CPython
                             (/usr/bin/python3; the answers are kept in build/oracle). When NAME.out lies
                             beside it, that is the expected output, on 32-bit builds NAME.f32.out. When
                             NAME.cpython.out does, CPython 3.11 must print that (tests/differences).
  tests/traceback/NAME.py    standard error is compared too, without CPython's lines of ~ and ^
  tests/c/NAME.c             a C program linked with the core; exit status 0 passes
  tests/tool/NAME.py         a script that is given TERRARIUM and TERRARIUM32 (paths of the interpreters)
                             in the environment; exit status 0 passes, 77 means skipped
Names that begin with _ and folders below tests/<subject>/ are material, no tests. Everything runs from the
project's root with a relative path and no standard input.

Comments at the head of a test (its first 12 lines)
  # heap: 64k           runs with -X heapsize=64k
  # options: -X cstack=8k   further options of the command
  # stress: -X heapsize=64k further options in the stress modes
  # not: tiny32         (a program that ends because a preset's profile leaves something out is skipped anyway)
  # only: 32            only on builds that all words fit: 32, 64 (the word), a mode, a preset;
                        `host` means any host build (as opposed to a board)
  # not: stress         not on builds or in modes that one of the words fits
  # status: 1           the exit status expected beside a NAME.out (else 0)
  # timeout: 30         seconds (stress and sanitizers take six times that)
"""

import argparse
import concurrent.futures
import difflib
import fnmatch
import glob
import hashlib
import json
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ORACLE = "/usr/bin/python3"
ORACLE_FOLDER = "build/oracle"
NOT_PROGRAMS = {"c", "cpython", "tool"}  # folders of tests/ that hold other kinds
SKIPPED = 77
SHOWN_LINES = 40  # of a diff
SHOWN_STDERR = 30  # of a crash
SHOWN_FAILURES = 25
OUTPUT_LIMIT = 64 << 20  # bytes that a test may write

# mode -> (what it adds to the command line, time factor)
MODES = {
    "normal": ([], 1),
    "stress": (["-X", "gc_stress", "-X", "verify"], 6),
    "stress16": (["-X", "gc_stress=16", "-X", "verify"], 6),
    "traced": (["-X", "tracemalloc=2", "-X", "verify"], 4),
    "traced-quarter": (["-X", "tracemalloc=2", "-X", "verify"], 4),  # of a quarter of the programs, always the same
    "traced-stress": (["-X", "tracemalloc=2", "-X", "gc_stress", "-X", "verify"], 20),
    "sweep-sample": (["-X", "fail_sweep=sample"], 12),
    "sweep-sample-quarter": (["-X", "fail_sweep=sample"], 12),
    "sweep-all": (["-X", "fail_sweep=all"], 60),
}

# What each run of ./test covers: (preset, modes of the programs, whether the C tests run too)
PLANS = {
    "plain": [("host", ["normal"], True), ("host32", ["normal"], True)],
    "quick": [("host", ["normal"], True)],
    "ci": [
        ("host", ["stress16", "sweep-sample-quarter"], False),
        ("host32", ["stress", "sweep-sample", "traced-quarter"], False),
        ("asan", ["normal", "stress16", "sweep-sample-quarter"], True),
        ("asan32", ["normal", "stress16"], True),
    ],
    "all": [
        ("host", ["normal", "stress", "stress16", "sweep-all"], True),
        ("host32", ["normal", "stress", "stress16", "sweep-all", "traced", "traced-stress"], True),
        ("asan", ["normal", "stress", "stress16", "sweep-sample"], True),
        ("asan32", ["normal", "stress", "stress16", "sweep-sample"], True),
    ],
}

SANITIZER_REPORT = re.compile(rb"ERROR: (Address|Leak)Sanitizer|[^\n]*: runtime error: ")
SWEEP_SUMMARY = re.compile(rb"^sweep: (\d+) runs, (\d+) faults?\s*$", re.M)
# A build that leaves things out says which: what a program of the tests then fails by.
LACKING = re.compile(r"""this\ build | No\ module\ named\ '(?P<module>[\w.]+)' | unknown\ Unicode\ character\ name
    | (?:has\ no\ attribute|cannot\ import\ name|unknown\ encoding:?|name)\ '(?P<name>\w+)'""", re.X)

CARETS = re.compile(r"^[ ~^]*[~^][ ~^]*$")


class Failure(Exception):
    """A test failed; the text says how."""


class Skip(Exception):
    """A test cannot run here."""


class Test:
    """One file of tests/, with the directives at its head."""

    def __init__(self, path, kind):
        self.path = path  # relative to ROOT
        self.name = path[len("tests/"):]
        self.kind = kind  # "program", "c" or "tool"
        self.directives = {}
        with open(path, encoding="utf-8", errors="replace") as file:
            for _, line in zip(range(12), file):
                match = re.match(r"(?:#|//|\s*/?\*)\s*(heap|options|stress|only|not|status|timeout):\s*([^*]+)", line)
                if match:
                    self.directives[match[1]] = match[2].strip()

    def fits(self, preset, mode):
        """Whether the directives `only` and `not` allow this build and mode."""
        if mode.endswith("-quarter") and hashlib.md5(self.name.encode()).digest()[0] % 4 != 0:
            return False
        word = "32" if preset.endswith("32") else "64"
        traits = {preset, word, mode, *re.findall("[a-z]+", mode), preset.rstrip("32")}
        only = set(re.split(r"[\s,]+", self.directives.get("only", ""))) - {"", "host"}
        barred = set(re.split(r"[\s,]+", self.directives.get("not", ""))) - {""}
        return only <= traits and not barred & traits

    def seconds(self, default, factor):
        return float(self.directives.get("timeout", default)) * factor


class Job:
    """One run of a test on one build in one mode."""

    def __init__(self, test, preset, mode):
        self.test, self.preset, self.mode = test, preset, mode
        self.group = "tools" if test.kind == "tool" else f"{preset} {'C' if test.kind == 'c' else mode}"

    def __str__(self):
        return f"{self.test.name} [{self.group}]"


def find_tests():
    """All tests, in the order of their names."""
    tests = []
    for subject in sorted(os.listdir("tests")):
        folder = os.path.join("tests", subject)
        if not os.path.isdir(folder):
            continue
        suffix = ".c" if subject == "c" else ".py"
        kind = subject if subject in NOT_PROGRAMS else "program"
        tests += [Test(f"{folder}/{name}", kind) for name in sorted(os.listdir(folder))
                  if name.endswith(suffix) and name[0] not in "_."]
    return tests


def wanted(test, patterns):
    return not patterns or any(p in test.name or fnmatch.fnmatch(test.name, p) for p in patterns)


def interpreter(preset):
    return f"build/{preset}/terrarium"


def environment(**more):
    """A small, fixed environment: no test may depend on who runs it."""
    fixed = {
        "LC_ALL": "C.UTF-8", "TZ": "UTC", "TERM": "dumb", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1",
        # Fake stacks would hide what the conservative stack scan looks for.
        "ASAN_OPTIONS": "detect_stack_use_after_return=0:detect_leaks=1:print_legend=0:exitcode=99",
        "UBSAN_OPTIONS": "print_stacktrace=1:halt_on_error=1:exitcode=99",
    }
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "CI") if name in os.environ}
    return {**kept, **fixed, **more}


def run(command, seconds, env=None):
    """Run a command from the root; returns (status, stdout, stderr). Kills its process group at the time limit."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                   env=env or environment(), start_new_session=True)
        try:
            status = process.wait(seconds)
        except subprocess.TimeoutExpired:
            status = None
        try:
            os.killpg(process.pid, signal.SIGKILL)  # also what it left behind
        except ProcessLookupError:
            pass
        process.wait()
        out.seek(0)
        err.seek(0)
        # CPython shows the script's absolute path, Terrarium the path as given.
        output, errors = (file.read().replace(ROOT.encode() + b"/", b"") for file in (out, err))
    if status is None:
        raise Failure(f"no end within {seconds:g} s\n{tail(errors)}")
    return status, output, errors


def read(path):
    with open(path, "rb") as file:
        return file.read()


def tail(errors):
    return "\n".join(errors.decode(errors="replace").splitlines()[-SHOWN_STDERR:])


def check_alive(status, errors):
    """Fails for a death by signal and for a sanitizer's report."""
    if status < 0:
        raise Failure(f"killed by {signal.Signals(-status).name}\n{tail(errors)}")
    if SANITIZER_REPORT.search(errors):
        report = errors[SANITIZER_REPORT.search(errors).start():]
        raise Failure("sanitizer report\n" + "\n".join(report.decode(errors="replace").splitlines()[:SHOWN_STDERR]))


class Oracle:
    """CPython's answers, kept in build/oracle by the content of the test and of its folder's material."""

    def __init__(self):
        self.version = subprocess.run([ORACLE, "-VV"], capture_output=True, check=True).stdout
        self.materials = {}
        self.lock = threading.Lock()
        os.makedirs(ORACLE_FOLDER, exist_ok=True)

    def material(self, folder):
        """A digest of everything in a subject's folder that is no test itself."""
        with self.lock:
            if folder not in self.materials:
                digest = hashlib.sha256()
                for place, folders, names in sorted(os.walk(folder)):
                    folders[:] = sorted(f for f in folders if f != "__pycache__")
                    for name in sorted(names):
                        if place != folder or name[0] == "_":
                            path = os.path.join(place, name)
                            digest.update(path.encode() + b"\0" + read(path) + b"\0")
                self.materials[folder] = digest.digest()
            return self.materials[folder]

    def answer(self, test):
        """(status, stdout, stderr) of CPython for a program."""
        parts = [self.version, test.path.encode(), self.material(os.path.dirname(test.path)), read(test.path)]
        key = hashlib.sha256(b"\0".join(parts)).hexdigest()
        path = f"{ORACLE_FOLDER}/{key[:32]}"
        try:
            with open(path, encoding="utf-8") as file:
                status, *texts = json.load(file)
        except (FileNotFoundError, ValueError):
            status, *texts = run([ORACLE, test.path], test.seconds(30, 1))
            texts = [text.decode("latin-1") for text in texts]
            draft = f"{path}.{os.getpid()}.{threading.get_ident()}"
            with open(draft, "w", encoding="utf-8") as file:
                json.dump([status, *texts], file)
            os.replace(draft, path)
        return (status, *(text.encode("latin-1") for text in texts))

    def expected(self, test, preset):
        """(status, stdout, stderr or None) that a program must show on a build."""
        base, errors = test.path[:-len(".py")], None
        if os.path.exists(base + ".cpython.out") and b" 3.11." in self.version:
            difference(read(base + ".cpython.out"), self.answer(test)[1], "CPython's stdout")
        if os.path.exists(base + ".out"):
            status, output = int(test.directives.get("status", 0)), read(base + ".out")
        else:
            status, output, errors = self.answer(test)
        if preset.endswith("32") and os.path.exists(base + ".f32.out"):
            output = read(base + ".f32.out")
        if errors is None or not test.name.startswith("traceback/"):
            return status, output, None
        lines = errors.decode(errors="replace").splitlines(keepends=True)
        return status, output, "".join(l for l in lines if not CARETS.match(l.rstrip("\n"))).encode()


def difference(expected, got, what):
    """Fails with a unified diff when two outputs differ."""
    if expected == got:
        return
    before, after = (text.decode(errors="backslashreplace").splitlines() for text in (expected, got))
    lines = list(difflib.unified_diff(before, after, f"expected {what}", what, lineterm="", n=2))
    if not lines:
        lines = ["the outputs differ only in line ends or in the last newline"]
    if len(lines) > SHOWN_LINES:
        lines[SHOWN_LINES:] = [f"... {len(lines) - SHOWN_LINES} more lines"]
    raise Failure("\n".join(lines))


def left_out(preset, errors):
    """Did a program end because the preset's profile leaves something out? What, or None."""
    with open("CMakePresets.json", encoding="utf-8") as file:
        presets = {row["name"]: row for row in json.load(file)["configurePresets"]}
    profile = presets.get(preset, {}).get("cacheVariables", {}).get("TERRARIUM_PROFILE")
    lines = errors.decode(errors="replace").splitlines()
    found = LACKING.search("\n".join(lines[-3:])) if profile and lines else None
    if not found:
        return None
    if found["module"] and not glob.glob(f"lib/{found['module'].replace('.', '/')}*"):
        with open(f"src/port/profiles/{profile}.conf", encoding="utf-8") as file:
            return found[0] if re.search(rf"\b{found['module']}\b", file.read()) else None
    if found["name"]:
        with open(f"src/port/profiles/{profile}.conf", encoding="utf-8") as file:
            return found[0] if re.search(rf"[.:]{found['name']}\b", file.read()) else None
    return found[0]


def run_program(job, oracle):
    test = job.test
    options, factor = MODES[job.mode]
    if job.preset.startswith("asan"):
        factor = max(factor, 6)
    command = [interpreter(job.preset), *options]
    if "heap" in test.directives:
        command += ["-X", "heapsize=" + test.directives["heap"]]
    command += test.directives.get("options", "").split()
    if "stress" in job.mode or job.mode.startswith("sweep"):
        command += test.directives.get("stress", "").split()
    command.append(test.path)
    status, output, errors = run(command, test.seconds(10, factor))
    check_alive(status, errors)
    if job.mode.startswith("sweep"):
        summaries = SWEEP_SUMMARY.findall(errors)
        if status or not summaries or int(summaries[-1][1]):
            raise Failure(f"exit status {status}\n{tail(errors)}")
        return
    expected_status, expected_output, expected_errors = oracle.expected(test, job.preset)
    if status and status != expected_status and (lack := left_out(job.preset, errors)):
        raise Skip(lack)
    try:
        difference(expected_output, output, "terrarium's stdout")
        if expected_errors is not None:
            difference(expected_errors, errors, "terrarium's stderr")
    except Failure as failure:
        if errors and expected_errors is None:
            raise Failure(f"{failure}\n--- stderr\n{tail(errors)}") from None
        raise
    if status != expected_status:
        raise Failure(f"exit status {status} instead of {expected_status}\n{tail(errors)}")


def run_c(job, _):
    name = os.path.basename(job.test.path)[:-len(".c")]
    factor = 3 if job.preset.startswith("asan") else 1
    status, output, errors = run([f"build/{job.preset}/tests/c/{name}"], job.test.seconds(60, factor))
    check_alive(status, errors)
    if status:
        raise Failure(f"exit status {status}\n{tail(output + errors)}")


def run_tool(job, _unused):
    env = environment(TERRARIUM=os.path.abspath(interpreter(job.preset)),
                      TERRARIUM32=os.path.abspath(interpreter("host32")), PYTHONUNBUFFERED="1")
    for _ in range(3):  # sessions on a pseudo-terminal depend on time: a busy machine gets two more tries
        status, output, errors = run([ORACLE, "-B", job.test.path], job.test.seconds(120, 1), env)
        if status in (0, SKIPPED):
            break
    if status == SKIPPED:
        raise Skip(tail(output + errors).strip())
    check_alive(status, errors)
    if status:
        raise Failure(f"exit status {status}\n{tail(output + errors)}")


RUNNERS = {"program": run_program, "c": run_c, "tool": run_tool}


def plan_jobs(tests, plan, tools):
    """The jobs of a plan: tool tests first, since they take longest."""
    jobs = [Job(t, plan[0][0], "normal") for t in tests if tools and t.kind == "tool"]
    for preset, modes, with_c in plan:
        for test in tests:
            if test.kind == "c" and with_c and test.fits(preset, "normal"):
                jobs.append(Job(test, preset, "normal"))
            elif test.kind == "program":
                jobs += [Job(test, preset, mode) for mode in modes if test.fits(preset, mode)]
    return jobs


class Report:
    """Counts the outcomes and prints failures as they come."""

    def __init__(self, total):
        self.total, self.done, self.failed, self.skipped = total, 0, [], []
        self.seconds, self.counts = {}, {}
        self.terminal = sys.stdout.isatty()
        self.printed = time.monotonic()

    def add(self, job, seconds, problem):
        self.done += 1
        self.seconds[job.group] = self.seconds.get(job.group, 0) + seconds
        self.counts[job.group] = self.counts.get(job.group, 0) + 1
        if isinstance(problem, Skip):
            self.skipped.append(job)
            self.say(f"SKIP {job}: {problem}")
        elif problem:
            self.failed.append(job)
            if len(self.failed) <= SHOWN_FAILURES:
                self.say(f"FAIL {job}\n" + "".join(f"    {line}\n" for line in str(problem).splitlines()))
        self.progress()

    def say(self, text):
        print(("\r\033[K" if self.terminal else "") + text, flush=True)

    def progress(self):
        line = f"{self.done}/{self.total}, {len(self.failed)} failed"
        if self.terminal:
            print(f"\r\033[K{line}", end="", flush=True)
        elif time.monotonic() - self.printed > 30:
            self.printed = time.monotonic()
            print(line, flush=True)

    def finish(self):
        """Prints the totals; returns the exit status."""
        self.say("")
        for group, seconds in self.seconds.items():
            print(f"  {group:24}{self.counts[group]:6} runs{seconds:9.1f} s")
        if len(self.failed) > SHOWN_FAILURES:
            print("all failures:", *map(str, self.failed), sep="\n  ")
        passed = self.done - len(self.failed) - len(self.skipped)
        skipped = f", {len(self.skipped)} skipped" if self.skipped else ""
        print(f"{passed} passed, {len(self.failed)} failed{skipped}")
        return 1 if self.failed or not self.done else 0


def run_jobs(jobs):
    oracle = Oracle()
    report = Report(len(jobs))

    def timed(job):
        began, problem = time.monotonic(), None
        try:
            RUNNERS[job.test.kind](job, oracle)
        except (Failure, Skip) as outcome:
            problem = outcome
        except Exception as fault:  # pylint: disable=broad-except
            problem = Failure(f"the runner failed: {fault!r}")
        return job, time.monotonic() - began, problem

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        try:
            for future in concurrent.futures.as_completed([pool.submit(timed, job) for job in jobs]):
                report.add(*future.result())
        except KeyboardInterrupt:
            pool.shutdown(cancel_futures=True)
            raise
    return report.finish()


def build(preset):
    if subprocess.run(["tools/build.sh", preset, "all"], check=False).returncode == 0:
        return True
    print(f"the build of {preset} failed\n0 passed, 1 failed")
    return False


def limit_children():
    """What the tests' processes inherit: no core files, no endless output."""
    for limit, value in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, OUTPUT_LIMIT)):
        hard = resource.getrlimit(limit)[1]
        resource.setrlimit(limit, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def main():
    parser = argparse.ArgumentParser(prog="./test", usage=__doc__.split("usage: ")[1].split("\n")[0],
                                     description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = parser.add_mutually_exclusive_group()
    for name in ("all", "ci", "quick"):
        which.add_argument(f"--{name}", dest="plan", action="store_const", const=name, help=argparse.SUPPRESS)
    parser.add_argument("--preset", action="append", default=[], help=argparse.SUPPRESS,
                        choices=["host", "host32", "asan", "asan32", "tiny32"])
    parser.add_argument("--mode", action="append", default=[], help=argparse.SUPPRESS,
                        choices=[*MODES, "sweep"])
    parser.add_argument("--list", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("patterns", nargs="*", help=argparse.SUPPRESS)
    args = parser.parse_args()

    os.chdir(ROOT)
    # A shell ignores SIGINT for what it starts in the background, and that is inherited: tests send it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    name = args.plan or "plain"
    plan = PLANS[name]
    modes = ["sweep-sample" if mode == "sweep" else mode for mode in args.mode]
    if args.preset:
        plan = [row for row in plan if row[0] in args.preset]
        plan += [(p, ["normal"], True) for p in args.preset if p not in (row[0] for row in plan)]
    if modes:
        plan = [(preset, modes, "normal" in modes) for preset, _, _ in plan]
    tools = name in ("plain", "all") and not args.mode

    tests = [test for test in find_tests() if wanted(test, args.patterns)]
    jobs = plan_jobs(tests, plan, tools)
    if args.list:
        print(*(test.name for test in tests), sep="\n")
        return 0
    if not jobs:
        print("no test has this name\n0 passed, 0 failed")
        return 1
    presets = [row[0] for row in plan] + (["host32"] if any(job.test.kind == "tool" for job in jobs) else [])
    if not all(build(preset) for preset in dict.fromkeys(presets)):
        return 1
    limit_children()
    return run_jobs(jobs)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
