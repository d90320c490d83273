#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The command line: every option, exit statuses, where a program may come from. Where python3 has the same, both run
and must agree in exit status, standard output and the last line of standard error."""
import functools
import os
import re
import select
import signal
import subprocess
import sys
import tempfile
import time

PYTHON = "/usr/bin/python3"
BINARIES = {64: os.environ["TERRARIUM"], 32: os.environ["TERRARIUM32"]}
SECONDS = 10

# Files of the folder that everything runs in.
FILES = {
    "arguments.py": "import sys\nprint(sys.argv, __name__)\n",
    "fails.py": "print('before')\n1/0\n",
    "broken.py": "print('never')\ndef f(:\n",
    "no_newline.py": "print('no newline at the end')",
    "carriage_returns.py": "if True:\r\n    print('lines that end in CR LF')\r\n",
    "empty.py": "",
    "only_comment.py": "# nothing",
    "sibling.py": "import helper\nprint(helper.name, helper.__name__)\n",
    "helper.py": "name = 'the helper'\nif __name__ == '__main__':\n    import sys\n    print('run', sys.argv[1:])\n",
    "tree/inside.py": "import helper\nprint(helper.where)\n",
    "tree/helper.py": "where = 'in tree'\n",
    "package/__init__.py": "print('package', __name__)\n",
    "package/__main__.py": "import sys\nfrom . import part\nprint('main', __name__, sys.argv[1:], part.name)\n",
    "package/part.py": "name = __name__\nif name == '__main__':\n    from . import other\n    print(other.__name__)\n",
    "package/other.py": "",
    "folder/__main__.py": "import beside\nprint('folder', beside.x)\n",
    "folder/beside.py": "x = 1\n",
    "no_main/some.py": "",
    "first/which.py": "print('first')\n",
    "second/which.py": "print('second')\n",
    "second/lone.py": "print('lone')\n",
    "exits.py": "import sys\ntry:\n    sys.exit(4)\nfinally:\n    print('finally')\n",
    "late.py": "def main():\n    import helper\n    raise KeyError(helper.name)\nmain()\n",
}

# What python3 does with the same arguments (and standard input): (arguments, input or None).
SAME = [
    (["-c", "print(1)"], None),
    (["-cprint(2)"], None),
    (["-c", "import sys; print(sys.argv)", "a", "-b", "--c", "-X", ""], None),
    (["-c", "print(__name__)"], None),
    (["-c", ""], None),
    (["-c", "print(1)\nif 1:\n  print(2)\n"], None),
    (["-c", "1/0"], None),
    (["-c", "print('x'); 1 +"], None),
    (["-c", "import sys; print(repr(sys.path[0]))"], None),
    (["arguments.py"], None),
    (["./arguments.py", "a", "-i", "-c", "x y"], None),
    (["tree/../arguments.py", "--help"], None),
    (["fails.py"], None),
    (["broken.py"], None),
    (["no_newline.py"], None),
    (["carriage_returns.py"], None),
    (["empty.py"], None),
    (["only_comment.py"], None),
    (["bom.py"], None),
    (["sibling.py"], None),
    (["tree/inside.py"], None),
    (["late.py"], None),
    (["missing.py"], None),
    (["tree/missing.py"], None),
    (["helper.py/x"], None),
    (["folder"], None),
    (["no_main"], None),
    (["-m", "helper", "a", "-b"], None),
    (["-mhelper"], None),
    (["-m", "package", "a"], None),
    (["-m", "package.part"], None),
    (["-m", "missing"], None),
    (["-m", "package.missing"], None),
    (["-m", "fails"], None),
    ([], "import sys\nprint(sys.argv, __name__)\n"),
    (["-"], "import sys\nprint(sys.argv, __name__)\n"),
    (["-", "a", "-b"], "import sys\nprint(sys.argv)\n"),
    ([], "print('no newline')"),
    ([], ""),
    ([], "print('before')\nx = = 1\n"),
    ([], "def f():\n    1/0\nf()\n"),
    ([], "import helper\nprint(helper.name)\n"),
    ([], "import sys\nsys.exit(3)\n"),
    (["-c"], None),
    (["-m"], None),
    (["-X"], None),
    (["-Z"], None),
    (["--no-such-option"], None),
    (["-O", "-c", "assert 0; print(__debug__)"], None),
    (["-OO", "-c", "assert 0; print(__debug__)"], None),
    (["-c", "print(__debug__); assert 0, 'text'"], None),
    (["-O", "arguments.py", "a"], None),
    (["exits.py"], None),
    (["-c", "import sys; print('partial', end=''); sys.exit(2)"], None),
    (["-c", "import sys\nsys.stdout.write('out'); sys.stderr.write('err\\n')"], None),
    (["-c", "def f():\n    raise KeyboardInterrupt\nf()"], None),
    (["-c", "raise KeyboardInterrupt('why')"], None),
    (["-c", "raise BaseException"], None),
    (["-c", "raise GeneratorExit"], None),
    (["-c", "class E(KeyboardInterrupt): pass\nraise E"], None),
    (["-c", "from sys import stdin as s\nprint([s.read(3), s.readline(1), s.readline(), s.read()])"], "aö€x\nü🙂\n"),
    (["-c", "import sys; sys.stdin.read()"], "ab\udcffcd"),
    (["-c", "import sys; sys.stdin.readline()"], "a\udce2\udc82\n"),
]

# Arguments of SystemExit: each as sys.exit(X) and as raise SystemExit(X).
EXITS = ["", "None", "0", "1", "3", "255", "256", "-1", "257", "True", "False", "'text'", "''", "1.5", "(1, 2)", "[]",
         "b'x'", "ValueError('v')"]

problems = []


def run(binary, arguments, text=None, **environment):
    env = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1",
           "PYTHONIOENCODING": "utf-8:strict", **environment}
    try:
        done = subprocess.run([binary, *arguments], input=(text or "").encode(errors="surrogateescape"),
                              capture_output=True, timeout=SECONDS, env=env, check=False)
    except subprocess.TimeoutExpired:
        return None, "", f"no end within {SECONDS} s"
    status = done.returncode if done.returncode >= 0 else 128 - done.returncode
    return status, done.stdout.decode(), done.stderr.decode()


def expect(condition, what):
    if not condition:
        problems.append(what)


def last_line(errors):
    """The last line, without what differs on purpose: the command's own name."""
    lines = errors.splitlines()
    text = lines[-1] if lines else ""
    if text.startswith("Try `"):
        return "(usage)"
    # can't open file '/full/path': the given path will do
    text = text.replace(os.getcwd() + "/", "").replace("/./", "/")
    return re.sub(r"^(/\S*/)?(terrarium|python3?(\.11)?)(32)?: ", "", text)


