/* SPDX-License-Identifier: MIT */
/* list[int]: classes with what stands in brackets. */
#ifndef TERRARIUM_OBJECT_GENERIC_H
#define TERRARIUM_OBJECT_GENERIC_H

#include "object/object.h"

/* The class that is meant; absent if v is no GenericAlias. */
Value generic_origin(Value v);

#endif
