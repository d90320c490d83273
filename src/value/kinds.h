/* SPDX-License-Identifier: MIT */
/* The table of heap kinds: one row each, and nothing else knows a kind's shape. The collector, the
 * heap checker, the map, the dumper and the graph all read it through heap_value_count()
 * or do as it does.
 *
 * KIND(name, letter, values): letter is the map's (mem_info); values says how many words after the
 * header are Values: a number; ALL of the payload; COUNTED: word 1 is a small int n, itself a
 * Value, followed by n Values, then raw bytes; WEAK: all of the payload, but they keep nothing
 * alive. The struct of each kind is in object/layout.h. */
#ifndef TERRARIUM_VALUE_KINDS_H
#define TERRARIUM_VALUE_KINDS_H

#include <stdint.h>

#define KIND_TABLE(KIND)                                                                           \
    KIND(HOLE, '.', 0) /* unused words before a pinned object, or trimmed slack */                 \
    KIND(NONE, 'h', 0) /* flash only, as BOOL, ELLIPSIS, NOTIMPLEMENTED */                         \
    KIND(BOOL, 'h', 0)                                                                             \
    KIND(ELLIPSIS, 'h', 0)                                                                         \
    KIND(NOTIMPLEMENTED, 'h', 0)                                                                   \
    KIND(INT, 'h', 0)   /* big int */                                                              \
    KIND(FLOAT, 'F', 0) /* boxed float: the few that do not fit a word */                          \
    KIND(COMPLEX, 'h', 0)                                                                          \
    KIND(STR, 'S', 0)                                                                              \
    KIND(BYTES, 'S', 0)                                                                            \
    KIND(BYTEARRAY, 'A', 2)                                                                        \
    KIND(ARRAY, 'A', 3)                                                                            \
    KIND(RAW, 'h', 0) /* bytes of a bytearray or an array, scratch */                              \
    KIND(TUPLE, 'T', KIND_ALL)                                                                     \
    KIND(LIST, 'L', 2)                                                                             \
    KIND(STORE, 'h', KIND_ALL) /* items of a list and other growing arrays of Values */            \
    KIND(DICT, 'D', 3)                                                                             \
    KIND(SET, 'h', 3)                                                                              \
    KIND(FROZENSET, 'h', 3)                                                                        \
    KIND(TABLE, 'h', KIND_COUNTED) /* entries and index of a dict or set */                        \
    KIND(RANGE, 'h', 3)                                                                            \
    KIND(SLICE, 'h', 3)                                                                            \
    KIND(FUNCTION, 'B', KIND_ALL)                                                                  \
    KIND(NATIVE, 'h', 0) /* flash only: a function written in C */                                 \
    KIND(CODE, 'h', 1)                                                                             \
    KIND(UNIT, 'h', KIND_ALL) /* constants and file name shared by the code of one source */       \
    KIND(CELL, 'h', 1)                                                                             \
    KIND(METHOD, 'h', 2)     /* bound method */                                                    \
    KIND(SLOTMETHOD, 'h', 2) /* special method of a built-in type, found on the type */            \
    KIND(TYPE, 'h', 0)       /* flash only: a built-in type */                                     \
    KIND(CLASS, 'h', KIND_ALL)                                                                     \
    KIND(INSTANCE, 'h', KIND_ALL)                                                                  \
    KIND(EXTENDED, 'h', KIND_ALL) /* instance whose last slot is a DICT of further attributes */   \
    KIND(PROPERTY, 'h', 4)                                                                         \
    KIND(STATICMETHOD, 'h', 1)                                                                     \
    KIND(CLASSMETHOD, 'h', 1)                                                                      \
    KIND(SUPER, 'h', 2)                                                                            \
    KIND(EXCEPTION, 'h', KIND_ALL)                                                                 \
    KIND(TRACEBACK, 'h', 3)                                                                        \
    KIND(MODULE, 'M', 1)                                                                           \
    KIND(GENERATOR, 'h', KIND_ALL)                                                                 \
    KIND(COROUTINE, 'h', KIND_ALL)       /* the same of an async def */                            \
    KIND(ASYNC_GENERATOR, 'h', KIND_ALL) /* the same of one that yields */                         \
    KIND(ASYNC_STEP, 'h', 3)             /* awaitable of asend(), athrow(), aclose() */            \
    KIND(LIST_ITERATOR, 'h', 2)                                                                    \
    KIND(TUPLE_ITERATOR, 'h', 2)                                                                   \
    KIND(STR_ITERATOR, 'h', 2)                                                                     \
    KIND(BYTES_ITERATOR, 'h', 2)                                                                   \
    KIND(BYTEARRAY_ITERATOR, 'h', 2)                                                               \
    KIND(RANGE_ITERATOR, 'h', 3)                                                                   \
    KIND(DICT_ITERATOR, 'h', 3) /* over keys, values or items */                                   \
    KIND(SET_ITERATOR, 'h', 3)                                                                     \
    KIND(SEQUENCE_ITERATOR, 'h', 2) /* over __getitem__ with 0, 1, 2 ... */                        \
    KIND(CALL_ITERATOR, 'h', 2)     /* iter(function, sentinel) */                                 \
    KIND(REVERSED, 'h', 2)                                                                         \
    KIND(ENUMERATE, 'h', 2)                                                                        \
    KIND(ZIP, 'h', 2)                                                                              \
    KIND(MAP, 'h', 2)                                                                              \
    KIND(FILTER, 'h', 2)                                                                           \
    KIND(DICT_KEYS, 'h', 1)                                                                        \
    KIND(DICT_VALUES, 'h', 1)                                                                      \
    KIND(DICT_ITEMS, 'h', 1)                                                                       \
    KIND(MAPPINGPROXY, 'h', 1) /* read-only view of a class's namespace */                         \
    KIND(MEMORYVIEW, 'h', 4)                                                                       \
    KIND(WEAK_TABLE, 'h', KIND_WEAK) /* side table */                                              \
    KIND(WEAKREF, 'h', 3)

/* Stand for a number of Values that depends on the object; larger than any fixed number. The
 * collector compares with KIND_ALL to tell the three cases apart. */
enum { KIND_ALL = 100, KIND_COUNTED = 101, KIND_WEAK = 102 };

typedef enum {
#define KIND_ENUM(name, letter, values) KIND_##name,
    KIND_TABLE(KIND_ENUM)
#undef KIND_ENUM
        KIND_LIMIT
} Kind;

/* A row of kinds_table, two bytes of flash. */
typedef struct {
    char letter;
    uint8_t values; /* a number, KIND_ALL, KIND_COUNTED or KIND_WEAK */
} KindRow;

extern const KindRow kinds_table[KIND_LIMIT];
extern const char *const kinds_names[KIND_LIMIT];

#endif
