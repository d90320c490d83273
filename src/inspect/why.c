/* SPDX-License-Identifier: MIT */
/* heap.why(): what keeps an object. */
#include "builtins.h"
#include "inspect/origin.h"
#include "module/console.h"

/* why(obj): the shortest chain of names from a root to it, the call's own reference left out. */
Value why_native(Vm *vm, Value *a, int n) {
    Writer out = console_writer(vm);
    Value v = arg(a, 0);
    if (!value_is_object(v) || !heap_contains(heap_of(vm), value_to_object(v))) {
        writer_text(&out, "it is not in the heap\n");
        return NONE;
    }
    Origin origin;
    origin_find(vm, value_to_object(v), a, n, &origin);
    origin_trace(vm, &out, &origin, NULL);
    return NONE;
}
