/* SPDX-License-Identifier: MIT */
/* tuple: an object whose whole payload is its items. All empty tuples are one flash object. */
#ifndef TERRARIUM_OBJECT_TUPLE_H
#define TERRARIUM_OBJECT_TUPLE_H

#include "object/object.h"

extern const Tuple empty_tuple;

/* Items never move within the tuple, but the tuple may at an allocation. */
static inline Value *tuple_items(Value tuple) {
    return AS(Tuple, tuple)->items;
}
/* A new tuple of n items, absent until the caller fills them; n == 0: the empty tuple. */
Value tuple_new(Vm *vm, size_t n);
/* A new tuple of two, which need not be reachable otherwise. May allocate. */
Value tuple_pair(Vm *vm, Value a, Value b);
/* A new tuple of n items, which may lie in the heap. */
Value tuple_from_array(Vm *vm, const Value *items, size_t n);
/* tuple(iterable): a tuple is itself. Runs the iterable's code. */
Value tuple_from(Vm *vm, Value iterable);
/* Makes the items of a list a tuple without copying them: the list is empty afterwards. */
Value tuple_take(Vm *vm, Value list);
/* Items [from, to), which are there; all of them: the tuple itself. */
Value tuple_slice(Vm *vm, Value tuple, size_t from, size_t to);

#endif
