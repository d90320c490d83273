/* SPDX-License-Identifier: MIT */
/* The promise of layout.h, checked while compiling: a kind whose row in value/kinds.h says that n
 * words are Values, and no more, has a struct of a header and n Values. A row and a struct that
 * disagree would have the collector miss a reference, or take raw bits for one. */
#include "object/layout.h"

/* The column of value/kinds.h as constants. Kinds of ALL, COUNTED or WEAK have no fixed struct. */
enum {
#define VALUES(name, letter, values) VALUES_##name = (values),
    KIND_TABLE(VALUES)
#undef VALUES
};

#define SAME(kind, type)                                                                           \
    _Static_assert(sizeof(type) == (1 + VALUES_##kind) * sizeof(Value), #kind " is no " #type)

SAME(BYTEARRAY, ByteArray);
SAME(ARRAY, Array);
SAME(MEMORYVIEW, MemoryView);
SAME(WEAKREF, WeakRef);
SAME(LIST, List);
SAME(DICT, Dict);
SAME(SET, Set);
SAME(FROZENSET, Set);
SAME(RANGE, Range);
SAME(SLICE, Slice);
SAME(CELL, Cell);
SAME(METHOD, Method);
SAME(SLOTMETHOD, Method);
SAME(PROPERTY, Property);
SAME(STATICMETHOD, Wrapper);
SAME(CLASSMETHOD, Wrapper);
SAME(SUPER, Super);
SAME(TRACEBACK, Traceback);
SAME(MODULE, Module);
SAME(RANGE_ITERATOR, Iterator);
SAME(DICT_ITERATOR, Iterator);
SAME(SET_ITERATOR, Iterator);
