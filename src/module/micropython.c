/* SPDX-License-Identifier: MIT */
/* micropython: memory figures in MicroPython's own words, which other people's tools parse: the
 * text of mem_info() is fixed to the letter. It is written to the console, allocates nothing and
 * collects nothing; garbage counts as used. */
#include "builtins.h"
#include "heap/map.h"
#include "module/console.h"
#include "object/int.h"
#include "object/object.h"
#include "object/str.h"
#include "port/port.h"
#include "vm/import.h"
#include "vm/schedule.h"

/* const(x) is x. NAME = const(EXPRESSION) at module level is dealt with by the compiler; this is
 * for every other use. */
Value micropython_const(Vm *vm, Value *a, int n) {
    (void)vm;
    (void)n;
    return arg(a, 0);
}

/* The -O level of what is compiled from now on, cut to 0 to 3; without an argument it tells. */
Value micropython_opt_level(Vm *vm, Value *a, int n) {
    if (n == 0) {
        return value_int(vm->optimize);
    }
    intptr_t level = object_to_size(vm, arg(a, 0));
    vm->optimize = (uint8_t)(level < 0 ? 0 : level > 3 ? 3 : level);
    return NONE;
}

/* Bytes of C stack in use. Python calls take none of it: their frames lie in the heap. */
Value micropython_stack_use(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    return int_from_uint64(vm, vm_c_stack_used(vm));
}

/* The Writer as the map's context. */
static void put_map(void *context, const char *text, size_t size) {
    writer_put(context, text, size);
}

/* mem_info([verbose]): any argument prints the map as well, as in MicroPython. */
Value micropython_mem_info(Vm *vm, Value *a, int n) {
    (void)a;
    MapSummary map;
    map_summarize(vm, &map);
    Writer out = console_writer(vm);
    writer_format(&out, "stack: %u out of %u\n", vm_c_stack_used(vm), vm->c_stack_limit);
    writer_format(&out, "GC: total: %u, used: %u, free: %u\n", map.total, map.used, map.free);
    writer_format(&out, " No. of 1-blocks: %u, 2-blocks: %u, max blk sz: %u, max free sz: %u\n",
                  map.one_blocks, map.two_blocks, map.max_block, map.max_free);
    if (n > 0) {
        map_print(vm, put_map, &out);
    }
    return NONE;
}

static Object *next_name(const Heap *heap, Object *o) {
    do {
        o = heap_next_object(heap, o);
    } while (o != NULL && !(object_kind(o) == KIND_STR && str_has_hash((const Str *)o)));
    return o;
}

/* Strs in the heap that were used as names or keys, which is when they get a hash; those of the
 * firmware cost no heap. An argument lists them, too. Writing to the console allocates nothing. */
Value micropython_qstr_info(Vm *vm, Value *a, int n) {
    (void)a;
    const Heap *heap = heap_of(vm);
    size_t names = 0, text = 0, all = 0;
    for (Object *o = NULL; (o = next_name(heap, o)) != NULL; names++) {
        text += str_size((const Str *)o);
        all += heap_own_words(o) * sizeof(Value);
    }
    Writer out = console_writer(vm);
    writer_format(&out, "qstr pool: n_pool=%u, n_qstr=%u, n_str_data_bytes=%u, n_total_bytes=%u\n",
                  (size_t)1, names, text, all);
    for (Object *o = NULL; n > 0 && (o = next_name(heap, o)) != NULL;) {
        writer_format(&out, "Q(%v)\n", value_object(o));
    }
    return NONE;
}

/* ---- figures and the heap's lock ---- */
/* Bytes as the heap counts them, garbage included. */

Value micropython_mem_total(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    return int_from_uint64(vm, heap_total_bytes(heap_of(vm)));
}

Value micropython_mem_current(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    return int_from_uint64(vm, heap_used_bytes(heap_of(vm)));
}

Value micropython_mem_peak(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    return int_from_uint64(vm, heap_peak_bytes(heap_of(vm)));
}

/* Nested: as many unlocks as locks. While it is locked every allocation raises MemoryError.
 * heap_unlock() answers how many locks remain; one too many is ignored. */
Value micropython_heap_lock(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    heap_lock(heap_of(vm));
    return NONE;
}

Value micropython_heap_unlock(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    if (heap_of(vm)->gate.lock_depth) {
        heap_unlock(heap_of(vm));
    }
    return value_int(heap_of(vm)->gate.lock_depth);
}

Value micropython_heap_locked(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    return value_int(heap_of(vm)->gate.lock_depth);
}

/* ---- scheduling, Ctrl-C ---- */

/* schedule(f, x): f(x) is called soon, between two instructions of whatever runs. */
Value micropython_schedule(Vm *vm, Value *a, int n) {
    (void)n;
    schedule_add(vm, arg(a, 0), arg(a, 1));
    return NONE;
}

/* The byte that interrupts the program, -1: none. For this program only. */
Value micropython_kbd_intr(Vm *vm, Value *a, int n) {
    (void)n;
    port_interrupt_key((int)object_to_size(vm, arg(a, 0)));
    return NONE;
}

/* There is always a reserve for exceptions, so nothing is to be done; for programs that call it. */
Value micropython_emergency_buffer(Vm *vm, Value *a, int n) {
    (void)n;
    (void)object_to_size(vm, arg(a, 0));
    return NONE;
}

/* RingIO, which is written in Python: few programs need it, and it takes no heap until one does.
 * AttributeError for any other name. */
Value micropython_rest(Vm *vm, Value *a, int n) {
    (void)n;
    return import_rest(vm, value_object(&module_micropython), NAME(_micropython), arg(a, 0));
}