@functools.cache
def answer(*arguments, text=None):
    """What python3 does; asked once for both builds."""
    return run(PYTHON, arguments, text)


def compare(name, binary, arguments, text=None):
    expected, got = answer(*arguments, text=text), run(binary, arguments, text)
    shown = f"{name} {arguments}" + (f" with input {text!r}" if text is not None else "")
    expect(got[0] == expected[0], f"{shown}: exit status {got[0]} instead of {expected[0]}\n{got[2]}")
    expect(got[1] == expected[1], f"{shown}: output {got[1]!r} instead of {expected[1]!r}\n{got[2]}")
    expect(last_line(got[2]) == last_line(expected[2]),
           f"{shown}: error {last_line(got[2])!r} instead of {last_line(expected[2])!r}")


def exits(name, binary):
    """All codes in a few runs would not do: the status is the process's."""
    for code in EXITS:
        compare(name, binary, ["-c", f"import sys\ntry:\n  sys.exit({code})\nfinally:\n  print('left')"])
        compare(name, binary, ["-c", f"def f(): raise SystemExit({code})\nf()"])
    compare(name, binary, ["-c", "class Leave(SystemExit): pass\nraise Leave(9)"])
    compare(name, binary, ["-c", "try:\n  1/0\nexcept Exception:\n  raise SystemExit(8)"])
    compare(name, binary, ["-c", "try:\n  raise SystemExit(8)\nexcept SystemExit as e:\n  print(e.code, e.args)"])
    compare(name, binary, ["-c", "import sys; list(map(sys.exit, [5]))"])
    compare(name, binary, ["-c", "import sys\ndef g():\n  yield sys.exit(6)\nfor x in g(): pass"])


