/* SPDX-License-Identifier: MIT */
/* The calls that the machine makes up to this folder. */
#include "inspect/inspect.h"

#include "inspect/sites.h"
#include "inspect/watch.h"

static const VmInspector inspector = {
    .failed = NULL,
    .refused = watch_refused,
};

void inspect_attach(Vm *vm) {
    vm->inspector = &inspector;
}

bool inspect_trace(Vm *vm, size_t frames) {
    return sites_start(vm, frames, 0);
}
