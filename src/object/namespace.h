/* SPDX-License-Identifier: MIT */
/* Namespaces of types and modules: a DICT or, of those in flash, a small int, which says where its
 * members lie among all that are built in and how many they are. */
#ifndef TERRARIUM_OBJECT_NAMESPACE_H
#define TERRARIUM_OBJECT_NAMESPACE_H

#include "object/table.h"

/* Absent if there is no such member. Neither allocates nor runs code. `name` is a str. */
Value namespace_get(Value space, Value name);
/* The next member at or after *position: its name and its value. False at the end. */
bool namespace_next(Value space, size_t *position, Value member[2]);
/* The name of a member by its number among all of them in flash. */
Value namespace_name(size_t i);
/* Sets all members in a dict. Allocates. */
void namespace_copy(Vm *vm, Value dict, Value space);

#endif
