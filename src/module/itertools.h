/* SPDX-License-Identifier: MIT */
/* What the two files of itertools share: the object, and the kinds of iterators.
 *
 * An iterator is an INSTANCE of the type `itertools`; slot 0 is its ItertoolsKind, and A to D mean
 * what itertools.c says for each kind. One that has come to its end has an absent A, and stays at
 * the end. */
#ifndef TERRARIUM_MODULE_ITERTOOLS_H
#define TERRARIUM_MODULE_ITERTOOLS_H

#include "object/object.h"

enum ItertoolsKind {
    ITERTOOLS_COUNT,
    ITERTOOLS_CYCLE,
    ITERTOOLS_REPEAT,
    ITERTOOLS_ISLICE,
    ITERTOOLS_TAKEWHILE,
    ITERTOOLS_DROPWHILE,
    ITERTOOLS_FILTERFALSE,
    ITERTOOLS_STARMAP,
    ITERTOOLS_COMPRESS,
    ITERTOOLS_ACCUMULATE,
    ITERTOOLS_PAIRWISE,
    ITERTOOLS_GROUPBY,
    ITERTOOLS_GROUP,
    ITERTOOLS_TEE,
    ITERTOOLS_ZIP_LONGEST,
    ITERTOOLS_PRODUCT,
    ITERTOOLS_PERMUTATIONS,
    ITERTOOLS_COMBINATIONS,
    ITERTOOLS_REPEATING /* combinations_with_replacement */
};

/* Slots of an iterator; only a GROUPBY and an ISLICE have an E. */
enum { ITERTOOLS_KIND, A, B, C, D, E };

/* The slots, until the iterator may move: it does not while it is on the C stack. */
static inline Value *itertools_slots(Value self) {
    return AS(Instance, self)->slots;
}
/* An iterator with the slots up to `last`; b is absent where the kind has none. */
Value itertools_new(Vm *vm, enum ItertoolsKind kind, int last, Value a, Value b);

/* itertools_combine.c: the next tuple of PRODUCT to REPEATING. */
Value itertools_combine_next(Vm *vm, Value self, enum ItertoolsKind kind);

#endif
