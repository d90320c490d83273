/* SPDX-License-Identifier: MIT */
/* Attribute access for built-ins, beyond object_getattr and object_setattr (object/object.h). */
#ifndef TERRARIUM_VM_ATTRIBUTE_H
#define TERRARIUM_VM_ATTRIBUTE_H

#include "object/object.h"

/* object.__getattribute__ and object.__setattr__ / __delattr__ (value absent): without the user's
 * hooks of the same name. May run descriptors; raise AttributeError. */
Value attribute_get_default(Vm *vm, Value v, Value name);
void attribute_set_default(Vm *vm, Value v, Value name, Value value);
/* What the class itself says for name, not its bases; absent if nothing. Never raises. */
Value attribute_in_class(Vm *vm, Value cls, Value name);
/* What an attribute found in a class means for self (absent: for the class): methods are bound,
 * descriptors run. */
bool attribute_bind(Vm *vm, Value found, Value self, Value cls, Value *result);
/* v.name = value where no user code decides; value absent: deletes. */
void attribute_set_own(Vm *vm, Value v, Value name, Value value);

#endif
