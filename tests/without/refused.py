# only: tiny32
# What a build leaves out is refused by name. CPython has it all, so the expected output lies beside.


def attempt(source):
    try:
        exec(source)
        print("accepted:", source)
    except Exception as error:
        print(type(error).__name__, error.args[0])


attempt("match 1:\n    case 1: pass")
attempt("match = 1")
attempt("type X = int")
attempt("type = 1")
attempt("def f[T](x): pass")
attempt("class C[T]: pass")
attempt("1j")
attempt("(-8) ** 0.5")
attempt("complex(1, 2)")
attempt("'\\N{GREEK SMALL LETTER ALPHA}'")
attempt("@micropython.viper\ndef f(): pass")
attempt("@micropython.native\ndef f(): pass")
attempt("import json")
attempt("import asyncio")
attempt("from math import erf")
attempt("'abc'.zfill(5)")
attempt("b'abc'.title()")
attempt("FutureWarning")
print("äÖ".upper(), "äö".isalpha(), "aB".swapcase if hasattr(str, "swapcase") else "no swapcase")
# Messages that are packed in this build.
attempt("[].append(1, 2)")
attempt("def f(a, b, *, c): pass\nf(1)")
attempt("'a' + 1")
attempt("'%c' % 1114112")
attempt("f(x for x in y, 1)")
attempt("int('x')")
