/* SPDX-License-Identifier: MIT */
/* Finding bytes in bytes. Offsets are in bytes; nothing here allocates, and nothing but Ctrl-C
 * raises. */
#ifndef TERRARIUM_OBJECT_SEARCH_H
#define TERRARIUM_OBJECT_SEARCH_H

#include "object/text.h"

#define SEARCH_NONE SIZE_MAX

/* The offset of the first (last) place where needle lies in text, or SEARCH_NONE. An empty needle
 * lies at the beginning (end). */
size_t search_first(Vm *vm, Text text, Text needle);
size_t search_last(Vm *vm, Text text, Text needle);
/* How often needle, which is not empty, lies in text without overlapping; stops at `most`. */
size_t search_times(Vm *vm, Text text, Text needle, size_t most);
/* The slot contains of str, bytes and bytearray. */
bool search_contains(Vm *vm, Value self, Value item);

#endif
