# args, str() and repr() of exceptions with none, one, and several arguments.
for e in (ValueError(), ValueError("one"), ValueError("one", 2), ValueError(("t", 1)), KeyError("k"), KeyError(), KeyError("a", "b"),
          KeyError(("x", 1)), KeyError(5), IndexError("it's"), OSError("only text"), Exception(None), Exception([]), StopIteration(7),
          SystemExit(2), AssertionError("m"), RuntimeError(1, [2], {"k": 3}), KeyError("new\nline"), KeyError("")):
    print(repr(e), "|", str(e), "|", e.args, "|", f"{e}", "%s" % e)
print(ValueError("x") == ValueError("x"), isinstance(ValueError("x"), Exception), issubclass(KeyError, LookupError))
o = OSError(2, "No such file")
print(o.errno, o.args, o, repr(o), isinstance(o, OSError))
s = StopIteration("v", "w")
print(s.value, s.args, StopIteration().value, SystemExit().code, SystemExit("bye").code)
e = ValueError("first")
e.args = ("changed", 2)
print(e, e.args)
e.note = "extra attribute"
print(e.note, hasattr(e, "other"))
hierarchy = [ArithmeticError, AssertionError, AttributeError, EOFError, ImportError, IndexError, KeyError, KeyboardInterrupt,
             MemoryError, ModuleNotFoundError, NameError, NotImplementedError, OSError, OverflowError, RecursionError, RuntimeError,
             StopIteration, SyntaxError, IndentationError, SystemExit, TypeError, UnboundLocalError, UnicodeError, ValueError, ZeroDivisionError]
for cls in hierarchy:
    chain = []
    while cls is not object:
        chain.append(cls.__name__)
        cls = cls.__bases__[0]
    print(" < ".join(chain))

