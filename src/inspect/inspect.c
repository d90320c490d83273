/* SPDX-License-Identifier: MIT */
/* The calls that the machine makes up to this folder. */
#include "inspect/inspect.h"

#include "inspect/dump_stream.h"
#include "inspect/failure.h"
#include "inspect/imports.h"
#include "inspect/peak.h"
#include "inspect/sites.h"
#include "inspect/telemetry.h"
#include "inspect/watch.h"
#include "vm/frame.h"

/* The report first: a dump may run into whatever is wrong with a file. */
static void failed(Vm *vm, size_t bytes) {
    failure_record(vm, bytes);
    dump_stream_failed(vm, bytes);
}

/* In the place of frame_after_collect(). */
static void collected(Vm *vm) {
    frame_after_collect(vm);
    telemetry_collected(vm);
    peak_collected(vm);
}

void inspect_hook(Vm *vm) {
    bool wanted = !value_absent(vm->roots[ROOT_TELEMETRY]) || !value_absent(vm->roots[ROOT_PEAK]);
    vm->heap.after_collect = wanted ? collected : frame_after_collect;
}

static const VmInspector inspector = {
    .failed = failed,
    .explain = failure_write,
    .import = imports_note,
    .tick = telemetry_tick,
    .refused = watch_refused,
};

const char *inspect_failure(void) {
    return failure_text();
}

void inspect_attach(Vm *vm) {
    failure_begin();
    vm->inspector = &inspector;
}

bool inspect_trace(Vm *vm, size_t frames) {
    return sites_start(vm, frames, 0);
}
