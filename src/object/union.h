/* SPDX-License-Identifier: MIT */
/* int | None: unions of types. */
#ifndef TERRARIUM_OBJECT_UNION_H
#define TERRARIUM_OBJECT_UNION_H

#include "object/object.h"

/* The types in a union, a TUPLE; anything else as it is. */
Value union_members(Value v);

#endif
