/* SPDX-License-Identifier: MIT */
/* The calls that the machine makes up to this folder. */
#include "inspect/inspect.h"

#include "inspect/failure.h"

static const VmInspector inspector = {.failed = failure_record, .explain = failure_write};

const char *inspect_failure(void) {
    return failure_text();
}

void inspect_attach(Vm *vm) {
    failure_begin();
    vm->inspector = &inspector;
}
