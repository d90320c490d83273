/* SPDX-License-Identifier: MIT */
/* heap.telemetry(): what the fields of a line are is written once (and now and then again, for who
 * listens later), then a line of numbers at each tick of the clock:
 *
 *     instruments key: used of 65536,live,run,collections,pause us,churn,C stack
 *     instruments: 41236,30112,24300,3,1240,21880,936
 *
 * in bytes but for the collections and the longest of them; these three (and the bytes that they
 * found dead, churn) are those since the last line. `live` is what was in use after the last
 * collection, `run` the largest that can be had at once, `C stack` the most of it so far. The
 * object that all this is kept in counts for none of them.
 *
 * A tick is an interrupt of the platform's clock that sets a bit; the line is written between two
 * instructions, or where a long built-in looks for Ctrl-C. */
#include "inspect/telemetry.h"

#include "builtins.h"
#include "module/console.h"
#include "object/object.h"
#include "port/port.h"
#include "value/floatbits.h"

/* The object that all is kept in, a RAW. */
typedef struct {
    uintptr_t header;
    size_t key_in; /* lines until the key is due */
    size_t collections, pause,
        churn;          /* since the last line: number, the longest, words found dead */
    size_t began, used; /* when this one began, words in use then */
} State;

enum { LINES_A_KEY = 60 };

/* NULL while it is off. Good until the next allocation. */
static State *state_of(const Vm *vm) {
    return (State *)vm->roots[ROOT_TELEMETRY].bits;
}

/* ---- collections ---- */

/* The checker calls it as well. */
void telemetry_collection_begins(Vm *vm) {
    State *state = state_of(vm);
    if (vm->heap.collecting) {
        state->began = port_ticks_us();
        state->used = vm->heap.since_collect + heap_words_made(&vm->heap);
    }
}

/* It is called too when a store has grown upwards. */
void telemetry_collection_ends(Vm *vm) {
    State *state = state_of(vm);
    size_t us = port_ticks_us() - (uint32_t)state->began;
    if (state->used != 0) {
        state->collections++;
        state->churn += state->used - vm->heap.since_collect;
        state->used = 0;
        state->pause = us > state->pause ? us : state->pause;
    }
}

/* ---- lines ---- */

/* The figures; all that are of one interval begin anew. */
static void write_figures(Vm *vm, Writer *out) {
    Heap *heap = heap_of(vm);
    State *state = state_of(vm);
    size_t used = heap_used_bytes(heap) - object_words((Object *)state) * sizeof(Value);
    /* Nothing is known to be dead before the first collection. */
    size_t made = heap->collections > 0 ? heap_words_made(heap) * sizeof(Value) : 0;
    size_t run = heap_run_words(heap), hole = heap->largest_hole;
    writer_format(out, "instruments: %u,%u,%w,%u,%u,%z,%u\n", used, used > made ? used - made : 0,
                  run > hole ? run : hole, state->collections, state->pause,
                  (intptr_t)(state->churn * sizeof(Value)), vm->c_stack_peak);
    state->collections = state->pause = state->churn = 0;
}

/* The key when it is due, and figures. Nothing is allocated. */
static void send(Vm *vm) {
    Writer out = console_writer(vm);
    State *state = state_of(vm);
    if (state->key_in-- == 0) {
        state->key_in = LINES_A_KEY - 1;
        writer_format(&out,
                      "instruments key: used of %u,live,run,collections,pause us,churn,C stack\n",
                      heap_total_bytes(&vm->heap));
    }
    write_figures(vm, &out);
    port_flush();
}

bool telemetry_tick(Vm *vm, bool anywhere) {
    (void)anywhere;
    if (state_of(vm) == NULL) {
        port_tick(0); /* left by an earlier machine */
    } else {
        send(vm);
    }
    return false;
}

/* telemetry(seconds=1): lines from now on; 0 ends them. */
Value telemetry_telemetry(Vm *vm, Value *a, int n) {
    uint32_t ms = 1000;
    if (n > 0) {
        Float f = object_to_float(vm, arg(a, 0)) * 1000;
        if (floatbits_of(f) > floatbits_of(0x40000000)) { /* or negative, or NaN */
            vm_raise_value_error(vm, "seconds must be 0 or more");
        }
        ms = (uint32_t)f;
    }
    port_tick(0);
    vm->roots[ROOT_TELEMETRY] = ABSENT;
    if (ms > 0) {
        vm->roots[ROOT_TELEMETRY] = value_object(heap_alloc(vm, KIND_RAW, WORDS_OF(State)));
        port_tick(ms);
    }
    return NONE;
}
