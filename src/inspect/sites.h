/* SPDX-License-Identifier: MIT */
/* Allocation sites: where in the program each object was made. While they are traced every new
 * object has a hidden last word (HEADER_TRACED) with the number of its site and a serial number;
 * objects that were there before have none. An object that grows belongs to the site where it
 * grew last, as what realloc() gives does in CPython.
 *
 * The table of sites is a STORE, the root ROOT_SITES, absent while nothing is traced. All its
 * words are small ints but `file`. A site is a line and the site that called it, so that
 * tracebacks share their outer part:
 *
 *     header | SiteTable's fields | row 0 | row 1 | ...
 *
 * Row 0 stands for objects whose site is not known: nothing ran, or there was no memory for
 * another row. */
#ifndef TERRARIUM_INSPECT_SITES_H
#define TERRARIUM_INSPECT_SITES_H

#include "object/object.h"

enum {
    /* Of the hidden word: the rest is the serial number. */
    SITES_BITS = sizeof(uintptr_t) == 4 ? 12 : 24,
    SITES_MASK = (1 << SITES_BITS) - 1,
    SITES_RECENT = 8, /* last allocations that are remembered */
    SITES_NONE = -1   /* made before tracing, or left out of the sample */
};

typedef struct {
    Value file;  /* str; absent in row 0 */
    Value place; /* line << SITES_BITS | first row of the bucket with this row's number */
    Value
        links; /* the caller's row (0: there is none) << SITES_BITS | next row of the same bucket */
    Value total; /* allocations ever */
    Value count; /* what sites_count() has found: objects, in 1 / SITES_PARTS */
    Value bytes; /* ... and bytes */
} SiteRow;
enum { SITES_PARTS = 16 };

typedef struct {
    uintptr_t header;
    Value rows;      /* that are in use, row 0 included */
    Value frames;    /* most of a traceback */
    Value sample;    /* one object every so many bytes has a site; 0: all have */
    Value countdown; /* bytes to the next one */
    Value random;
    Value serial; /* number of the last one */
    Value peak;   /* most bytes of traced objects at any collection */
    Value paused; /* 1: what is made now has no site */
    /* Rows of the last allocations, a ring: the last is at serial % SITES_RECENT. */
    Value recent[SITES_RECENT];
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

/* Traces from now on: false when there is no memory for the table. frames: 1 to
 * SITES_MOST_FRAMES. sample: see above. Does nothing when it is being done already. May collect. */
bool sites_start(Vm *vm, size_t frames, size_t sample);
enum { SITES_MOST_FRAMES = 65535 };
/* ValueError for a number of frames that cannot be (sites_report.c). */
void sites_check_frames(Vm *vm, intptr_t frames, int least);
/* No more; all that was traced is forgotten. Neither this nor sites_clear() allocates. */
void sites_stop(Vm *vm);
/* Goes on, but forgets. */
void sites_clear(Vm *vm);
/* For hooks.c: a collection begins, when the heap is fullest. */
void sites_note_peak(Vm *vm);
/* The hidden word for an object of so many words that is about to be made; 0 for none. May
 * allocate. */
uintptr_t sites_choose(Vm *vm, size_t words);

/* The row of an object's site, or SITES_NONE. Neither these nor what follows allocates. */
intptr_t sites_of_object(const Vm *vm, const Object *object);
/* The object's own bytes, and how many objects it stands for, itself included: 1 unless there is
 * a sample. */
size_t sites_bytes(const Object *object);
Float sites_weight(const SiteTable *table, size_t bytes);
/* Walks the heap and sets `count` and `bytes` of all rows. Garbage counts until it is collected. */
void sites_count(Vm *vm);
/* The bytes of all traced objects, and how many there really are. */
size_t sites_traced(Vm *vm, size_t *objects);
/* Writes "main.py:27", the callers behind it after " < ", for a row; "before tracing", "site
 * unknown". */
void sites_write(Vm *vm, Writer *w, intptr_t row);
/* For other reports; both write nothing while nothing is traced: a line that says where an object
 * was made, and one with the last allocations, the last first. */
void sites_write_made(Vm *vm, Writer *w, const Object *object);
void sites_write_recent(Vm *vm, Writer *w);
/* The report of heap.sites() (sites_report.c): the n sites with the most bytes, then all the
 * others, so that the sums are those of the whole heap. */
void sites_report(Vm *vm, Writer *w, size_t n);

#endif
