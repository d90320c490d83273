/* SPDX-License-Identifier: MIT */
/* Stable sorting of lists. */
#ifndef TERRARIUM_OBJECT_SORT_H
#define TERRARIUM_OBJECT_SORT_H

#include "object/object.h"

/* list.sort(): key is absent or None, or a callable. Runs Python code, raises what that raises; the
 * list then has all its items in some order. Needs no memory unless there is a key. With a key the
 * C segment is sealed (vm/vm.h): the list may have moved, and is returned. */
Value sort_list(Vm *vm, Value list, Value key, bool backwards);
/* sorted(): a new list. The C segment is sealed while a generator or a key function runs. */
Value sort_sorted(Vm *vm, Value iterable, Value key, bool backwards);

#endif