def help_and_version(name, binary):
    for option in ("--help", "-h"):
        status, output, errors = run(binary, [option])
        expect(status == 0 and not errors, f"{name} {option}: exit status {status}, {errors!r}")
        for word in ("usage: ", "-c", "-m", "-X", "-i", "-v", "-O", "heapsize", "gc_stress", "MICROPYPATH", "cstack"):
            expect(word in output, f"{name} {option} does not mention {word}")
        expect(all(len(line) <= 100 for line in output.splitlines()), f"{name} {option}: long lines")
    for option in ("--version", "-V"):
        status, output, errors = run(binary, [option])
        expect(status == 0 and not errors and re.fullmatch(r"Terrarium \d+\.\d+\.\d+\S*\n", output),
               f"{name} {option}: {status} {output!r} {errors!r}")


def modules(name, binary):
    """help('modules'): what is in flash and meant to be imported, whichever language it is written in."""
    names = run(binary, ["-c", "help('modules')"])[1].split()[:-6]
    expect(names == sorted(names) and not any(n[0] == "_" for n in names), f"{name}: help('modules'): {names}")
    expect({"asyncio", "collections", "functools", "gc"} <= set(names), f"{name}: missing in help('modules')")
    status, _, errors = run(binary, ["-c", "\n".join("import " + n for n in names)])
    expect(status == 0, f"{name}: import of what help('modules') names: {errors}")


def usage_errors(name, binary):
    """A wrong option is named on standard error, and nothing runs."""
    for arguments in (["-Z"], ["--nothing"], ["-c"], ["-m"], ["-X"], ["-X", "heapsize=abc"], ["-X", "heapsize="],
                      ["-X", "heapsize=0"], ["-X", "heapsize=-1"], ["-X", "heapsize=64q"], ["-X", "cstack=none"],
                      ["-X", "no_such_switch"], ["-X", "gc_stress=x"]):
        status, output, errors = run(binary, [*arguments, "arguments.py"] if len(arguments) > 1 else arguments)
        expect(status == 2 and output == "" and "usage" in errors and arguments[-1] in errors,
               f"{name} {arguments}: exit status {status}, output {output!r}, error {errors!r}")


def heap_sizes(name, binary, word):
    """-X heapsize=N is the heap's total, to the word."""
    total = "import gc; print(gc.mem_free() + gc.mem_alloc())"
    sizes = {"heapsize=65536": 65536, "heapsize=64k": 65536, "heapsize=64K": 65536, "heapsize=1m": 1 << 20,
             "heapsize=2M": 2 << 20, "heapsize=40000": 40000, "heapsize=36288": 36288, "heapsize=100k": 102400}
    for option, size in sizes.items():
        for form in (["-X", option], ["-X" + option]):
            status, output, errors = run(binary, [*form, "-c", total])
            expect((status, output) == (0, f"{size}\n"), f"{name} {form}: {status} {output!r} {errors!r}")
    status, output, errors = run(binary, ["-X", "heapsize=64wk", "-c", total])  # words, as MicroPython has it
    expect((status, output) == (0, f"{65536 * word // 32}\n"), f"{name} heapsize=64wk: {status} {output!r} {errors!r}")
    status, output, _ = run(binary, ["-c", total])
    expect((status, output) == (0, f"{1 << 20}\n"), f"{name}: a heap of {output!r} without heapsize")
    status, output, errors = run(binary, ["-X", "heapsize=64k", "-X", "heapsize=128k", "-c", total])
    expect(output == "131072\n", f"{name}: of two sizes the last counts: {output!r} {errors!r}")
    # The heap never grows behind the user's back.
    status, output, errors = run(binary, ["-X", "heapsize=64k", "-c", "x = bytearray(70000)"])
    expect(status == 1 and re.search("^MemoryError", errors, re.M), f"{name}: {status} {errors!r}")
    for size in ("64", "500", "1k", "2k"):
        status, output, errors = run(binary, ["-X", "heapsize=" + size, "-c", "print([i for i in range(1000)])"])
        expect(status in (0, 1) and (status == 0 or errors), f"{name}: heapsize={size}: {status} {errors!r}")


