/* SPDX-License-Identifier: MIT */
/* heap.why() and heap.path(): what keeps an object. */
#include "builtins.h"
#include "inspect/origin.h"
#include "module/console.h"

/* Finds the chain to argument 0; false if that takes no heap, which is said. */
static bool find(Vm *vm, Writer *out, Value *a, int n, Origin *origin) {
    Value v = arg(a, 0);
    if (!value_is_object(v) || !heap_contains(heap_of(vm), value_to_object(v))) {
        writer_text(out, "it is not in the heap\n");
        return false;
    }
    origin_find(vm, value_to_object(v), a, n, origin);
    return true;
}

/* why(obj): the shortest chain of references from a root to it, step by step. The call's own
 * reference is none. */
Value why_native(Vm *vm, Value *a, int n) {
    Writer out = console_writer(vm);
    Origin origin;
    if (find(vm, &out, a, n, &origin)) {
        origin_trace(vm, &out, &origin, NULL);
    }
    return NONE;
}

/* path(obj): the same in one line, as names. */
Value why_path(Vm *vm, Value *a, int n) {
    Writer out = console_writer(vm);
    Origin origin;
    if (find(vm, &out, a, n, &origin)) {
        origin_write(vm, &out, &origin);
        writer_text(&out, "\n");
    }
    return NONE;
}
