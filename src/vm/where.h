/* SPDX-License-Identifier: MIT */
/* Where a program is, told without trust: after a fault the heap may be broken. */
#ifndef TERRARIUM_VM_WHERE_H
#define TERRARIUM_VM_WHERE_H

#include "object/object.h"

typedef struct {
    const char *file, *name; /* the source's, and the function's */
    size_t file_length, name_length;
    unsigned line;
} Where;

/* May so many bytes be read there? */
typedef bool WhereReadable(const void *at, size_t n);

/* Where the running frame is; false when there is none, or what leads there is not as it should be.
 * Nothing is read that readable() does not allow. Allocates nothing. */
bool where_find(const Vm *vm, WhereReadable *readable, Where *where);

#endif
