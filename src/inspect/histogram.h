/* SPDX-License-Identifier: MIT */
/* Live objects by type at one moment, kept on the heap to be compared with a later one: a STORE
 * with three words a type. Classes are named by their ids, so that none is kept alive.
 *
 * Histograms, and whatever else has to be remembered, belong to instances of the type `mark`, whose
 * row is left out of all counts here: what looks does not count itself. */
#ifndef TERRARIUM_INSPECT_HISTOGRAM_H
#define TERRARIUM_INSPECT_HISTOGRAM_H

#include "inspect/census.h"

/* An instance of type_mark. */
typedef struct {
    uintptr_t header;
    Value cls;
    Value label; /* any value */
    Value store; /* STORE: the histogram */
    Value note;  /* its maker's */
} Mark;

/* A new mark whose store has so many words, all but the header absent. May allocate, collect and
 * raise. */
Value histogram_mark_of(Vm *vm, Value label, size_t words);
/* A new mark with an empty histogram that has room for the types that there are now and a few more.
 * Also gives ids to classes. May allocate, collect and raise. */
Value histogram_mark(Vm *vm, Value label);
/* Counts all objects; types beyond the room are added up. Does not allocate. */
void histogram_fill(Vm *vm, Value mark);
/* The same, but only counts that are larger than those that are there already replace them. */
void histogram_raise(Vm *vm, Value mark);
/* Takes over what the older histogram says of types that live still. */
void histogram_copy(Vm *vm, Value mark, Value older);

/* What has become of a type. */
typedef struct {
    Value key;                     /* census.h; absent: of several types, see histogram_name() */
    size_t count, words;           /* as the histogram says */
    size_t old_count, old_words;   /* now, of objects below the border */
    size_t born_count, born_words; /* now, of all others */
} Change;
/* Calls `visit` for each type that was or is there, in no order that means anything; for types that
 * had no room, and for classes that are gone, once. border NULL: all objects count as old.
 * `visit` may not allocate. */
void histogram_compare(Vm *vm, Value mark, const Object *border,
                       void (*visit)(void *context, const Change *change), void *context);

#endif
