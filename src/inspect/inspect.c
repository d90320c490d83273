/* SPDX-License-Identifier: MIT */
/* The calls that the machine makes up to this folder. */
#include "inspect/inspect.h"

#include "inspect/dump_stream.h"
#include "inspect/failure.h"
#include "inspect/hooks.h"
#include "inspect/imports.h"
#include "inspect/sites.h"
#include "inspect/telemetry.h"
#include "inspect/watch.h"

/* The report first: a dump may run into whatever is wrong with a file. */
static void failed(Vm *vm, size_t bytes) {
    failure_record(vm, bytes);
    if (vm->dump_failed != NULL) {
        vm->dump_failed(vm, bytes);
    }
}

static const VmInspector inspector = {
    .failed = failed,
    .explain = failure_text,
    .import = imports_note,
    .tick = telemetry_tick,
    .refused = watch_refused,
};

const char *inspect_failure(void) {
    return failure_text();
}

void inspect_attach(Vm *vm) {
    failure_begin();
    hooks_attach(vm);
    vm->inspector = &inspector;
}

bool inspect_trace(Vm *vm, size_t frames) {
    return frames - 1 < SITES_MOST_FRAMES && sites_start(vm, frames, 0);
}

/* These are called by options alone, so that a board's firmware is without them. */

bool inspect_tell_imports(Vm *vm) {
    return imports_tell(vm);
}

bool inspect_dump_failed(Vm *vm, const char *path) {
    vm->dump_path = path;
    vm->dump_failed = dump_stream_failed;
    return true;
}
