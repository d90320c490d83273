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

#include "inspect/hooks.h"
#include "inspect/inspect.h"

#include "builtins.h"
#include "module/console.h"
#include "object/object.h"
#include "object/str.h"
#include "object/tuple.h"
#include "port/port.h"
#include "storage/stream.h"
#include "vm/frame.h"
#include "vm/traceback.h"

/* In the tuple: where to, absent for the console; lines until the key is due; since the last line:
 * collections, longest one, words found dead; when this one began, words in use then. All small ints
 * but the first. */
enum { STREAM, KEY_IN, COLLECTIONS, PAUSE, CHURN, BEGAN, USED, FIELDS };

enum { LINES_A_KEY = 60, TIME_MASK = 0x3FFFFFFF, LINE_ROOM = 128 };

static intptr_t get(Vm *vm, int field) {
    return value_to_int(tuple_items(vm->roots[ROOT_TELEMETRY])[field]);
}

static void set(Vm *vm, int field, intptr_t n) {
    tuple_items(vm->roots[ROOT_TELEMETRY])[field] = value_int(n);
}

static size_t own_bytes(Vm *vm) {
    return object_words(value_to_object(vm->roots[ROOT_TELEMETRY])) * sizeof(Value);
}

/* ---- collections ---- */

/* The checker calls it as well. */
void telemetry_collection_begins(Vm *vm) {
    if (vm->heap.collecting) {
        set(vm, BEGAN, (intptr_t)port_ticks_us() & TIME_MASK);
        set(vm, USED, (intptr_t)(vm->heap.since_collect + heap_words_made(&vm->heap)));
    }
}

void telemetry_collected(Vm *vm) {
    /* It is called too when a store has grown upwards. */
    if (value_absent(vm->roots[ROOT_TELEMETRY]) || get(vm, USED) == 0) {
        return;
    }
    intptr_t us = ((intptr_t)port_ticks_us() - get(vm, BEGAN)) & TIME_MASK;
    set(vm, COLLECTIONS, get(vm, COLLECTIONS) + 1);
    set(vm, PAUSE, us > get(vm, PAUSE) ? us : get(vm, PAUSE));
    set(vm, CHURN, get(vm, CHURN) + get(vm, USED) - (intptr_t)vm->heap.since_collect);
    set(vm, USED, 0);
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

static void make_key(Vm *vm, Line *line) {
    *line = (Line){
        .writer = {vm, put}
    };
    writer_format(&line->writer,
                  "instruments key: used of %u,live,run,collections,pause us,churn,C stack\n",
                  heap_total_bytes(&vm->heap));
}

/* The figures, all that are of one interval begin anew. */
static void make_line(Vm *vm, Line *line) {
    Heap *heap = heap_of(vm);
    size_t own = own_bytes(vm), used = heap_used_bytes(heap) - own;
    /* Nothing is known to be dead before the first collection. */
    size_t made = heap->collections > 0 ? heap_words_made(heap) * sizeof(Value) : 0;
    size_t run = heap_run_words(heap);
    run = (run > heap->largest_hole ? run : heap->largest_hole) * sizeof(Value);
    *line = (Line){
        .writer = {vm, put}
    };
    writer_format(&line->writer, "instruments: %u,%u,%u,%z,%z,%z,%u\n", used,
                  used > made ? used - made : 0, run, get(vm, COLLECTIONS), get(vm, PAUSE),
                  get(vm, CHURN) * (intptr_t)sizeof(Value), vm->c_stack_peak);
    set(vm, COLLECTIONS, 0);
    set(vm, PAUSE, 0);
    set(vm, CHURN, 0);
}

/* A line's text for stream_print(), under vm_try(). */
static void print(Vm *vm, void *context) {
    const Line *line = context;
    Value text = str_new(vm, line->text, line->n);
    stream_print(vm, tuple_items(vm->roots[ROOT_TELEMETRY])[STREAM], text);
}

static void switch_off(Vm *vm) {
    port_tick(0);
    vm->roots[ROOT_TELEMETRY] = ABSENT;
    hooks_update(vm);
    inspect_hook(vm);
}

/* On the console nothing is allocated. A stream that raises gets no more lines. */
static void send(Vm *vm, Line *line) {
    Value exception;
    if (value_absent(tuple_items(vm->roots[ROOT_TELEMETRY])[STREAM])) {
        port_write(line->text, line->n);
        port_flush();
    } else if (!vm_try(vm, print, line, &exception)) {
        Writer w = console_error_writer(vm);
        switch_off(vm);
        traceback_print(vm, &w, exception);
    }
}

static void send_key(Vm *vm) {
    Line line;
    make_key(vm, &line);
    set(vm, KEY_IN, LINES_A_KEY);
    send(vm, &line);
}

/* A stream has to wait for a safe point: the bit is left for it. */
bool telemetry_tick(Vm *vm, bool anywhere) {
    Value state = vm->roots[ROOT_TELEMETRY];
    if (value_absent(state)) {
        port_tick(0); /* left by an earlier machine */
        return false;
    }
    bool streams = !value_absent(tuple_items(state)[STREAM]);
    if (streams && anywhere) {
        vm->interrupt |= VM_INTERRUPT_TICK;
        return false;
    }
    if (get(vm, KEY_IN) == 0) {
        send_key(vm);
    }
    if (!value_absent(vm->roots[ROOT_TELEMETRY])) {
        Line line;
        set(vm, KEY_IN, get(vm, KEY_IN) - 1);
        make_line(vm, &line);
        send(vm, &line);
    }
    return streams;
}

/* telemetry(seconds=1, stream=None): lines from now on; 0 ends them. */
Value telemetry_telemetry(Vm *vm, Value *a, int n) {
    Value seconds = arg_or_absent(a, n, 0), stream = arg_or_absent(a, n, 1);
    double ms = value_absent(seconds) ? 1000 : (double)object_to_float(vm, seconds) * 1000;
    if (!(ms >= 0 && ms < TIME_MASK)) {
        vm_raise_value_error(vm, "seconds must be 0 or more");
    }
    if (!value_absent(vm->roots[ROOT_TELEMETRY])) {
        switch_off(vm);
    }
    if (ms == 0) {
        return NONE;
    }
    Value state = tuple_new(vm, FIELDS);
    tuple_items(state)[STREAM] = value_is_none(stream) ? ABSENT : stream;
    vm->roots[ROOT_TELEMETRY] = state;
    for (int i = STREAM + 1; i < FIELDS; i++) {
        set(vm, i, 0);
    }
    hooks_update(vm);
    inspect_hook(vm);
    port_tick(ms < 1 ? 1 : (uint32_t)ms);
    send_key(vm);
    return NONE;
}
