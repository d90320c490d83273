/* SPDX-License-Identifier: MIT */
/* Allocation sites: where in the program each object was made. While they are traced every new
 * object has a hidden last word (HEADER_TRACED) with the number of its site and a serial number;
 * objects that were there before have none. An object that grows belongs to the site where it
 * grew last, as what realloc() gives does in CPython.
 *
 * The table of sites is a STORE, the root ROOT_SITES, absent while nothing is traced. All its
 * words are small ints or 0 but `file`. A site is a line and the site that called it, so that
 * tracebacks share their outer part: a tree.
 *
 *     header | SiteTable's fields | row 0 | row 1 | ... */
#ifndef TERRARIUM_INSPECT_SITES_H
#define TERRARIUM_INSPECT_SITES_H

#include "object/object.h"

enum {
    /* Of the hidden word: the rest is the serial number. */
    SITES_BITS = sizeof(uintptr_t) == 4 ? 12 : 24,
    SITES_MASK = (1 << SITES_BITS) - 1,
    /* Rows that are no lines: the root of the tree, which stands for objects that were made before
     * tracing or left out of the sample; for those that were made while nothing ran, or when there
     * was no memory for another row; and this table with the hidden words. */
    SITES_NONE = 0,
    SITES_UNKNOWN,
    SITES_ITSELF,
    SITES_FIRST
};

/* What is counted: bytes and objects that are there (sites_count()), allocations ever. */
enum { SITES_BYTES, SITES_OBJECTS, SITES_MADE, SITES_FIGURES };

typedef struct {
    Value file;  /* str; absent in rows that are no lines */
    Value place; /* line << SITES_BITS | first row of those that it called, 0: none */
    Value links; /* the caller's row (0: none) << SITES_BITS | next row with the same caller */
    Value figures[SITES_FIGURES];
} SiteRow;

typedef struct {
    uintptr_t header;
    Value frames; /* most of a traceback */
    Value sample; /* one object every so many bytes has a site; 0: all have */
    Value random;
    Value rows;   /* that are in use */
    Value serial; /* number of the last one */
    Value peak;   /* most bytes of traced objects at any collection */
    SiteRow row[];
} SiteTable;

/* NULL while nothing is traced. Good until the next allocation, as all that lies in the heap. */
static inline SiteTable *sites_table(const Vm *vm) {
    return (SiteTable *)vm->roots[ROOT_SITES].bits;
}
static inline size_t sites_number(Value v) {
    return (size_t)(v.bits >> 1);
}
static inline unsigned sites_line(const SiteRow *row) {
    return (unsigned)(sites_number(row->place) >> SITES_BITS);
}
static inline size_t sites_caller(const SiteRow *row) {
    return sites_number(row->links) >> SITES_BITS;
}

/* Traces from now on, 1 to SITES_MOST_FRAMES frames: false when there is no memory for the table.
 * sample: see above. Does nothing when it is being done already. May collect. */
bool sites_start(Vm *vm, size_t frames, size_t sample);
/* The same, or raises; 0 frames, if that is allowed: does nothing (sites_report.c). */
void sites_require(Vm *vm, intptr_t frames, size_t sample, int least);
enum { SITES_MOST_FRAMES = 65535 };
/* No more; all that was traced is forgotten, and the peak. Its hidden words become holes, which the
 * next collection closes. A native, as the next one; neither allocates. */
Value sites_stop(Vm *vm, Value *a, int n);
/* Goes on, if it is on, but forgets. */
Value sites_clear(Vm *vm, Value *a, int n);
/* For hooks.c: a collection begins, when the heap is fullest. */
void sites_note_peak(Vm *vm);
/* The hidden word for an object of so many words that is about to be made; 0 for none. May
 * allocate. */
uintptr_t sites_choose(Vm *vm, size_t words);

/* The row of an object. Neither these nor what follows allocates. */
size_t sites_of_object(const Vm *vm, const Object *object);
/* The object's own bytes, and how many objects one of so many bytes stands for, itself included: 1
 * unless there is a sample. */
size_t sites_bytes(const Object *object);
size_t sites_weight(const SiteTable *table, size_t bytes);
/* Walks the heap and sets SITES_BYTES and SITES_OBJECTS of all rows. Garbage counts until it is
 * collected. Returns the bytes of all that is traced; 0 while nothing is. */
size_t sites_count(Vm *vm);
/* Writes "main.py:27", the callers behind it after " < ", for a row; "not traced", "site
 * unknown". */
void sites_write(Vm *vm, Writer *w, size_t i);
/* A line that says where an object was made; nothing while nothing is traced. */
void sites_write_made(Vm *vm, Writer *w, const Object *object);
/* The report of heap.top("site") (sites_report.c): the n sites with the most bytes, at most 24,
 * then all the others, so that the sums are those of the whole heap. */
void sites_report(Vm *vm, Writer *w, size_t n);

#endif
