/* SPDX-License-Identifier: MIT */
/* Counts and bytes of what is on the heap, by type: exact, however many types there are, in
 * constant memory on the C stack. Nothing here allocates, collects or raises, so all of it may
 * be called when memory is out.
 *
 * What belongs to another object alone (the store of a list, the table of a dict, the bytes of a
 * bytearray or a buffer) counts in the row of its owner, and not as an object. Parts that nobody
 * owns (a store that was outgrown, what the compiler or a sort has in hand) have a row of their
 * own. All rows and what CensusTotals says besides add up to the heap.
 *
 * While rows are counted, parts that have found their owner have HEADER_PINNED. It is cleared
 * again before any function here returns; those that reach.h has left go as well (marks stay). */
#ifndef TERRARIUM_INSPECT_CENSUS_H
#define TERRARIUM_INSPECT_CENSUS_H

#include "object/object.h"

/* A row. The key is the type (a Type or a Class), or a small int: the kind of what has no type. */
typedef struct {
    Value key;
    size_t count; /* objects; parts without an owner are none */
    size_t words; /* headers, parts and the words of allocation sites included */
} CensusRow;

/* What is to be counted. */
typedef struct {
    const void *from, *to; /* objects that begin in [from, to); both NULL: all */
    bool live;             /* only those that have HEADER_MARK now */
} CensusScope;

/* Rows in the order of their keys: enough for a batch each walk. */
enum { CENSUS_BATCH = 16 };
typedef struct {
    Vm *vm;
    CensusScope scope;
    uintptr_t last; /* bits of the key up to which rows were given */
    size_t count, next;
    CensusRow rows[CENSUS_BATCH];
} Census;

/* Gives all rows, one at each call; false at the end. Between the calls the heap may not change.
 * One walk over the heap for each CENSUS_BATCH rows. */
void census_begin(Census *census, Vm *vm, const CensusScope *scope);
bool census_next(Census *census, CensusRow *row);

/* The rows with the most words, largest first: at most `limit`; returns how many. What is left is
 * added up in *others, whose key is absent and which may be NULL. scope NULL: everything. */
size_t census_top(Vm *vm, const CensusScope *scope, CensusRow *rows, size_t limit,
                  CensusRow *others);

/* __name__ of the type, or what stands for it. */
void census_write_key(Writer *out, Value key);

/* All words of the heap. objects + holes + run + reserve + scratch + frames == total. */
typedef struct {
    size_t total;
    size_t count;               /* objects; parts are none */
    size_t objects;             /* words of them and of all parts: the sum of all rows */
    size_t holes, largest_hole; /* between objects: neighbours count as one */
    size_t run;                 /* the free run */
    size_t reserve; /* kept back for reporting a MemoryError, what frames need included */
    size_t scratch; /* of the compiler */
    size_t frames;  /* the frame stack */
} CensusTotals;
void census_totals(Vm *vm, CensusTotals *totals);

/* Is this a heap object that belongs to the one that refers to it? */
static inline bool census_is_part(const Heap *heap, Value v) {
    if (!value_is_object(v) || !heap_contains(heap, value_to_object(v))) {
        return false;
    }
    Kind kind = object_kind(value_to_object(v));
    return kind == KIND_STORE || kind == KIND_TABLE || kind == KIND_RAW;
}

#endif
