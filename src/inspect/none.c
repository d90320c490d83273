/* SPDX-License-Identifier: MIT */
/* In the place of all other files of this folder, in a build that is to do without them
 * (INSPECT=no in a profile). */
#include "inspect/inspect.h"

static const VmInspector inspector = {.failed = NULL};

const char *inspect_failure(void) {
    return NULL;
}

void inspect_attach(Vm *vm) {
    vm->inspector = &inspector;
}

bool inspect_trace(Vm *vm, size_t frames) {
    (void)vm;
    (void)frames;
    return false;
}

bool inspect_tell_imports(Vm *vm) {
    (void)vm;
    return false;
}

bool inspect_dump_failed(Vm *vm, const char *path) {
    (void)vm;
    (void)path;
    return false;
}
