/* SPDX-License-Identifier: MIT */
/* Modules by way of a Python file: its function fuzz(data) gets the bytes. Whatever it raises is a
 * finding, but for want of memory or C stack, and the watchdog's interrupt.
 *
 * The file runs once for each size of heap; the memory of that machine is copied, and put back for
 * each input. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "builtins.h"
#include "fuzz.h"
#include "object/bytes.h"
#include "object/exception.h"
#include "object/str.h"
#include "object/table.h"
#include "repl/run.h"
#include "terrarium.h"
#include "vm/machine.h"

enum { PATIENCE = 20 };

typedef struct {
    Vm *vm;
    void *copy;
} Snapshot;
static Snapshot snapshots[FUZZ_HEAP_SIZES];

typedef struct {
    Vm *vm;
    const FuzzInput *input;
} Job;

static size_t read_file(void *context, char *bytes, size_t room) {
    return fread(bytes, 1, room, context);
}

static void make_snapshot(Snapshot *snapshot, unsigned size, const char *path) {
    static const char *const folders[] = {".frozen"};
    FILE *file = fopen(path, "rb");
    Vm *vm = snapshot->vm = machine_fresh(size);
    terrarium_set_path(vm, 1, folders);
    if (file == NULL || terrarium_run(vm, path, read_file, file) != 0) {
        machine_fail("the driver does not run");
    }
    fclose(file);
    heap_collect(vm, false);
    snapshot->copy = malloc(machine_bytes(size));
    memcpy(snapshot->copy, vm, machine_bytes(size));
}

void driver_begin(const char *path) {
    port_show(true);
    for (unsigned size = 0; size < FUZZ_HEAP_SIZES; size++) {
        make_snapshot(&snapshots[size], size, path);
    }
    port_show(false);
}

/* For vm_try(). Below all Python frames C variables keep nothing in place. */
static void call(Vm *vm, void *context) {
    const FuzzInput *input = context;
    vm->roots[ROOT_SCRATCH] = bytes_new(vm, input->bytes, input->n);
    Value name = str_new(vm, "fuzz", 4);
    Value function = dict_get(vm, vm->roots[ROOT_MAIN], name);
    vm_call1(vm, function, vm->roots[ROOT_SCRATCH]);
}

static void run(void *context) {
    Job *job = context;
    Vm *vm = job->vm;
    Value exception;
    machine_mark_stack(vm);
    machine_disturb(vm, job->input, true);
    bool fine = vm_try(vm, call, (void *)job->input, &exception);
    machine_disturb(vm, job->input, false);
    vm->roots[ROOT_SCRATCH] = ABSENT;
    if (!fine && !machine_excuses(exception)) {
        port_show(true);
        run_report(vm, exception);
        machine_fail("the driver raises");
    }
}

void driver_fuzz(const FuzzInput *input) {
    const Snapshot *snapshot = &snapshots[input->size];
    Job job = {snapshot->vm, input};
    memcpy(job.vm, snapshot->copy, machine_bytes(input->size));
    if (machine_watch(job.vm, PATIENCE, run, &job)) {
        machine_check(job.vm);
    }
}
