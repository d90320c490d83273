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
 * again before any function here returns; nothing has it when one is called (marks stay). */
#ifndef TERRARIUM_INSPECT_CENSUS_H
#define TERRARIUM_INSPECT_CENSUS_H

#include "inspect/edge.h"
#include "object/str.h"

/* A row. Types of one name share it, if that is one object. */
typedef struct {
    Value key;       /* the name of the type, or what stands for it: a str */
    size_t count;    /* objects; parts without an owner are none */
    size_t words;    /* headers, parts and the words of allocation sites included */
    size_t gone;     /* compared with a mark: objects that were there and are no more */
    intptr_t change; /* ... words of those that were there, less what died, more what grew */
} CensusRow;

/* A mark's store: what there was. The first absent key ends it. */
typedef struct {
    Value key, count, words; /* small ints */
} CensusPast;

/* The key of the row of an object. */
Value census_key(const Object *o);

/* What is to be counted. */
typedef struct {
    const CensusPast *past; /* to compare with, or NULL */
    const void *border;     /* ... objects from here on count, the others are what is left */
    bool live;              /* only those that have HEADER_MARK now */
    bool strange;           /* no marks: what looks does not count itself */
} CensusScope;

/* Gives all rows to `visit`, which may not change the heap; returns how many. One walk over the
 * heap for every 16. */
size_t census_each(Vm *vm, const CensusScope *scope,
                   void (*visit)(void *context, const CensusRow *row), void *context);

/* The largest rows, the largest first; what is left of them comes to `others`. Begins with `rows`
 * and `limit`, all else 0. With `by_key` instead those with the smallest keys above `last`; rows of
 * one key are added up. */
typedef struct {
    CensusRow *rows;
    size_t limit, used;
    CensusRow others, sum;
    bool by_key;
    uintptr_t last;
} CensusTable;
/* Puts a row in. For census_each(), so context is the CensusTable. */
void census_put(void *context, const CensusRow *row);
/* One of the rows, if there is anything in it: count and bytes, or all, with signs. */
void census_write_row(Writer *out, const CensusRow *row, bool signs, const char *name);
void census_write_table(Writer *out, const CensusTable *table, bool signs);

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

#endif
