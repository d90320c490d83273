# SPDX-License-Identifier: MIT
# What a dump leaves to its reader, by its version: the kinds of objects in the order of their numbers (src/value/kinds.h), and the
# machine's roots in theirs (src/vm/vm.h). tests/c/test_dump.c compares both.
VERSION = 3

# What Kind.values says for a number of Values that depends on the object.
ALL, COUNTED, WEAK = 100, 101, 102

# The kind; its letter in maps; how many words behind the header are Values; the name of its type, for those that have one.
KINDS = (
    ("HOLE", ".", 0, "HOLE"),
    ("NONE", "h", 0, "NoneType"),
    ("BOOL", "h", 0, "bool"),
    ("ELLIPSIS", "h", 0, "ellipsis"),
    ("NOTIMPLEMENTED", "h", 0, "NotImplementedType"),
    ("INT", "h", 0, "int"),
    ("FLOAT", "F", 0, "float"),
    ("COMPLEX", "h", 0, "complex"),
    ("STR", "S", 0, "str"),
    ("BYTES", "S", 0, "bytes"),
    ("BYTEARRAY", "A", 2, "bytearray"),
    ("ARRAY", "A", 3, "array"),
    ("RAW", "h", 0, "RAW"),
    ("TUPLE", "T", ALL, "tuple"),
    ("LIST", "L", 2, "list"),
    ("STORE", "h", ALL, "STORE"),
    ("DICT", "D", 3, "dict"),
    ("SET", "h", 3, "set"),
    ("FROZENSET", "h", 3, "frozenset"),
    ("TABLE", "h", COUNTED, "TABLE"),
    ("RANGE", "h", 3, "range"),
    ("SLICE", "h", 3, "slice"),
    ("FUNCTION", "B", ALL, "function"),
    ("NATIVE", "h", 0, "builtin_function_or_method"),
    ("CODE", "h", 1, "code"),
    ("UNIT", "h", ALL, "UNIT"),
    ("CELL", "h", 1, "cell"),
    ("METHOD", "h", 2, "method"),
    ("SLOTMETHOD", "h", 2, "wrapper_descriptor"),
    ("TYPE", "h", 0, "type"),
    ("CLASS", "h", ALL, "CLASS"),
    ("INSTANCE", "h", ALL, "INSTANCE"),
    ("EXTENDED", "h", ALL, "EXTENDED"),
    ("PROPERTY", "h", 4, "property"),
    ("STATICMETHOD", "h", 1, "staticmethod"),
    ("CLASSMETHOD", "h", 1, "classmethod"),
    ("SUPER", "h", 2, "super"),
    ("MEMBER", "h", 2, "member_descriptor"),
    ("GETSET", "h", 2, "getset_descriptor"),
    ("EXCEPTION", "h", ALL, "BaseException"),
    ("TRACEBACK", "h", 3, "traceback"),
    ("MODULE", "M", 1, "module"),
    ("GENERATOR", "h", ALL, "generator"),
    ("COROUTINE", "h", ALL, "coroutine"),
    ("ASYNC_GENERATOR", "h", ALL, "async_generator"),
    ("ASYNC_STEP", "h", 3, "async_generator_asend"),
    ("LIST_ITERATOR", "h", 2, "list_iterator"),
    ("TUPLE_ITERATOR", "h", 2, "tuple_iterator"),
    ("STR_ITERATOR", "h", 2, "str_iterator"),
    ("BYTES_ITERATOR", "h", 2, "bytes_iterator"),
    ("BYTEARRAY_ITERATOR", "h", 2, "bytearray_iterator"),
    ("RANGE_ITERATOR", "h", 3, "range_iterator"),
    ("DICT_ITERATOR", "h", 3, "dict_keyiterator"),
    ("SET_ITERATOR", "h", 3, "set_iterator"),
    ("SEQUENCE_ITERATOR", "h", 2, "iterator"),
    ("CALL_ITERATOR", "h", 2, "callable_iterator"),
    ("REVERSED", "h", 2, "reversed"),
    ("ENUMERATE", "h", 2, "enumerate"),
    ("ZIP", "h", 2, "zip"),
    ("MAP", "h", 2, "map"),
    ("FILTER", "h", 2, "filter"),
    ("DICT_KEYS", "h", 1, "dict_keys"),
    ("DICT_VALUES", "h", 1, "dict_values"),
    ("DICT_ITEMS", "h", 1, "dict_items"),
    ("MAPPINGPROXY", "h", 1, "mappingproxy"),
    ("MEMORYVIEW", "h", 4, "memoryview"),
    ("WEAK_TABLE", "h", WEAK, "WEAK_TABLE"),
    ("WEAKREF", "h", 3, "ReferenceType"),
)

ROOTS = (
    "MODULES", "MAIN", "PATH", "ARGV", "OVERLAYS", "HANDLED", "RAISED", "FINISHED", "GENERATOR", "COMPILE_UNIT",
    "COMPILE_INDEX", "COMPILE_CODE", "COMPILE_MORE", "REPORTED", "RESULT", "ATTRIBUTES", "RANDOM", "MOUNTS",
    "PATTERNS", "DYING", "ATEXIT", "SCHEDULED", "EVENTS", "TIMERS", "METHODS", "GROWTH", "PEAK", "IMPORTS", "TELEMETRY",
    "SITES", "MONITORS", "WATCHED", "SCRATCH",
    "SIDE", "KEEP 0", "KEEP 1",  # the heap's own
)


class Kind:
    def __init__(self, letter, values, name):
        self.values, self.letter, self.name = values, letter, name


def kinds():
    return [Kind(*row[1:]) for row in KINDS]


def root(i):
    # What follows those that have names is held by C code.
    return ROOTS[i] if i < len(ROOTS) else "C"
