/* SPDX-License-Identifier: MIT */
/* What classes in the heap and types in flash tell in forms of their own: their ancestors, their
 * module. A Class has its MRO as a tuple. A Type has but the base that follows it there; only
 * object, and those with several bases, have a tuple. */
#ifndef TERRARIUM_OBJECT_LINEAGE_H
#define TERRARIUM_OBJECT_LINEAGE_H

#include "object/type.h"

/* Item i of the MRO of a class, absent behind the last. `cls` may also be a MRO itself. */
Value lineage_item(Value cls, size_t i);
/* __mro__ and __bases__, tuples. A type's are made, which allocates. */
Value lineage_mro(Vm *vm, Value cls);
Value lineage_bases(Vm *vm, Value cls);
/* __module__: a str, as far as nobody has set another thing. */
Value lineage_module(Value cls);

#endif
