/* SPDX-License-Identifier: MIT */
/* template % values. */
#ifndef TERRARIUM_OBJECT_PERCENT_H
#define TERRARIUM_OBJECT_PERCENT_H

#include "object/object.h"

/* For str, bytes and bytearray templates; the result is of the same type. Runs Python code. */
Value percent_format(Vm *vm, Value template, Value values);

#endif
