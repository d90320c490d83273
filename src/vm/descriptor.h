/* SPDX-License-Identifier: MIT */
/* super, property, staticmethod and classmethod: what the rest of the machine asks of them. */
#ifndef TERRARIUM_VM_DESCRIPTOR_H
#define TERRARIUM_VM_DESCRIPTOR_H

#include "object/object.h"

/* A staticmethod or classmethod (by its kind) around v. Allocates. */
Value descriptor_wrap(Vm *vm, Kind kind, Value v);
/* super(cls), found as an attribute of self, is super(cls, self); any other stays as it is. Raises
 * TypeError if self is none of cls. */
Value descriptor_bind_super(Vm *vm, Value super, Value self);
/* What super().name means; false: no such attribute. May run descriptors in nested entries. */
bool descriptor_find_super(Vm *vm, Value super, Value name, Value *result);

#endif
