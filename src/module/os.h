/* SPDX-License-Identifier: MIT */
/* What of os is not constant. */
#ifndef TERRARIUM_MODULE_OS_H
#define TERRARIUM_MODULE_OS_H

#include "object/object.h"

/* os.environ; absent when name is another one. May allocate. */
Value os_attribute(Vm *vm, Value name);

#endif
