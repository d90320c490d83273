/* SPDX-License-Identifier: MIT */
/* Parts of the generic protocol that few need; the rest is in object/object.h. */
#ifndef TERRARIUM_OBJECT_PROTOCOL_H
#define TERRARIUM_OBJECT_PROTOCOL_H

#include "object/object.h"

/* issubclass(): cls derived from a class, or from one of a nested tuple; raises TypeError. */
bool object_is_subclass_any(Vm *vm, Value cls, Value classes);
/* Does iter() work on it? Runs nothing. */
bool object_is_iterable(Vm *vm, Value v);
/* v[key] by the slot of v's native type, and __missing__ of a class derived from dict: what
 * super().__getitem__ does. */
Value object_getitem_native(Vm *vm, Value v, Value key);
/* str() and repr() by the slot of the native type, whatever the class of v defines. */
void object_write_native(Vm *vm, Writer *w, Value v, bool repr);
/* <module.C object at 0x...> */
void object_write_default(Vm *vm, Writer *w, Value v);

#endif
