/* SPDX-License-Identifier: MIT */
/* range: start, stop and step are ints, small or big; step is not 0. */
#ifndef TERRARIUM_OBJECT_RANGE_H
#define TERRARIUM_OBJECT_RANGE_H

#include "object/object.h"

/* Three ints, step not 0. May allocate. */
Value range_new(Vm *vm, Value start, Value stop, Value step);
/* How many numbers it has, as an int. Allocates only when big ints take part. */
Value range_count(Vm *vm, Value range);
/* How many numbers a RANGE_ITERATOR has left. */
intptr_t range_iterator_left(Vm *vm, Value self);

#endif
