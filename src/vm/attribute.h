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
/* AttributeError if the property, self.name, cannot be read. Allocates only to raise. */
void attribute_check_getter(Vm *vm, Value property, Value name, Value self);
/* The dict that holds the instance's or exception's attributes from now on (vars(), __dict__):
 * changing it changes the instance. */
Value attribute_instance_dict(Vm *vm, Value v);
/* The instance's own attribute, or absent; __dict__ is one. */
Value attribute_own(Vm *vm, Value v, Value name);
/* v.name = value where no user code decides; value absent: deletes. */
void attribute_set_own(Vm *vm, Value v, Value name, Value value);
/* From now on the instance's attributes are the entries of the dict. */
void attribute_set_dict(Vm *vm, Value v, Value dict);
/* A new dict with the names of the instance's own attributes, for dir(). */
Value attribute_names(Vm *vm, Value v);

#endif
