/* SPDX-License-Identifier: MIT */
/* The calls that the machine makes up to this folder. */
#include "inspect/inspect.h"

#include "inspect/dump_stream.h"

static const VmInspector inspector = {.failed = dump_stream_failed};

void inspect_attach(Vm *vm) {
    vm->inspector = &inspector;
}
