/* SPDX-License-Identifier: MIT */
/* The special methods of built-in types as attributes: [].__len__, int.__add__,
 * super().__setitem__. One set of native functions serves all types: each calls the slot of its
 * self's native type. */
#ifndef TERRARIUM_OBJECT_SLOTMETHODS_H
#define TERRARIUM_OBJECT_SLOTMETHODS_H

#include "object/object.h"

/* The function (a Native that binds as a method) for a special method's name if the type has the
 * slot behind it; absent otherwise. To be asked after the type's own dict. Never allocates. */
Value slotmethods_find(const Type *type, Value name);
/* The type that defines what slotmethods_find() gave for cls: the last one of its MRO that has the
 * same slot. */
const Type *slotmethods_owner(Value cls, const Native *native);
/* The n-th special method's name that the type has, for dir(); absent after the last. */
Value slotmethods_nth(const Type *type, int n);

#endif
