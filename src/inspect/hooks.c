/* SPDX-License-Identifier: MIT */
/* The heap has one call before and one after a collection. Here they ask who is switched on, which
 * is nothing beside a collection. */
#include "inspect/hooks.h"

#include "inspect/peak.h"
#include "inspect/sites.h"
#include "inspect/telemetry.h"
#include "vm/frame.h"

static bool is_on(const Vm *vm, enum Root root) {
    return !value_absent(vm->roots[root]);
}

/* The machine's own call comes last, so that figures are of the heap as the program left it. */
static void begin(Vm *vm) {
    if (is_on(vm, ROOT_TELEMETRY)) {
        telemetry_collection_begins(vm);
    }
    if (is_on(vm, ROOT_SITES)) {
        sites_note_peak(vm);
    }
    frame_prepare_stack(vm);
}

/* It comes first, so that figures are of the heap that the program goes on with. */
static void end(Vm *vm) {
    frame_after_collect(vm);
    if (is_on(vm, ROOT_TELEMETRY)) {
        telemetry_collection_ends(vm);
    }
    if (is_on(vm, ROOT_PEAK)) {
        peak_collection_ends(vm);
    }
}

void hooks_attach(Vm *vm) {
    vm->heap.prepare_stack = begin;
    vm->heap.after_collect = end;
}
