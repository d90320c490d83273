/* SPDX-License-Identifier: MIT */
/* What each import costs. */
#ifndef TERRARIUM_INSPECT_IMPORTS_H
#define TERRARIUM_INSPECT_IMPORTS_H

#include "vm/vm.h"

/* VmInspector.import (vm/vm.h). */
bool imports_note(Vm *vm, VmImportStep step, Value *values, bool inner);
/* Records, and writes a line on standard error after each import. False: there is no memory. */
bool imports_tell(Vm *vm);

#endif
