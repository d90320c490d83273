/* SPDX-License-Identifier: MIT */
/* A machine from nothing: everything that is not in flash is made here. */
#include "vm/machine.h"

#include <limits.h>
#include <string.h>

#include "builtins.h"
#include "object/int.h"
#include "object/list.h"
#include "object/str.h"
#include "object/table.h"
#include "storage/stream.h"
#include "vm/frame.h"
#include "vm/import.h"

/* The first objects, in a body for vm_try(): even these may not fit. */
static void make_objects(Vm *vm, void *context) {
    (void)context;
    vm->roots[ROOT_MODULES] = dict_new(vm);
    Value main = import_new_module(vm, NAME(__main__));
    vm->roots[ROOT_MAIN] = AS(Module, main)->dict;
    dict_set(vm, vm->roots[ROOT_MODULES], NAME(__main__), main);
}

bool machine_init(Vm *vm, void *heap, size_t bytes, size_t c_stack_bytes) {
    memset(vm, 0, sizeof *vm);
    heap_init(vm, heap, bytes, vm->roots, ROOT_LIMIT);
    Heap *h = &vm->heap;
    /* The collector knows nothing of frames, tables and strings: it calls up through these. */
    h->raise_memory = vm_raise_memory;
    h->prepare_stack = frame_prepare_stack;
    h->trim_code = frame_trim_code;
    h->after_collect = frame_after_collect;
    h->trim_table = table_trim;
    h->dying = &vm->roots[ROOT_DYING];
    h->finalize = stream_finalize;
    /* Frames may take three quarters of the heap: a runaway recursion leaves room to report it. */
    size_t words = (size_t)(h->top - h->base);
    vm->stack_floor = h->top - (words - words / 4);
    vm->depth_limit = UINT_MAX;
    vm->most_digits = INT_MOST_DIGITS;
    vm->c_stack_limit = c_stack_bytes;
    vm->c_stack_top = (uintptr_t)__builtin_frame_address(0);
    /* Sets what depends on addresses and limits, as after a collection. */
    frame_after_collect(vm);
    Value exception;
    return vm_try(vm, make_objects, NULL, &exception);
}

/* For an embedder that calls from another depth of the C stack than machine_init() was called
 * from. */
void machine_mark_stack(Vm *vm) {
    vm->c_stack_top = (uintptr_t)__builtin_frame_address(0);
}

/* The list in this root, made of texts if there is none yet. */
static Value list_of(Vm *vm, enum Root root, const VmTexts *from) {
    if (value_absent(vm->roots[root])) {
        Value list = list_new(vm, (size_t)from->count);
        for (int i = 0; i < from->count; i++) {
            list_append(vm, list, str_new(vm, from->texts[i], strlen(from->texts[i])));
        }
        vm->roots[root] = list;
    }
    return vm->roots[root];
}

Value machine_path(Vm *vm) {
    return list_of(vm, ROOT_PATH, &vm->path);
}

Value machine_arguments(Vm *vm) {
    return list_of(vm, ROOT_ARGV, &vm->arguments);
}

Value machine_main_module(Vm *vm) {
    return dict_get(vm, vm->roots[ROOT_MODULES], NAME(__main__));
}
