/* SPDX-License-Identifier: MIT */
/* The types of @micropython.viper: ints of one machine word, and pointers to numbers of one, two
 * or four bytes. The compiler knows them by the names below (compile/viper.c). */
#ifndef TERRARIUM_OBJECT_POINTER_H
#define TERRARIUM_OBJECT_POINTER_H

#include "object/object.h"

/* POINTER_OBJECT: anything, as it is; NONE: no type was named, which is the same. */
enum {
    POINTER_NONE,
    POINTER_INT,
    POINTER_UINT,
    POINTER_BOOL,
    POINTER_PTR,
    POINTER_PTR8,
    POINTER_PTR16,
    POINTER_PTR32,
    POINTER_OBJECT
};

/* v as one of the types up to PTR32: an int cut to a word, a truth, or a pointer. A pointer is to
 * the bytes of v or, where v is an int, to that address; an int of a pointer is the address, and
 * what lies there stays where it is. TypeError; runs __index__ and __bool__. */
Value pointer_cast(Vm *vm, Value v, unsigned type);

#endif
