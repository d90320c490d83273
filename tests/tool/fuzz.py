#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A fuzzer: mutants of the test programs must never break the interpreter, whatever else they do.

usage: fuzz.py [--seed S] [--count N] [--first N] [--seconds T] [--keep FOLDER] [BINARY...]

Each mutant is drawn from the seed and its number alone, and is run in one of three ways with a heap of random size:
  file   as a program
  exec   a few of them by exec() in one machine, twice each: the second time may leave no more behind than the first
  repl   typed, with control characters, at the REPL; standard input need not be a terminal
A run fails when a signal ends it (a heap that the checker finds broken aborts), when a sanitizer reports, when an exec()
is not survived, or when neither Ctrl-C nor the limit of CPU time ends it. Endless loops are no failure.
BINARY: interpreters to use in turn instead of TERRARIUM and TERRARIUM32; --keep saves the mutants that fail.
"""
import argparse
import glob
import os
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time

CPU_SECONDS = 2  # of one run
PATIENCE = 0.4  # seconds until Ctrl-C
MOST_INTERRUPTS = 4
WALL_SECONDS = 40  # a run that is still there then neither reacts nor works
EXEC_FAILED = 97  # exit status of the driver of exec() when something was left behind
MOST_BYTES = 6000  # of a mutant, but for long lines
SHOWN = 12  # lines of a report

SANITIZER = re.compile(rb"ERROR: (Address|Leak)Sanitizer|: runtime error: ")
TOKEN = re.compile(rb"""(?x)
    (?P<space>[ \t]+ | \n | \#[^\n]*)
  | (?P<string>[bBrRfF]{0,2} (?: (?P<quote>'''|\"\"\").*?(?P=quote) | '(?:[^'\\\n]|\\.)*' | "(?:[^"\\\n]|\\.)*" ))
  | (?P<number>\d[\w.]*)
  | (?P<name>\w+)
  | (?P<operator>\*\*=?|//=?|<<=?|>>=?|[-+*/%&|^@=<>!:]=|->|.)
""", re.S)
KEYWORDS = set(b"""False None True and as assert async await break class continue def del elif else except finally for
    from global if import in is lambda nonlocal not or pass raise return try while with yield match case""".split())
NUMBERS = [b"0", b"1", b"-1", b"2", b"7", b"8", b"255", b"256", b"-128", b"0x7fffffff", b"-0x80000000", b"0x3fffffff",
           b"0x40000000", b"2**31", b"2**62", b"2**63-1", b"-2**63", b"2**64", b"10**40", b"-10**30", b"1e308", b"1e400",
           b"5e-324", b"-0.0", b"1.5", b"float('nan')", b"float('inf')", b"1_0", b"0b", b"0x", b"1__0", b"1e", b"0o8",
           b"007", b"9" * 400, b"1<<500"]
VALUES = [b"None", b"True", b"...", b"''", b"b''", b"'\\0'", b"'\xe2\x98\x83'", b"'a'*9", b"[]", b"()", b"{}", b"(1,)",
          b"[[]]", b"{1:2}", b"{1}", b"set()", b"frozenset()", b"bytearray(3)", b"range(5)", b"slice(1,None,-1)", b"object()",
          b"int", b"type", b"print", b"len", b"dict", b"super", b"iter([1,2])", b"(x for x in 'ab')", b"lambda *a: a",
          b"NotImplemented", b"Exception", b"StopIteration(1)", b"property()", b"__name__", b"globals()", b"type('T',(),{})()"]
NAMES = [b"__init__", b"__new__", b"__del__", b"__eq__", b"__hash__", b"__len__", b"__iter__", b"__next__", b"__getitem__",
         b"__setitem__", b"__call__", b"__class__", b"__dict__", b"__bases__", b"__name__", b"__slots__", b"__get__",
         b"__getattr__", b"__repr__", b"__index__", b"__bool__", b"__mro__", b"__doc__", b"__enter__", b"__exit__",
         b"sort", b"append", b"clear", b"pop", b"send", b"throw", b"close", b"format", b"join", b"split", b"copy", b"update"]
ALIKE = [b"+ - * / // % ** << >> & | ^ @ < > <= >= == != and or in is".split(), b"break continue pass raise return".split(),
         b"+= -= *= /= //= %= **= <<= >>= &= |= ^= @= =".split(), b"None True False".split(), b"yield await not -".split(),
         b"global nonlocal del assert".split(), b"while if".split(), b"staticmethod classmethod property".split()]
BITS = [b"\0", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xef\xbb\xbf", b"\xc3\xa4", b"\xf0\x9f\x90\x8d",
        b"\\", b"\\\n", b"\r", b"\r\n", b"\t", b"\f", b"'''", b'"""', b"f'{", b"f'{x!r:>{9}}'", b"{", b"}", b"(", b")",
        b"[", b"]", b":", b";", b"\n", b"\n    ", b"\n ", b"\n\t", b"*", b"**", b"@", b"#", b"=", b":=", b"->", b"\x1a"]
NESTS = [(b"(", b")"), (b"[", b"]"), (b"{", b"}"), (b"{1:", b"}"), (b"-", b""), (b"not ", b""), (b"lambda:", b""), (b"f(", b")"),
         (b"(yield ", b")"), (b"x[", b"]"), (b"1+(", b")"), (b"*", b""), (b"f'{", b"}'"), (b"[x for x in ", b"]"), (b"a if b else ", b""),
         (b"a:=", b""), (b"(1,", b")"), (b"1**", b"")]
LINES = [(b"x", b" + x"), (b"x = [", b"1, "), (b"f(", b"a=1, "), (b"print(", b"*x, "), (b"x", b".x"), (b"x", b"[0]"), (b"x = ", b"x = "),
         (b"'", b"abc "), (b"#", b"\xc3\xa4"), (b"global a", b", a"), (b"x = {", b"'k': 1, "), (b"x", b"()"), (b"x", b" < x"),
         (b"if x: pass\n", b"elif x: pass\n"), (b"x", b" if x else x"), (b"x", b" and x"), (b"", b";"), (b"", b"\\\n")]
KEYS = [b"\x01", b"\x02", b"\x03", b"\x05", b"\x06", b"\x08", b"\x0b", b"\x0e", b"\x10", b"\x15", b"\x17", b"\x7f", b"\t", b"\r",
        b"\r\r\r", b"\x1b", b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1b[H", b"\x1b[F", b"\x1b[3~", b"\x1b[9999999999~", b"\x1bO",
        b"\x1b[1;5C", b"\x1b[", b"\xff", b"\xe2\x98", b"\x00", b"\x0c", b"\x1a", b"\x1c", b"import \t", b"x.\t", b"print.\t", b"__\t\t"]
DRIVER = """\
import gc
def left():
    gc.collect()
    return gc.mem_alloc()
def run(text):
    try:
        exec(text, {'__name__': '__main__'})
    except BaseException as e:
        return isinstance(e, (KeyboardInterrupt, MemoryError))
def twice(text):
    if 'heap_lock' in text:  # what is locked stays so
        return
    run(text)
    if 'import' in text:  # modules may keep what a program puts into them
        return run(text)
    first = left()
    stopped = run(text)
    if left() > first + SLACK and not stopped and not run(text):
        second = left()
        if not run(text) and left() > second + SLACK:
            print('left behind:', first, second, left())
            raise SystemExit(STATUS)
"""


class Corpus:
    """The test programs, and their tokens by class."""

    def __init__(self):
        self.root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
        self.programs = []
        for path in sorted(glob.glob(self.root + "/*/*.py")):
            if not path.startswith(self.root + "/tool/"):
                with open(path, "rb") as file:
                    self.programs.append(file.read())
        self.lines = [line for text in self.programs for line in text.splitlines(True)]
        self.names = sorted({name for text in self.programs for name in re.findall(rb"[A-Za-z_]\w*", text)} - KEYWORDS)


def tokens(text):
    """[(class, bytes)] of all of a text."""
    return [("keyword" if m.lastgroup == "name" and m[0] in KEYWORDS else m.lastgroup, m[0]) for m in TOKEN.finditer(text)]


def statements(text):
    """The statements of a module, with their lines."""
    parts = [b""]
    for line in text.splitlines(True):
        new = re.match(rb"[^\s#)\]}]", line) and not re.match(rb"(el|exc|fin)\w*\b", line)
        if new and not re.match(rb"@|$", parts[-1].splitlines()[-1] if parts[-1] else b"@"):
            parts.append(b"")
        parts[-1] += line
    return parts


def guarded(text):
    """The program with a `try` around each of its statements: it goes on after what fails."""
    lines = []
    for part in statements(text):
        if part.strip():
            lines += [b"try:\n    pass\n", *(b"    " + line for line in part.splitlines(True)), b"\nexcept Exception as error:\n    print(error)\n"]
    return b"".join(lines)


class Mutator:
    """Draws one mutant."""

    def __init__(self, corpus, draw):
        self.corpus, self.draw = corpus, draw

    def program(self):
        """A program of the corpus, or a part of it that may still mean something."""
        draw = self.draw
        text = draw.choice(self.corpus.programs)
        if len(text) > MOST_BYTES:
            parts = statements(text)
            first = draw.randrange(len(parts))
            text = b"".join(parts[first:first + 12])
        return text

    def mutant(self):
        draw = self.draw
        text = self.program()
        if draw.random() < 0.75:  # what the parser likely accepts: the rest of the interpreter is to see something, too
            for _ in range(draw.choice((1, 2, 4, 12))):
                text = draw.choice((self.swap_alike, self.swap_alike, self.swap_statements))(text)
            return guarded(text)
        steps = [self.swap_tokens, self.change_lines, self.change_bytes, self.splice, self.nest, self.long_line]
        for _ in range(draw.choice((1, 1, 2, 3))):
            text = draw.choice(steps)(text)
        return text

    def swap_alike(self, text):
        """A token becomes another that may stand in its place."""
        draw = self.draw
        parts = [token for _, token in tokens(text)]
        own = [token for kind, token in tokens(text) if kind == "name"]
        for _ in range(20):
            at = draw.randrange(len(parts) + 1) % len(parts) if parts else 0
            token = parts[at] if parts else b""
            choice = draw.random()
            kind = next(iter(tokens(token)), ("space", b""))[0]
            if kind in ("number", "string"):
                parts[at] = draw.choice(NUMBERS if choice < 0.5 else VALUES)
            elif kind == "name" and token not in (b"print", b"self"):
                values = VALUES if parts[at + 1:at + 2] in ([b"."], [b")"], [b","], [b"("]) else own
                parts[at] = draw.choice(own if choice < 0.5 else NAMES if parts[at - 1:at] == [b"."] else values)
            elif any(token in group for group in ALIKE):
                parts[at] = draw.choice(next(group for group in ALIKE if token in group))
            else:
                continue
            break
        return b"".join(parts)

    def swap_statements(self, text):
        """Statements of the module dropped, doubled, swapped, taken from other programs."""
        draw = self.draw
        parts = statements(text)
        i, j = draw.randrange(len(parts)), draw.randrange(len(parts))
        step = draw.randrange(4)
        if step == 0:
            parts[i] = b""
        elif step == 1:
            parts.insert(j, parts[i])
        elif step == 2:
            parts[i], parts[j] = parts[j], parts[i]
        else:
            parts.insert(i, draw.choice(statements(draw.choice(self.corpus.programs))))
        return b"".join(parts)

    def swap_tokens(self, text):
        """Other tokens of the same class: names for names, values for strings and numbers."""
        draw = self.draw
        parts = tokens(text)
        own = {}
        for kind, token in parts:
            own.setdefault(kind, []).append(token)
        places = [i for i, (kind, _) in enumerate(parts) if kind != "space"]
        for _ in range(min(len(places), draw.choice((1, 2, 4, 8)))):
            at = draw.choice(places)
            kind, token = parts[at]
            choice = draw.random()
            if choice < 0.4:
                new = draw.choice(own[kind])
            elif kind == "number":
                new = draw.choice(NUMBERS if choice < 0.8 else VALUES)
            elif kind == "string":
                new = draw.choice(VALUES if choice < 0.8 else NUMBERS)
            elif kind == "name":
                new = draw.choice(NAMES if choice < 0.6 else self.corpus.names if choice < 0.8 else VALUES)
            elif kind == "operator":
                new = draw.choice(own[kind])
            else:
                new = draw.choice(sorted(KEYWORDS))
            parts[at] = (kind, new)
        return b"".join(token for _, token in parts)

    def change_lines(self, text):
        """Lines dropped, doubled, swapped, moved, indented, taken from other programs."""
        draw = self.draw
        lines = text.splitlines(True) or [b"\n"]
        for _ in range(draw.randrange(1, 5)):
            i, j = draw.randrange(len(lines)), draw.randrange(len(lines))
            step = draw.randrange(6)
            if step == 0 and len(lines) > 1:
                del lines[i]
            elif step == 1:
                lines.insert(j, lines[i])
            elif step == 2:
                lines[i], lines[j] = lines[j], lines[i]
            elif step == 3:
                lines[i] = draw.choice((b" ", b"    ", b"\t")) + lines[i]
            elif step == 4:
                lines.insert(i, draw.choice(self.corpus.lines))
            else:
                del lines[i:i + draw.randrange(1, 6)]
                lines = lines or [b"\n"]
        return b"".join(lines)

    def change_bytes(self, text):
        draw = self.draw
        for _ in range(draw.choice((1, 1, 3, 20))):
            at = draw.randrange(len(text) + 1)
            step = draw.randrange(5)
            if step == 0:
                text = text[:at] + bytes([draw.randrange(256)]) + text[at + 1:]
            elif step == 1:
                text = text[:at] + text[at + draw.choice((1, 1, 5, 200)):]
            elif step == 2:
                text = text[:at]
            elif step == 3:
                text = text[:at] + "".join(chr(draw.choice((draw.randrange(128), draw.randrange(0xD800), draw.randrange(
                    0xE000, 0x110000)))) for _ in range(draw.randrange(1, 9))).encode() + text[at:]
            else:
                text = text[:at] + draw.choice(BITS) + text[at:]
        return text

    def splice(self, text):
        """The head of one program and the tail of another, cut at lines or anywhere."""
        other = self.program()
        if self.draw.random() < 0.7:
            head, tail = text.splitlines(True), other.splitlines(True)
            return b"".join(head[:self.draw.randrange(len(head) + 1)] + tail[self.draw.randrange(len(tail) + 1):])
        return text[:self.draw.randrange(len(text) + 1)] + other[self.draw.randrange(len(other) + 1):]

    def insert(self, text, piece):
        """Puts a piece at the place of a token, or on a line of its own."""
        parts = [token for _, token in tokens(text)] or [b""]
        at = self.draw.randrange(len(parts))
        if self.draw.random() < 0.5:
            parts[at] = piece
        else:
            parts.insert(at, b"\n" + piece + b"\n")
        return b"".join(parts)

    def nest(self, text):
        draw = self.draw
        pairs = draw.choices(NESTS, k=draw.choice((1, 1, 3)))
        depth = draw.choice((3, 20, 100, 1000, 20000)) // len(pairs)
        heads, tails = b"".join(p[0] for p in pairs), b"".join(p[1] for p in reversed(pairs))
        inner = draw.choice((b"", b"1", b"x"))
        return self.insert(text, heads * depth + inner + (tails * depth if draw.random() < 0.8 else b""))

    def long_line(self, text):
        head, more = self.draw.choice(LINES)
        return self.insert(text, head + more * self.draw.choice((10, 250, 260, 3000, 70000)))

    def keys(self):
        """What somebody, or something, types at the REPL."""
        draw = self.draw
        typed = b""
        for _ in range(draw.randrange(1, 4)):
            text = self.mutant()[:draw.choice((50, 500, 3000))]
            paste = draw.random() < 0.4
            if not paste:
                text = text.replace(b"\n", b"\r")
            for _ in range(draw.choice((0, 0, 2, 30))):
                at = draw.randrange(len(text) + 1)
                text = text[:at] + draw.choice(KEYS) * draw.choice((1, 1, 3)) + text[at:]
            typed += b"\x05" + text + b"\x04" if paste else text + draw.choice((b"\r", b"\r\r\r", b"\x03", b""))
        return typed


class Case:
    """One run: what is run, and how."""

    def __init__(self, corpus, seed, number, binaries):
        self.number = number
        draw = random.Random(f"{seed} {number}")
        mutator = Mutator(corpus, draw)
        self.binary = binaries[number % len(binaries)]
        self.kind = draw.choice(("file", "file", "file", "exec", "repl"))
        kilobytes = draw.choice((64, 64, 256, draw.randrange(4, 64), draw.randrange(4, 257)))
        if self.kind == "exec":
            kilobytes += 128
            texts = [mutator.mutant()[:3000].decode(errors="replace") for _ in range(3)]
            self.text = (DRIVER.replace("SLACK", "600").replace("STATUS", str(EXEC_FAILED)) + "".join(
                f"twice({ascii(text)})\n" for text in texts)).encode()
        else:
            self.text = mutator.keys() if self.kind == "repl" else mutator.mutant()
        self.options = ["-X", f"heapsize={kilobytes}k", "-X", "verify"]
        if draw.random() < 0.3:
            self.options += ["-X", "gc_stress=" + draw.choice(("16", "16", "1", "101"))]
        if draw.random() < 0.2 and self.kind != "exec":
            self.options += ["-X", f"fail_alloc={int(2 ** draw.uniform(0, 13))}"]
        if draw.random() < 0.2:
            self.options += ["-X", "cstack=" + draw.choice(("16k", "40k", "200k"))]

    def command(self, path):
        return [self.binary, *self.options, *(["-i", "-c", ""] if self.kind == "repl" else [path])]

    def run(self, folder, environment):
        """Runs it; returns what is wrong, or None."""
        path = os.path.join(folder, "mutant.py")
        with open(path, "wb") as file:
            file.write(self.text)
        with open(path if self.kind == "repl" else os.devnull, "rb") as keys, tempfile.TemporaryFile() as errors:
            process = subprocess.Popen(self.command(path), stdin=keys, stdout=subprocess.DEVNULL, stderr=errors, cwd=folder,
                                       env=environment, preexec_fn=limit_cpu, restore_signals=True)
            interrupts = wait(process)
            errors.seek(max(0, errors.seek(0, os.SEEK_END) - 20000))
            return self.judge(process.returncode, interrupts, errors.read())

    def judge(self, status, interrupts, errors):
        report = errors.decode(errors="replace").splitlines()
        fault = SANITIZER.search(errors)
        if fault:
            first = next(i for i, line in enumerate(report) if SANITIZER.search(line.encode()))
            return "\n".join(report[first:first + SHOWN])
        tail = "\n".join(report[-SHOWN:])
        if interrupts > MOST_INTERRUPTS:
            return f"hangs\n{tail}"
        if status < 0 and -status not in (signal.SIGXCPU, signal.SIGINT):
            return f"signal {-status}\n{tail}"
        if b"usage: terrarium" in errors:
            return f"not even started\n{tail}"
        if self.kind == "exec" and status != 0 and not interrupts and -status != signal.SIGXCPU:
            return f"exec() is not survived, status {status}\n{tail}"
        return None


def limit_cpu():
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def wait(process):
    """Waits for the end, with Ctrl-C for the impatient. Returns how often it was sent."""
    interrupts = 0
    end = time.monotonic() + WALL_SECONDS
    while True:
        try:
            process.wait(PATIENCE)
            return interrupts
        except subprocess.TimeoutExpired:
            if time.monotonic() > end:
                process.kill()
                process.wait()
                return MOST_INTERRUPTS + 1
            if interrupts < MOST_INTERRUPTS:
                process.send_signal(signal.SIGINT)
                interrupts += 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", default="1")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--keep")
    parser.add_argument("binaries", nargs="*")
    options = parser.parse_args()
    binaries = [os.path.abspath(b) for b in options.binaries] or [os.environ["TERRARIUM"], os.environ["TERRARIUM32"]]
    limit = options.seconds or (15 if options.count == parser.get_default("count") else float("inf"))
    corpus = Corpus()
    failures, ways, began = [], {}, time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "HOME": folder, "MICROPYPATH": corpus.root + "/import"}
        for number in range(options.first, options.first + options.count):
            if time.monotonic() - began > limit:
                break
            case = Case(corpus, options.seed, number, binaries)
            ways[case.kind] = ways.get(case.kind, 0) + 1
            wrong = case.run(folder, environment)
            if wrong:
                failures.append(number)
                print(f"seed {options.seed}, mutant {number} ({case.kind}): {' '.join(case.command('MUTANT'))}\n{wrong}\n", flush=True)
                if options.keep:
                    os.makedirs(options.keep, exist_ok=True)
                    with open(f"{options.keep}/{options.seed}-{number}.{case.kind}", "wb") as file:
                        file.write(case.text)
    print(f"seed {options.seed}: {sum(ways.values())} runs ({', '.join(f'{n} {kind}' for kind, n in sorted(ways.items()))}), "
          f"{len(failures)} failed, {time.monotonic() - began:.0f} s")
    return 1 if failures else 0


sys.exit(main())
