/* SPDX-License-Identifier: MIT */
/* Tuples whose items have names too: what os.stat() and os.uname() answer. */
#ifndef TERRARIUM_OBJECT_ATTRTUPLE_H
#define TERRARIUM_OBJECT_ATTRTUPLE_H

#include "object/object.h"

/* names: a tuple of as many flash names as `items` has. named: repr() shows them. May allocate. */
Value attrtuple_new(Vm *vm, Value names, Value items, bool named);

#endif
