/* SPDX-License-Identifier: MIT */
/* The most that ever lived. */
#ifndef TERRARIUM_INSPECT_PEAK_H
#define TERRARIUM_INSPECT_PEAK_H

#include "vm/vm.h"

/* For hooks.c, while it is on. */
void peak_collection_ends(Vm *vm);

#endif
