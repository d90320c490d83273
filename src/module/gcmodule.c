/* SPDX-License-Identifier: MIT */
/* gc: the collector's controls. gc.collect() is exact: it holds nothing itself, so only what the
 * program can still reach survives (and what outer built-ins, such as a running sort, point at). */
#include "builtins.h"
#include "object/int.h"
#include "object/object.h"
#include "vm/finalize.h"
#include "vm/weakref.h"
#include "vm/frame.h"

/* gc.collect([generation]): always a full collection; answers 0, since unreachable objects are not
 * counted. With trim_all even stores that grew lately lose their slack. `false`: this built-in's
 * own C frame need not be scanned, as it holds no Values. */
Value gcmodule_collect(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    heap_of(vm)->trim_all = true;
    heap_collect(vm, false);
    if (vm->heap.dying_found && finalize_run(vm)) { /* and now what they had kept */
        heap_of(vm)->trim_all = true;
        heap_collect(vm, false);
    }
    heap_of(vm)->trim_all = false;
    weakref_run_callbacks(vm);
    return value_int(0);
}

/* Bytes, without what collecting would give back; free and alloc together are the whole heap. Walks
 * the heap for the holes. */
Value gcmodule_mem_free(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    return int_from_uint64(vm, heap_free_bytes(heap_of(vm)));
}

Value gcmodule_mem_alloc(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    return int_from_uint64(vm, heap_used_bytes(heap_of(vm)));
}

/* gc.threshold(): the bytes after which a safe point collects, -1 when off. */
Value gcmodule_threshold(Vm *vm, Value *a, int n) {
    Heap *heap = heap_of(vm);
    /* Without an argument it tells. */
    if (n == 0 || value_is_none(arg(a, 0))) {
        return heap->threshold ? int_from_uint64(vm, heap->threshold * sizeof(Value))
                               : value_int(-1);
    }
    intptr_t bytes = object_to_size(vm, arg(a, 0));
    /* Rounded up to words; 0 and below mean off. The loop's limit is computed from this and
     * others. */
    heap->threshold = bytes < 0 ? 0 : BYTES_TO_WORDS((size_t)bytes);
    frame_update_limits(vm);
    return NONE;
}

/* gc.disable() only stops collections at safe points: when memory is out, there is one all the
 * same. */
Value gcmodule_enable(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    heap_of(vm)->disabled = false;
    frame_update_limits(vm);
    return NONE;
}

Value gcmodule_disable(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    heap_of(vm)->disabled = true;
    frame_update_limits(vm);
    return NONE;
}

Value gcmodule_isenabled(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    return value_bool(!heap_of(vm)->disabled);
}
