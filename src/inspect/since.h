/* SPDX-License-Identifier: MIT */
/* Marks: what there was, by type, at one moment, kept on the heap to be compared with a later one.
 * Types are known by name, so that none is kept alive. No count here counts marks: what looks does
 * not count itself. */
#ifndef TERRARIUM_INSPECT_SINCE_H
#define TERRARIUM_INSPECT_SINCE_H

#include "inspect/census.h"

/* An instance of type_mark. */
typedef struct {
    uintptr_t header;
    Value cls;
    Value label; /* any value */
    Value store; /* STORE of CensusPast, an absent key behind the last */
    Value note;  /* its maker's, as are these: */
    Value line, live;
} Mark;

/* A new mark with room for the types that there are now, and a few more; if `growth`, for those in
 * ROOT_GROWTH as well. Collects first, as gc.collect() does; allocates; may raise. */
Value since_new_mark(Vm *vm, bool growth);
/* Counts what the scope says into the mark; compared with an older one, the larger number of
 * objects. Types that have no room are one row. Does not allocate. */
void since_fill(Vm *vm, Value mark, const CensusScope *scope);
/* NULL if there is no mark. Good until the next allocation. */
static inline const CensusPast *since_past(Value mark) {
    return value_absent(mark) ? NULL
                              : (const CensusPast *)(value_to_object(AS(Mark, mark)->store) + 1);
}

#endif
