/* SPDX-License-Identifier: MIT */
/* Frame objects, as sys._getframe(), tb_frame and gi_frame answer them. The machine's frames are no
 * objects: one of these tells where a frame is, or was when it was last asked. */
#ifndef TERRARIUM_VM_SNAPSHOT_H
#define TERRARIUM_VM_SNAPSHOT_H

#include "object/object.h"

/* Of the running frame, or the one `depth` calls out; absent if there is none. May allocate. */
Value snapshot_running(Vm *vm, intptr_t depth);
/* A frame of the code that nobody called, at a line; lasti: what f_lasti tells. globals may be
 * absent. May allocate. */
Value snapshot_new(Vm *vm, Value code, Value globals, size_t line, intptr_t lasti);

#endif
