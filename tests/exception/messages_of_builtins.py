# The words of the common built-in exceptions.
class Thing:
    limit = 1


thing = Thing()
d = {"a": 1, (1, 2): 3}
tests = [
    "[][0]", "[1, 2][5]", "(1,)[3]", "'abc'[3]", "b'ab'[2]", "range(3)[7]", "[].pop()", "[1].pop(4)", "bytearray()[0]",
    "d['x']", "d[5]", "d[1, 3]", "d[None]", "{}.pop('k')", "{}.popitem()", "set().pop()", "{1}.remove('z')",
    "[1].remove(2)", "[1].index(3)", "(1,).index(9)", "'abc'.index('z')",
    "1 // 0", "1 % 0", "1 / 0", "1.5 / 0", "1.5 // 0", "2.0 % 0", "0 ** -1",
    "int('abc')", "int('')", "int('12', 2)", "int('7', 99)", "int(None)", "float('x')", "chr(-1)", "ord('ab')", "ord(5)",
    "thing.missing", "Thing.missing", "None.x", "(5).y", "''.z", "[].w", "len.q", "missing_name", "thing.limit.more",
    "max([])", "min(())", "sum(['a'])", "sorted([1, 'a'])", "next(iter([]))", "bytes([256])", "bytes([-1])",
    "iter(5)", "len(5)", "abs('a')", "{}[[]]", "hash({})", "{[]}", "dict([1])", "dict([(1, 2, 3)])", "list(5)", "tuple(None)", "set(1)",
    "getattr(thing, 'no')", "isinstance(1, 1)", "issubclass(1, int)", "range(1, 2, 0)", "range('a')", "[1, 2, 3][::0]", "round('x')", "'%d' % 'x'",
    "'a'.join([1])", "'a'.split('')", "b'a' + 'a'", "'a' + b'a'", "[] + 1", "int([])", "reversed(5)", "zip(1)", "map(len)",
]
for text in tests:
    try:
        value = eval(text)
        print(text, "=>", value)
    except StopIteration as e:
        print(text, "-> StopIteration", e.args)
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)

