/* SPDX-License-Identifier: MIT */
/* __del__: called once for an object that nobody can reach any more, at a safe point after the
 * collection that found it dead. What it raises is told and dropped.
 *
 * An instance whose class has __del__ has HEADER_FINALIZER set. The collector keeps it once more,
 * clears the flag and puts it into the tuple ROOT_DYING, which always has room for all of them, so
 * that nothing is allocated then. */
#include "vm/finalize.h"

#include "builtins.h"
#include "module/console.h"
#include "object/tuple.h"
#include "vm/frame.h"
#include "vm/traceback.h"

/* Makes room for one more before the flag is set, so that the collector never meets more flagged
 * objects than the tuple takes. It grows by half: registering n objects copies O(n) items in all.
 * May allocate, and a MemoryError leaves the instance without a finalizer, but counted. */
void finalize_register(Vm *vm, Value instance) {
    size_t wanted = ++vm->heap.mortals;
    Value dying = vm->roots[ROOT_DYING];
    size_t room = value_absent(dying) ? 0 : tuple_length(AS(Tuple, dying));
    if (wanted > room) {
        Value larger = tuple_new(vm, wanted + wanted / 2);
        for (size_t i = 0; i < room; i++) { /* the old one may have got some meanwhile */
            tuple_items(larger)[i] = tuple_items(vm->roots[ROOT_DYING])[i];
        }
        vm->roots[ROOT_DYING] = larger;
    }
    value_to_object(instance)->header |= HEADER_FINALIZER;
}

/* One that waits for its turn, taken out; or absent. It is not counted any more: __del__ may bring
 * it back to life, but is not called again. The walk begins anew each time, since a collection may
 * have added some in front. */
static Value take(Vm *vm) {
    Value dying = vm->roots[ROOT_DYING];
    for (size_t i = 0; !value_absent(dying) && i < tuple_length(AS(Tuple, dying)); i++) {
        Value v = tuple_items(dying)[i];
        if (!value_absent(v)) {
            tuple_items(dying)[i] = ABSENT;
            vm->heap.mortals--;
            return v;
        }
    }
    return ABSENT;
}

/* The body of vm_try(): runs Python code, and raises what that raises. */
static void call(Vm *vm, void *context) {
    Value *v = context;
    (void)vm_call_special(vm, *v, NAME(__del__), NULL, 0);
}

/* The flag is cleared before the first call: a collection inside __del__ sets it again for what it
 * finds, so nothing waits longer than to the next safe point. Printing allocates nothing. */
bool finalize_run(Vm *vm) {
    bool any = false;
    vm->heap.dying_found = false;
    for (Value v, exception; !value_absent(v = take(vm));) {
        any = true;
        if (!vm_try(vm, call, &v, &exception)) {
            Writer w = console_error_writer(vm);
            writer_format(&w, "Exception ignored in: __del__ of '%t' object\n", v);
            traceback_print(vm, &w, exception);
        }
    }
    return any;
}