def switches(name, binary):
    """Options that change how a program runs, not what it prints."""
    program = "x = [str(i) for i in range(50)]; print(''.join(x)[:20], len(x))"
    plain = run(binary, ["-c", program])
    for option in ("emit=bytecode", "gc_stress", "gc_stress=7", "verify", "cstack=64k"):
        for form in (["-X", option], ["-X" + option]):
            expect(run(binary, [*form, "-c", program]) == plain, f"{name} {form} changes what a program does")
    status, output, errors = run(binary, ["-X", "gc_stress", "-X", "verify", "-X", "emit=bytecode", "-c", program])
    expect((status, output, errors) == plain, f"{name}: several switches: {status} {output!r} {errors!r}")
    status, output, errors = run(binary, ["-v", "-c", "import math; " + program])
    expect((status, output) == plain[:2] and "import 'math' # built-in\n" in errors,
           f"{name} -v: {status} {output!r} {errors!r}")
    for verbose in (["-v", "-v"], ["-vv"]):
        status, output, errors = run(binary, [*verbose, "-c", "def double(x):\n  return x + x\nprint(double(21))"])
        listed = output + errors
        expect(status == 0 and "42\n" in output, f"{name} {verbose}: {status} {output!r} {errors!r}")
        expect("double" in listed and "ADD" in listed.upper() and "RETURN" in listed.upper(),
               f"{name} {verbose} lists no instructions: {listed!r}")
    for option in ("-O", "-O1", "-O2", "-O3"):
        expect(run(binary, [option, "-c", "assert 0; print(__debug__)"])[:2] == (0, "False\n"), f"{name} {option}")
    expect(run(binary, ["-O0", "-c", "print(__debug__)"])[:2] == (0, "True\n"), f"{name} -O0")
    status, _, errors = run(binary, ["-O3", "fails.py"])
    expect(status == 1 and errors.endswith("ZeroDivisionError: division by zero\n"), f"{name} -O3: {errors!r}")
    status, _, errors = run(binary, ["-X", "fail_alloc=5", "-c", program])
    expect(status == 1 and "MemoryError" in errors, f"{name} fail_alloc=5: {status} {errors!r}")
    status, _, errors = run(binary, ["-X", "fail_sweep=all", "-c", "x = [[], {}, 'a' * 50]"])
    expect(status == 0 and re.search(r"^sweep: \d+ runs, 0 faults$", errors, re.M),
           f"{name} sweep: {status} {errors!r}")


def python_path(name, binary):
    """MICROPYPATH adds folders behind the program's own."""
    def shows(arguments, path, output, what):
        got = run(binary, arguments, MICROPYPATH=path)
        expect(got[:2] == (0, output), f"{name} MICROPYPATH={path}: {what}: {got}")

    show = ["-c", "import sys; print(sys.path)"]
    both = ["-c", "import sys; print(sys.path[0] == '', [p for p in sys.path if p in ('first', 'second')])"]
    shows(both, "first:second", "True ['first', 'second']\n", "sys.path")
    shows(["-c", "import which, lone"], "first:second", "first\nlone\n", "both are searched")
    shows(["-c", "import which"], "second:first", "second\n", "in order")
    shows(["-c", "import which"], os.getcwd() + "/second", "second\n", "a full path")
    shows(["sibling.py"], "tree", "the helper helper\n", "the program's own folder comes first")
    shows(["-m", "lone"], "second", "lone\n", "-m")
    shows(show, "", run(binary, show)[1], "an empty one")
    status, _, errors = run(binary, ["-c", "import which"])
    expect(status == 1 and last_line(errors) == "ModuleNotFoundError: No module named 'which'", f"{name}: {errors!r}")


