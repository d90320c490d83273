/* SPDX-License-Identifier: MIT */
/* slice objects, and what they select of a sequence. */
#ifndef TERRARIUM_OBJECT_SLICE_H
#define TERRARIUM_OBJECT_SLICE_H

#include "object/object.h"

/* Three values of any kind, None for those that are left out. */
Value slice_new(Vm *vm, Value start, Value stop, Value step);

/* The limits as numbers, clamped to what intptr_t holds; step is never 0 nor INTPTR_MIN. */
typedef struct {
    intptr_t start, stop, step;
} SliceLimits;

/* Reads the limits: runs __index__ methods, which may change the sequence: ask for its length
 * afterwards. Raises TypeError, ValueError: slice step cannot be zero. */
SliceLimits slice_limits(Vm *vm, Value slice);
/* Fits them to a length, as slice.indices() does; returns how many items they select. */
size_t slice_fit(SliceLimits *limits, size_t length);
/* Both at once, for a sequence whose length cannot change. */
void slice_indices(Vm *vm, Value slice, size_t length, intptr_t *start, intptr_t *stop,
                   intptr_t *step, size_t *count);
/* An optional limit of index(value, start, stop): `otherwise` when absent or None. Runs Python
 * code. */
intptr_t slice_limit(Vm *vm, Value v, intptr_t otherwise);
/* A limit within [0, length]; negative ones count from the end. */
size_t slice_clamp(intptr_t limit, size_t length);

#endif
