/* SPDX-License-Identifier: MIT */
/* gc: the collector's controls. gc.collect() is exact: it holds nothing itself, so only what the
 * program can still reach survives (and what outer built-ins, such as a running sort, point at). */
#include "builtins.h"
#include "object/int.h"
#include "object/list.h"
#include "object/object.h"
#include "object/tuple.h"
#include "vm/finalize.h"
#include "vm/import.h"
#include "vm/weakref.h"
#include "vm/frame.h"

/* Calls what is in gc.callbacks, which there is only once somebody has asked for it: then
 * lib/_gc.py is there, too. */
static void notify(Vm *vm, Value phase) {
    Value list = module_overlay_attribute(vm, value_object(&module_gc), NAME(callbacks));
    if (value_is_kind(list, KIND_LIST) && list_length(list) > 0) {
        Value rest = import_module(vm, NAME(_gc));
        (void)vm_call1(vm, object_getattr(vm, rest, NAME(_notify)), phase);
    }
}

/* gc.collect([generation]): always a full collection; answers 0, since unreachable objects are not
 * counted. With trim_all even stores that grew lately lose their slack. `false`: this built-in's
 * own C frame need not be scanned, as it holds no Values. */
Value gcmodule_collect(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    notify(vm, NAME(start));
    heap_of(vm)->trim_all = true;
    heap_collect(vm, false);
    if (vm->heap.dying_found && finalize_run(vm)) { /* and now what they had kept */
        heap_of(vm)->trim_all = true;
        heap_collect(vm, false);
    }
    heap_of(vm)->trim_all = false;
    weakref_run_callbacks(vm);
    notify(vm, NAME(stop));
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

/* Was its __del__ called, or is it about to be? Those that are still to be told have the flag. */
Value gcmodule_is_finalized(Vm *vm, Value *a, int n) {
    (void)n;
    Value v = arg(a, 0);
    bool instance = value_is_kind(v, KIND_INSTANCE) || value_is_kind(v, KIND_EXTENDED);
    bool mortal = instance && !value_absent(object_getattr_or_absent(vm, v, NAME(__del__)));
    return value_bool(mortal && !(value_to_object(v)->header & HEADER_FINALIZER));
}

/* For lib/_gc.py: collections so far, and words allocated since the last one. */
Value gcmodule_figures(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    size_t made = heap_words_made(heap_of(vm));
    return tuple_pair(vm, int_from_uint64(vm, vm->heap.collections), int_from_uint64(vm, made));
}

/* CPython's other names, which are in Python. AttributeError for any other name. */
Value gcmodule_rest(Vm *vm, Value *a, int n) {
    (void)n;
    return import_rest(vm, value_object(&module_gc), NAME(_gc), arg(a, 0));
}
