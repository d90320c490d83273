/* SPDX-License-Identifier: MIT */
/* Iterators of the containers, and enumerate, zip, map, filter, reversed. */
#ifndef TERRARIUM_OBJECT_ITERATOR_H
#define TERRARIUM_OBJECT_ITERATOR_H

#include "object/object.h"

/* An iterator of two Values. For LIST_, TUPLE_ and SEQUENCE_ITERATOR: the sequence, value_int(0);
 * for CALL_ITERATOR: the callable, the sentinel. */
Value iterator_new(Vm *vm, Kind kind, Value source, Value position);
/* An iterator over a DICT's keys, values or items. */
enum DictPart { DICT_PART_KEYS, DICT_PART_VALUES, DICT_PART_ITEMS };
Value iterator_new_dict(Vm *vm, Value dict, enum DictPart part, bool backwards);
/* What __length_hint__ answers: items left, or -1 when that is not known. */
intptr_t iterator_length_hint(Vm *vm, Value self);

#endif
