/* SPDX-License-Identifier: MIT */
/* int | None: unions of types. */
#ifndef TERRARIUM_OBJECT_UNION_H
#define TERRARIUM_OBJECT_UNION_H

#include "object/writer.h"

/* The types in a union, a TUPLE; anything else as it is. */
Value union_members(Value v);
/* A type as annotations show it, with its module; anything else as repr(). */
void union_write_type(Writer *w, Value v);

#endif
