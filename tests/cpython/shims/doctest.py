# SPDX-License-Identifier: MIT
"""A small doctest: examples of a module's docstrings and `__test__`, one case for each text, as CPython's suite has it."""
import io
import sys
import unittest

ELLIPSIS, NORMALIZE_WHITESPACE, IGNORE_EXCEPTION_DETAIL = 1, 2, 4
_FLAGS = {"ELLIPSIS": ELLIPSIS, "NORMALIZE_WHITESPACE": NORMALIZE_WHITESPACE,
          "IGNORE_EXCEPTION_DETAIL": IGNORE_EXCEPTION_DETAIL}
current = None  # the module that is tested: set by drive.py


class _Test:
    def __init__(self, name, text, globs):
        self.name = name
        self.text = text
        self.globs = globs


def examples(text):
    """(line number, source, expected text, flags) of each example."""
    lines = text.expandtabs().split("\n")
    found, i = [], 0
    while i < len(lines):
        body = lines[i].lstrip()
        if not (body.startswith(">>> ") or body == ">>>"):
            i += 1
            continue
        start, margin = i, lines[i][:len(lines[i]) - len(body)]
        source = [body[4:]]
        i += 1
        while i < len(lines) and lines[i].startswith(margin + "..."):
            source.append(lines[i][len(margin) + 4:])
            i += 1
        want = []
        while i < len(lines) and lines[i].strip() and not lines[i].lstrip().startswith(">>>"):
            want.append(lines[i][len(margin):])
            i += 1
        flags = 0
        for line in source:
            if "# doctest:" in line or "#doctest:" in line:
                for word in line.split("doctest:")[1].replace(",", " ").split():
                    flags |= _FLAGS.get(word[1:], 0) if word[0] == "+" else 0
        if any(not line.strip().startswith("#") and line.strip() for line in source):
            found.append((start + 1, "\n".join(source) + "\n", "".join([w + "\n" for w in want]), flags))
    return found


def _like(got, want):
    """Does the text match a pattern whose `...` stand for anything?"""
    first, *middle, last = want.split("...") if "..." in want else [want, want]
    if "..." not in want:
        return got == want
    if not got.startswith(first) or not got.endswith(last) or len(first) + len(last) > len(got):
        return False
    at, end = len(first), len(got) - len(last)
    for part in middle:
        at = got.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return True


def same(got, want, flags):
    want = want.replace("<BLANKLINE>\n", "\n")
    if flags & NORMALIZE_WHITESPACE:
        got, want = " ".join(got.split()), " ".join(want.split())
    if (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
        return True
    return got == want or bool(flags & ELLIPSIS) and _like(got, want)


def _exception_line(want):
    """The last line of an expected traceback, from the exception's name on; None if there is none expected."""
    for head in ("Traceback (most recent call last):\n", "Traceback (innermost last):\n"):
        at = want.find(head)
        if at >= 0:
            lines = want[at + len(head):].split("\n")
            while lines and (not lines[0] or lines[0][0] == " "):
                lines.pop(0)
            return "\n".join(lines)
    return None


class DocTestCase(unittest.TestCase):
    def __init__(self, test, flags=0, setUp=None, tearDown=None):
        super().__init__("runTest")
        self._dt_test = test
        self._flags = flags
        self._set_up, self._tear_down = setUp, tearDown

    def runTest(self):
        before = sys.stdout
        globs = dict(self._dt_test.globs)
        wrong, count = [], 0
        if self._set_up:
            self._set_up(self._dt_test)
        try:
            for line, source, want, flags in examples(self._dt_test.text):
                count += 1
                text = self._one(source, want, flags | self._flags, globs)
                if text is not None:
                    wrong.append(f"line {line}:\n{source}Expected:\n{want}Got:\n{text}")
        finally:
            sys.stdout = before
            if self._tear_down:
                self._tear_down(self._dt_test)
        if wrong:
            self.fail(f"{len(wrong)} of {count} examples failed\n" + "\n".join(wrong))

    def _one(self, source, want, flags, globs):
        """None if the example printed what was wanted, else what it printed."""
        out = sys.stdout = io.StringIO()
        error = None
        try:
            exec(compile(source, "<doctest>", "single"), globs)
        except KeyboardInterrupt:
            raise
        except BaseException as raised:
            error = raised
        got, line = out.getvalue(), _exception_line(want)
        if got and got[-1] != "\n":
            got += "\n"
        if error is None:
            return None if line is None and same(got, want, flags) else got
        if isinstance(error, unittest.SkipTest):
            raise error
        text = type(error).__name__ if type(error).__module__ == "builtins" else \
            f"{type(error).__module__}.{type(error).__qualname__}"
        message = str(error)
        text += (": " + message if message else "") + "\n"
        if line is None:
            return got + "Traceback: " + text
        if isinstance(error, SyntaxError):
            line, text = line.rstrip("\n").split("\n")[-1], text.rstrip("\n").split("\n")[-1]
            text = f"{type(error).__name__}: {error.msg}"
        if flags & IGNORE_EXCEPTION_DETAIL:
            line, text = line.split(":")[0].split(".")[-1], text.split(":")[0].split(".")[-1]
        return None if same(text.rstrip("\n"), line.rstrip("\n"), flags) else got + "Traceback: " + text


def _found(module):
    texts = [(module.__name__, module.__doc__)]
    for name, item in list(module.__dict__.items()):
        if getattr(item, "__module__", None) == module.__name__ and (isinstance(item, type) or hasattr(item, "__code__")):
            texts.append((f"{module.__name__}.{name}", item.__doc__))
            if isinstance(item, type):
                for inner, method in item.__dict__.items():
                    if hasattr(method, "__code__"):
                        texts.append((f"{module.__name__}.{name}.{inner}", method.__doc__))
    for name, text in getattr(module, "__test__", {}).items():
        texts.append((f"{module.__name__}.__test__.{name}", text if isinstance(text, str) else text.__doc__))
    return [(name, text) for name, text in texts if text and ">>>" in text]


def DocTestSuite(module=None, setUp=None, tearDown=None, optionflags=0, **options):
    module = module or current
    return unittest.TestSuite([DocTestCase(_Test(name, text, module.__dict__), optionflags, setUp, tearDown)
                               for name, text in sorted(_found(module))])


def DocFileSuite(*paths, **options):
    return unittest.TestSuite()
