/* SPDX-License-Identifier: MIT */
/* The heap has one call before a collection, the machine's own while
 * nobody looks. */
#include "inspect/hooks.h"

#include "inspect/sites.h"
#include "inspect/telemetry.h"
#include "vm/frame.h"

static bool is_on(const Vm *vm, enum Root root) {
    return !value_absent(vm->roots[root]);
}

static void begin(Vm *vm) {
    if (is_on(vm, ROOT_TELEMETRY)) {
        telemetry_collection_begins(vm);
    }
    if (is_on(vm, ROOT_SITES)) {
        sites_note_peak(vm);
    }
    frame_prepare_stack(vm);
}

void hooks_update(Vm *vm) {
    bool looked = is_on(vm, ROOT_TELEMETRY) || is_on(vm, ROOT_SITES);
    vm->heap.prepare_stack = looked ? begin : frame_prepare_stack;
}
