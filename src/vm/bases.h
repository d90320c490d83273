/* SPDX-License-Identifier: MIT */
/* Bases of classes and the MRO. All of these may raise and allocate. */
#ifndef TERRARIUM_VM_BASES_H
#define TERRARIUM_VM_BASES_H

#include "object/object.h"

/* The built-in type at the root of all bases, but object only if there is no other. TypeError if a
 * class cannot have these bases. */
Value bases_native(Vm *vm, Value bases);
/* A new tuple: the MRO of the class by its bases. */
Value bases_mro(Vm *vm, Value cls);
/* Finds the MRO of the class and stores it; false: a mro() in Python has done that itself. */
bool bases_linearize(Vm *vm, Value cls);
/* cls.__bases__ = bases; absent: del. As it was before if a MRO cannot be found. */
void bases_change(Vm *vm, Value cls, Value bases);

#endif
