/* SPDX-License-Identifier: MIT */
/* The most that ever lived. */
#ifndef TERRARIUM_INSPECT_PEAK_H
#define TERRARIUM_INSPECT_PEAK_H

#include "vm/vm.h"

/* After a collection; see inspect_hook(). */
void peak_collected(Vm *vm);

#endif
