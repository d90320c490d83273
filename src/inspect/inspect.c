/* SPDX-License-Identifier: MIT */
/* The calls that the machine makes up to this folder. */
#include "inspect/inspect.h"

#include "inspect/dump_stream.h"
#include "inspect/imports.h"
#include "inspect/telemetry.h"

static const VmInspector inspector = {
    .failed = dump_stream_failed,
    .import = imports_note,
    .tick = telemetry_tick,
};

void inspect_attach(Vm *vm) {
    vm->inspector = &inspector;
}