def interrupt(name, binary):
    """SIGINT raises KeyboardInterrupt; one that nobody handles ends the process as python3's does."""
    loops = ["while True: pass", "for i in iter(int, 1): pass", "import time; time.sleep(60)",
             "def f():\n  while 1: yield 1\nfor x in f(): pass"]
    for loop in loops:
        for handled in (False, True):
            code = f"{READY}\n{loop}\n"
            if handled:
                code = "try:\n" + "".join(f"  {line}\n" for line in code.splitlines())
                code += "except KeyboardInterrupt as e:\n  print('caught', type(e).__name__, e.args)\n"
            expected, got = python_interrupted(code), interrupted(binary, code)
            expect(got == expected, f"{name}: SIGINT in {loop!r}: {got} instead of {expected}")
    # python3 itself cannot be interrupted in these.
    for loop in ENDLESS:
        got = interrupted(binary, f"{READY}\n{loop}\n")
        expect(got[1:] == ("", "KeyboardInterrupt", -signal.SIGINT), f"{name}: SIGINT in {loop!r}: {got}")


@functools.cache
def python_interrupted(code):
    return interrupted(PYTHON, code)


# Built-ins at work for as long as an argument says, or for longer than anybody waits.
ENDLESS = ["sum(iter(int, 1))", "1 in iter(int, 1)", "pow(3, 1 << 200000, 7 ** 2000)", "1.5 in range(1 << 62)",
           "dict(zip(iter(int, 1), iter(int, 1)))", "dict.fromkeys(iter(int, 1))",
           "import io; io.StringIO().writelines(iter(str, 1))", "import re; re.match('(a+)+$', 'a' * 99 + 'b')",
           "import re; re.match('((a?){99}){99}b', 'a' * 99)", "import math; math.comb(10 ** 9, 5 * 10 ** 8)",
           "import sys; sys.set_int_max_str_digits(0); int('9' * 400000)", "import time; time.sleep(1 << 40)",
           "a = 'a' * 200000\nfor i in range(99): (a + a).find(a + 'b' + a[:9999])"]
READY = "import sys; sys.stderr.write('ready\\n')"


def interrupted(binary, code):
    """Interrupts a program that has said `ready`: that line, its output, the last line of its errors, its status."""
    with subprocess.Popen([binary, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        line = line_of(process.stderr)
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        try:
            output, errors = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            return line, "", "no end", None
    return line, output, last_line(errors), process.returncode


def line_of(file):
    """The next line, which must come soon."""
    return file.readline() if select.select([file], [], [], SECONDS)[0] else "nothing"


def written_out(name, binary):
    """What was printed is there, whatever ends the program; closed and full outputs do no harm."""
    for flushing in ("print('flushed', flush=True)", "import sys; print('flushed'); sys.stdout.flush()"):
        with subprocess.Popen([binary, "-c", flushing + "\nwhile True: pass"], stdout=subprocess.PIPE,
                              text=True) as process:
            line = line_of(process.stdout)
            process.kill()
        expect(line == "flushed\n", f"{name}: {flushing}: {line!r}")
    status, output, _ = run(binary, ["-c", "for i in range(30000): print(i)\n1/0"])
    expect(status == 1 and output.endswith("\n29999\n") and output.count("\n") == 30000, f"{name}: output is lost")
    with subprocess.Popen([binary, "-c", "for i in range(10**5): print(i)"], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE) as process:
        process.stdout.read(100)
        process.stdout.close()
        process.stderr.read()
        expect(process.wait(SECONDS) is not None, f"{name}: a closed output")
    code = "import sys\nfor i in range(3):\n  print('out', i)\n  print('err', i, file=sys.stderr)"
    both = subprocess.run([binary, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          timeout=SECONDS, check=False).stdout
    expect(both == "out 0\nerr 0\nout 1\nerr 1\nout 2\nerr 2\n", f"{name}: order of both outputs: {both!r}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for path, text in FILES.items():
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text)
        with open("bom.py", "wb") as file:
            file.write(b"\xef\xbb\xbfprint('a byte order mark')\n")
        for word, binary in BINARIES.items():
            name = f"[{word}]"
            for arguments, text in SAME:
                compare(name, binary, arguments, text)
            heap_sizes(name, binary, word)
            for part in (exits, help_and_version, modules, usage_errors, switches, python_path, interrupt, written_out):
                part(name, binary)
        os.chdir("/")
    print("\n".join(problems) or "fine")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
