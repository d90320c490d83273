/* SPDX-License-Identifier: MIT */
/* heap.pins(). An object is held for good when its address was handed out (uctypes.addressof), and
 * pinned for a collection when the C stack points at it: that of a built-in that has called back,
 * such as a sort with a key. What was pinned when the last collection ran may be free by now, but
 * the hole before it stays until the next one. */
#include "inspect/pins.h"

#include "builtins.h"
#include "heap/stackscan.h"
#include "inspect/census.h"
#include "inspect/column.h"
#include "inspect/describe.h"
#include "module/console.h"

enum { BYTES_WIDTH = 10 };

/* Sets HEADER_PINNED as a collection would that this native makes. What the last collection has
 * left word of stays. */
static void set_pins(Heap *heap) {
    uintptr_t *low = heap->pin_low, *high = heap->pin_high;
    stackscan_pin(heap, false);
    heap->pin_low = low;
    heap->pin_high = high;
}

size_t pins_count(Vm *vm, size_t *held) {
    Heap *heap = heap_of(vm);
    size_t pinned = 0;
    *held = 0;
    set_pins(heap);
    for (Object *o = NULL; (o = heap_next_object(heap, o)) != NULL;) {
        *held += (o->header & HEADER_HELD) != 0;
        pinned += (o->header & (HEADER_HELD | HEADER_PINNED)) == HEADER_PINNED;
        o->header &= ~(uintptr_t)HEADER_PINNED;
    }
    return pinned;
}

/* heap.pins(): each object that cannot move or has a hole before it. */
Value pins_print(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    Heap *heap = heap_of(vm);
    CensusTotals t;
    size_t held, pinned = pins_count(vm, &held), hole = 0;
    census_totals(vm, &t);
    Writer out = console_writer(vm);
    writer_format(
        &out, "pinned: %u by the C stack, %u held; free: %u, largest run: %u, holes: %u\n", pinned,
        held, (t.run + t.holes) * sizeof(Value), t.run * sizeof(Value), t.holes * sizeof(Value));
    set_pins(heap);
    for (Object *o = NULL; (o = heap_next_object(heap, o)) != NULL;) {
        if (object_kind(o) == KIND_HOLE) {
            hole += object_words(o);
            continue;
        }
        uintptr_t pins = o->header & (HEADER_HELD | HEADER_PINNED);
        o->header &= ~(uintptr_t)HEADER_PINNED;
        if (pins != 0 || hole != 0) {
            writer_hex(&out, (uintptr_t)o - (uintptr_t)heap->base, 8);
            column_number(&out, (intptr_t)(object_words(o) * sizeof(Value)), BYTES_WIDTH);
            column_number(&out, (intptr_t)(hole * sizeof(Value)), BYTES_WIDTH);
            writer_text(&out, pins & HEADER_HELD ? "  held    "
                              : pins             ? "  C stack "
                                                 : "  -       ");
            describe_object(&out, o);
            writer_text(&out, "\n");
        }
        hole = 0;
    }
    return NONE;
}
