/* SPDX-License-Identifier: MIT */
/* The calls that the machine makes up to this folder. */
#include "inspect/inspect.h"

#include "inspect/imports.h"

static const VmInspector inspector = {.import = imports_note};

void inspect_attach(Vm *vm) {
    vm->inspector = &inspector;
}
