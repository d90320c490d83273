/* SPDX-License-Identifier: MIT */
/* Columns of printed reports: numbers to the right, so that names, which may be of any length, come
 * last. Nothing here allocates. */
#ifndef TERRARIUM_INSPECT_COLUMN_H
#define TERRARIUM_INSPECT_COLUMN_H

#include "object/object.h"

enum { COLUMN_COUNT = 8, COLUMN_BYTES = 10 };

/* The number, with spaces before it up to `width`. */
void column_number(Writer *out, intptr_t n, int width);
/* The same with its sign, + included; nothing but spaces for 0. */
void column_change(Writer *out, intptr_t n, int width);
/* What most rows begin with: a count and bytes, COLUMN_COUNT and COLUMN_BYTES wide. */
void column_pair(Writer *out, size_t count, size_t bytes);
/* The number of the one of `names`, each with a NUL behind it and another one at their end, that v
 * is; if it is none, how many there are. */
int column_choose(Value v, const char *names);

#endif
