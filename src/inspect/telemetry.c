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
 * instructions, or where a long built-in looks for Ctrl-C. Pauses are taken by standing in for two
 * calls of the collector, so that when it is off nothing is left of it. */
#include "inspect/telemetry.h"

#include "builtins.h"
#include "inspect/hooks.h"
#include "module/console.h"
#include "object/object.h"
#include "object/str.h"
#include "object/tuple.h"
#include "port/port.h"
#include "storage/stream.h"
#include "vm/frame.h"
#include "vm/traceback.h"

/* The tuple that all is kept in. All small ints but the first. */
typedef struct {
    uintptr_t header;
    Value stream; /* where to; absent for the console */
    Value key_in; /* lines until the key is due */
    Value collections, pause,
        churn;         /* since the last line: number, the longest, words found dead */
    Value began, used; /* when this one began, words in use then */
} State;

enum { LINES_A_KEY = 60, TIME_MASK = 0x3FFFFFFF, LINE_ROOM = 128 };

/* NULL while it is off. Good until the next allocation: what is sent to a stream may run Python
 * code, which may switch it off, too. */
static State *state_of(const Vm *vm) {
    return (State *)vm->roots[ROOT_TELEMETRY].bits;
}

static intptr_t now(void) {
    return (intptr_t)port_ticks_us() & TIME_MASK;
}

static void add(Value *word, intptr_t n) {
    *word = value_int(value_to_int(*word) + n);
}

/* ---- collections ---- */

/* The checker calls it as well. */
void telemetry_collection_begins(Vm *vm) {
    State *state = state_of(vm);
    if (vm->heap.collecting) {
        state->began = value_int(now());
        state->used = value_int((intptr_t)(vm->heap.since_collect + heap_words_made(&vm->heap)));
    }
}

/* It is called too when a store has grown upwards. */
void telemetry_collection_ends(Vm *vm) {
    State *state = state_of(vm);
    if (value_to_int(state->used) == 0) {
        return;
    }
    intptr_t us = (now() - value_to_int(state->began)) & TIME_MASK;
    add(&state->collections, 1);
    add(&state->churn, value_to_int(state->used) - (intptr_t)vm->heap.since_collect);
    state->used = value_int(0);
    if (us > value_to_int(state->pause)) {
        state->pause = value_int(us);
    }
}

/* ---- lines ---- */

/* A Writer into memory; what does not fit is dropped. */
typedef struct {
    Writer writer; /* first */
    size_t n;
    char text[LINE_ROOM];
} Line;

static void put(Writer *w, const char *bytes, size_t n) {
    Line *line = (Line *)w;
    for (; n > 0 && line->n < LINE_ROOM; n--) {
        line->text[line->n++] = *bytes++;
    }
}

/* The figures, all that are of one interval begin anew. */
static void make_line(Vm *vm, Writer *out) {
    Heap *heap = heap_of(vm);
    State *state = state_of(vm);
    size_t used = heap_used_bytes(heap) - object_words((Object *)state) * sizeof(Value);
    /* Nothing is known to be dead before the first collection. */
    size_t made = heap->collections > 0 ? heap_words_made(heap) * sizeof(Value) : 0;
    size_t run = heap_run_words(heap);
    run = (run > heap->largest_hole ? run : heap->largest_hole) * sizeof(Value);
    writer_format(out, "instruments: %u,%u,%u,%z,%z,%z,%u\n", used, used > made ? used - made : 0,
                  run, value_to_int(state->collections), value_to_int(state->pause),
                  value_to_int(state->churn) * (intptr_t)sizeof(Value), vm->c_stack_peak);
    state->collections = state->pause = state->churn = value_int(0);
}

/* A line's text for stream_print(), under vm_try(). */
static void print(Vm *vm, void *context) {
    const Line *line = context;
    Value text = str_new(vm, line->text, line->n);
    stream_print(vm, state_of(vm)->stream, text);
}

/* Nothing of it is left: no tick, no hook, no object. */
static void switch_off(Vm *vm) {
    port_tick(0);
    vm->roots[ROOT_TELEMETRY] = ABSENT;
    hooks_update(vm);
}

/* A line, or the key. On the console nothing is allocated. A stream that raises gets no more. */
static void send(Vm *vm, bool key) {
    Value exception;
    Line line;
    line.writer = (Writer){vm, put};
    line.n = 0;
    if (key) {
        state_of(vm)->key_in = value_int(LINES_A_KEY);
        writer_format(&line.writer,
                      "instruments key: used of %u,live,run,collections,pause us,churn,C stack\n",
                      heap_total_bytes(&vm->heap));
    } else {
        add(&state_of(vm)->key_in, -1);
        make_line(vm, &line.writer);
    }
    if (value_absent(state_of(vm)->stream)) {
        port_write(line.text, line.n);
        port_flush();
    } else if (!vm_try(vm, print, &line, &exception)) {
        Writer w = console_error_writer(vm);
        switch_off(vm);
        traceback_print(vm, &w, exception);
    }
}

/* A stream has to wait for a safe point: the bit is left for it. */
bool telemetry_tick(Vm *vm, bool anywhere) {
    const State *state = state_of(vm);
    if (state == NULL) {
        port_tick(0); /* left by an earlier machine */
        return false;
    }
    bool streams = !value_absent(state->stream);
    if (streams && anywhere) {
        vm->interrupt |= VM_INTERRUPT_TICK;
        return false;
    }
    if (value_to_int(state->key_in) == 0) {
        send(vm, true);
    }
    if (state_of(vm) != NULL) {
        send(vm, false);
    }
    return streams;
}

/* telemetry(seconds=1, stream=None): lines from now on; 0 ends them. */
Value telemetry_telemetry(Vm *vm, Value *a, int n) {
    Value seconds = arg_or_absent(a, n, 0), stream = arg_or_absent(a, n, 1);
    Float ms = value_absent(seconds) ? 1000 : object_to_float(vm, seconds) * 1000;
    if (!(ms >= 0 && ms < TIME_MASK)) {
        vm_raise_value_error(vm, "seconds must be 0 or more");
    }
    if (state_of(vm) != NULL) {
        switch_off(vm);
    }
    if (ms == 0) {
        return NONE;
    }
    Value tuple = tuple_new(vm, WORDS_OF(State) - 1);
    for (size_t i = 1; i < WORDS_OF(State) - 1; i++) {
        tuple_items(tuple)[i] = value_int(0);
    }
    tuple_items(tuple)[0] = value_is_none(stream) ? ABSENT : stream;
    vm->roots[ROOT_TELEMETRY] = tuple;
    hooks_update(vm);
    port_tick(ms < 1 ? 1 : (uint32_t)ms);
    send(vm, true);
    return NONE;
}
