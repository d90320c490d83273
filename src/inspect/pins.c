/* SPDX-License-Identifier: MIT */
/* heap.pins(). An object is held for good when its address was handed out (uctypes.addressof), and
 * pinned for a collection when the C stack points at it: that of a built-in that has called back,
 * such as a sort with a key. What was pinned when the last collection ran may be free by now, but
 * the hole before it stays until the next one. */
#include "inspect/pins.h"

#include "builtins.h"
#include "inspect/describe.h"
#include "inspect/reach.h"
#include "module/console.h"

static const char reasons[][9] = {"-      ", "held   ", "C stack"};

/* Sets HEADER_PINNED as a collection would that this native makes. */
void pins_write(Writer *out, bool rows) {
    Vm *vm = out->vm;
    Heap *heap = heap_of(vm);
    size_t held = 0, pinned = 0, hole = 0;
    reach_pins(vm);
    for (Object *o = NULL; (o = heap_next_object(heap, o)) != NULL;) {
        if (object_kind(o) == KIND_HOLE) {
            hole += object_words(o);
            continue;
        }
        bool is_held = o->header & HEADER_HELD;
        bool is_pinned = !is_held && (o->header & HEADER_PINNED);
        o->header &= ~(uintptr_t)HEADER_PINNED;
        held += is_held;
        pinned += is_pinned;
        if (rows && (is_held || is_pinned || hole != 0)) {
            writer_hex(out, (size_t)((uintptr_t)o - (uintptr_t)heap->base), 8);
            writer_format(out, "%10w%10w  %s  ", object_words(o), hole,
                          reasons[is_held + 2 * is_pinned]);
            describe_object(out, o);
            writer_text(out, "\n");
        }
        hole = 0;
    }
    writer_format(out, "pinned: %u by the C stack, %u held\n", pinned, held);
}

/* heap.pins(): each object that cannot move or has a hole before it. */
Value pins_print(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    Writer out = console_writer(vm);
    writer_text(&out, " address     bytes    before  by\n");
    pins_write(&out, true);
    return NONE;
}
