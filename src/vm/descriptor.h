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

/* The property that `found` is, or that an instance of a class derived from property holds; absent
 * for anything else, and where that class has `method`, __get__, __set__ or __delete__, of its own.
 */
Value descriptor_as_property(Vm *vm, Value found, Value method);
/* Data descriptors come before the instance's own attributes: properties, descriptors of slots, and
 * what has __set__ or __delete__. Neither allocates nor raises. */
bool descriptor_is_data(Vm *vm, Value found);
/* AttributeError if the property, self.name, cannot be read. Allocates only to raise. */
void descriptor_check_getter(Vm *vm, Value property, Value name, Value self);
/* AttributeError in CPython's words; `what` is the function that the property lacks. */
_Noreturn void descriptor_raise_property(Vm *vm, Value name, Value self, const char *what);

#endif
