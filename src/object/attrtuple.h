/* SPDX-License-Identifier: MIT */
/* Tuples whose items have names too: what os.stat(), os.uname() and time.localtime() answer. */
#ifndef TERRARIUM_OBJECT_ATTRTUPLE_H
#define TERRARIUM_OBJECT_ATTRTUPLE_H

#include "object/object.h"

/* type: attrtuple, or one derived from it. names: a tuple of as many flash names as `items` has,
 * and one more for `further`, an attribute that is no item, if that is not absent. May allocate. */
Value attrtuple_new(Vm *vm, const Type *type, Value names, Value items, Value further);

#endif
