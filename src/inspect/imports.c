/* SPDX-License-Identifier: MIT */
/* What each import costs: the most that was in use meanwhile, garbage and the compiler's trees
 * included; what is kept, after a collection; time. All of it for compiling and for running the
 * body, and without what it imported itself. heap.imports(True) begins to record, heap.imports()
 * prints; -X importtime does so and writes a line after each import, as CPython's does.
 *
 * The records are one tuple of small ints and names in ROOT_IMPORTS, in the order in which imports
 * began, so that those behind an open one are what it has imported. The tuple's own words are left
 * out of all figures. Between two steps of imports lies a stretch, which belongs to the innermost
 * open one; its time ends where a step begins to measure, and the next begins behind that. For a
 * stretch heap.peak_words begins anew; the peak of all before is kept here meanwhile.
 *
 * A module written in C takes nothing and has no record. */
#include "inspect/imports.h"

#include "builtins.h"
#include "module/console.h"
#include "object/object.h"
#include "object/tuple.h"
#include "port/port.h"

/* What comes first in the tuple: is a SETTLE done that no SEARCH has used; does -X importtime want
 * lines; when the stretch began; heap.peak_words of all before; bytes of
 * holes, of pinned garbage and of this tuple at the last collection. */
enum { READY, TELLS, STRETCH, PEAK_BEFORE, ASIDE, FIRST };

/* A record: the module's name; bits of STATE; bytes in use when it began, and the most until it
 * ended; figures of two phases. */
enum { NAME_OF, STATE, BEGAN, MOST, COMPILE, RUN = COMPILE + 3, RECORD = RUN + 3 };
/* Figures of a phase: bytes above BEGAN at most, without what inner imports kept; bytes; us. */
enum { HIGH, KEPT, TIME };
/* Below the frame's depth (vm->depth) and how many imports were under way. */
enum {
    OPEN = 1,
    RUNNING = 2,
    FAILED = 4,
    FLASH = 8,
    LEVEL = 16,
    LEVELS = 64,
    DEPTH = LEVEL * LEVELS
};

/* Times are kept modulo this and one: small ints have 31 bits. */
enum { TIME_MASK = 0x3FFFFFFF };

static intptr_t get(Vm *vm, size_t at) {
    return value_to_int(tuple_items(vm->roots[ROOT_IMPORTS])[at]);
}

static void set(Vm *vm, size_t at, intptr_t n) {
    tuple_items(vm->roots[ROOT_IMPORTS])[at] = value_int(n);
}

static void add(Vm *vm, size_t at, intptr_t n) {
    set(vm, at, get(vm, at) + n);
}

static void raise_to(Vm *vm, size_t at, intptr_t n) {
    set(vm, at, n > get(vm, at) ? n : get(vm, at));
}

/* Where the records end: behind the last there may be room for one more, zeroed. */
static size_t end_of(Vm *vm) {
    size_t end = tuple_length(AS(Tuple, vm->roots[ROOT_IMPORTS]));
    const Value *last = tuple_items(vm->roots[ROOT_IMPORTS]) + end - RECORD;
    return end > FIRST && value_absent(last[NAME_OF]) ? end - RECORD : end;
}

/* The innermost import under way; 0: none. */
static size_t innermost(Vm *vm) {
    for (size_t at = end_of(vm); at > FIRST;) {
        at -= RECORD;
        if (get(vm, at + STATE) & OPEN) {
            return at;
        }
    }
    return 0;
}

/* The sum of a figure over both phases of the records in [from, to). */
static intptr_t sum(Vm *vm, size_t from, size_t to, size_t figure) {
    intptr_t total = 0;
    for (; from < to; from += RECORD) {
        total += get(vm, from + COMPILE + figure) + get(vm, from + RUN + figure);
    }
    return total;
}

/* Bytes of the tuple itself. */
static intptr_t own_bytes(Vm *vm) {
    return (intptr_t)(object_words(value_to_object(vm->roots[ROOT_IMPORTS])) * sizeof(Value));
}

/* Words of objects: all, or those marked. */
static intptr_t object_sum(const Heap *heap, uintptr_t mask) {
    size_t words = 0;
    for (Object *o = heap_next_object(heap, NULL); o != NULL; o = heap_next_object(heap, o)) {
        bool counts = object_kind(o) != KIND_HOLE && (o->header & mask) == mask;
        words += counts ? object_words(o) : 0;
    }
    return (intptr_t)words;
}

static void count_reached(Vm *vm) {
    set(vm, ASIDE, object_sum(&vm->heap, HEADER_MARK));
}

/* Bytes in use after a collection, as gc.collect() and gc.mem_alloc() tell them, without the
 * records. What only C code points at, or seems to, is left out: mostly it is garbage. */
static intptr_t collect(Vm *vm, bool inner) {
    Heap *heap = heap_of(vm);
    heap->trim_all = true;
    heap->reached = count_reached;
    heap_collect(vm, inner);
    heap->reached = NULL;
    heap->trim_all = false;
    intptr_t pinned = heap->pin_low != NULL ? object_sum(heap, 0) - get(vm, ASIDE) : 0;
    intptr_t used =
        (intptr_t)heap_used_bytes(heap) - own_bytes(vm) - pinned * (intptr_t)sizeof(Value);
    size_t run = heap_run_words(heap) * sizeof(Value);
    set(vm, ASIDE, (intptr_t)(heap_total_bytes(heap) - run) - used);
    return used;
}

/* ---- stretches ---- */

/* What has passed since the stretch began goes to the innermost import. */
static void end_stretch(Vm *vm) {
    size_t at = innermost(vm);
    if (at == 0) {
        return;
    }
    size_t phase = at + (get(vm, at + STATE) & RUNNING ? RUN : COMPILE);
    intptr_t most = (intptr_t)heap_peak_bytes(&vm->heap) - get(vm, ASIDE);
    add(vm, phase + TIME, ((intptr_t)port_ticks_us() - get(vm, STRETCH)) & TIME_MASK);
    raise_to(vm, at + MOST, most);
    most -= get(vm, at + BEGAN) + sum(vm, at + RECORD, end_of(vm), KEPT);
    raise_to(vm, phase + HIGH, most);
}

static void begin_peak(Vm *vm, bool is_open) {
    raise_to(vm, PEAK_BEFORE, (intptr_t)vm->heap.peak_words);
    vm->heap.peak_words = is_open ? 0 : (size_t)get(vm, PEAK_BEFORE);
}

static void begin_stretch(Vm *vm) {
    begin_peak(vm, innermost(vm) != 0);
    set(vm, STRETCH, (intptr_t)port_ticks_us() & TIME_MASK);
}

/* ---- steps ---- */

/* Room for a record comes before the collection, so that it is no cost of an import. */
static void settle(Vm *vm, bool inner) {
    end_stretch(vm);
    Object *records = value_to_object(vm->roots[ROOT_IMPORTS]);
    size_t end = end_of(vm);
    records = heap_grow(vm, records, 1 + end + RECORD);
    vm->roots[ROOT_IMPORTS] = value_object(records);
    set(vm, end + BEGAN, collect(vm, inner));
    set(vm, READY, 1);
    begin_stretch(vm);
}

/* The stretch has begun when this settled: looking for the module is its own. */
static void begin(Vm *vm, Value name, intptr_t flags) {
    size_t at = end_of(vm), outer = innermost(vm);
    intptr_t level = outer ? get(vm, outer + STATE) / LEVEL % LEVELS + 1 : 0;
    level = level < LEVELS ? level : LEVELS - 1;
    if (at == tuple_length(AS(Tuple, vm->roots[ROOT_IMPORTS]))) {
        return; /* switched on in the middle of this */
    }
    tuple_items(vm->roots[ROOT_IMPORTS])[at + NAME_OF] = name;
    set(vm, at + STATE, (intptr_t)vm->depth * DEPTH + level * LEVEL + flags);
    for (size_t i = MOST; i < RECORD; i++) {
        set(vm, at + i, 0);
    }
    begin_peak(vm, true);
}

/* Until here it was compiled, or found in flash, and got its namespace. */
static void compiled(Vm *vm, Value *values, bool inner) {
    size_t at = innermost(vm);
    CRoots roots;
    if (at == 0 || get(vm, at + STATE) & RUNNING) {
        return; /* it has no record */
    }
    end_stretch(vm);
    heap_root(&vm->heap, &roots, values, 3);
    intptr_t used = collect(vm, inner);
    heap_unroot(&vm->heap, &roots);
    set(vm, at + COMPILE + KEPT, used - get(vm, at + BEGAN));
    add(vm, at + STATE, RUNNING);
    begin_stretch(vm);
}

static void right(Writer *out, intptr_t n, int width) {
    static const char blanks[] = "               ";
    width -= n < 0;
    for (intptr_t rest = n; rest >= 10 || rest <= -10; rest /= 10) {
        width--;
    }
    writer_put(out, blanks, width > 1 ? (size_t)width - 1 : 0);
    writer_int(out, n);
}

/* A figure of records, the first one's own or of all of them, and a column's end. */
static void column(Writer *out, intptr_t n, int width) {
    right(out, n, width);
    writer_text(out, " | ");
}

/* The module's name, moved to the right by how deep it was imported. */
static void name_of(Writer *out, size_t at) {
    Vm *vm = out->vm;
    for (intptr_t level = get(vm, at + STATE) / LEVEL % LEVELS; level > 0; level--) {
        writer_text(out, "  ");
    }
    writer_str(out, tuple_items(vm->roots[ROOT_IMPORTS])[at + NAME_OF]);
    writer_text(out, get(vm, at + STATE) & FLASH ? " (from flash)" : "");
    writer_text(out, get(vm, at + STATE) & FAILED ? " (failed)" : "");
    writer_text(out, get(vm, at + STATE) & OPEN ? " (under way)\n" : "\n");
}

/* The line of -X importtime. */
static void tell(Vm *vm, size_t at) {
    Writer out = console_error_writer(vm);
    size_t end = end_of(vm), next = at + RECORD;
    intptr_t most = get(vm, at + MOST) - get(vm, at + BEGAN);
    writer_text(&out, "import time: ");
    column(&out, sum(vm, at, next, TIME), 9);
    column(&out, sum(vm, at, end, TIME), 10);
    column(&out, most, 8);
    column(&out, sum(vm, at, next, KEPT), 8);
    column(&out, sum(vm, at, end, KEPT), 10);
    name_of(&out, at);
}

static void close(Vm *vm, size_t at, intptr_t flags) {
    intptr_t most = get(vm, at + MOST);
    set(vm, at + STATE, (get(vm, at + STATE) & ~(intptr_t)OPEN) | flags);
    size_t outer = innermost(vm);
    if (outer != 0) {
        raise_to(vm, outer + MOST, most);
    }
    if (get(vm, TELLS)) {
        tell(vm, at);
    }
    begin_stretch(vm);
}

/* It has ended without a collection: nobody knows what it kept, which goes to the outer one. */
static void failed(Vm *vm) {
    size_t at = innermost(vm);
    if (at != 0) {
        end_stretch(vm);
        set(vm, at + COMPILE + KEPT, 0);
        close(vm, at, FAILED);
    }
}

/* If a body that the frame at this depth waits for has ended. What is deeper, or was never run, was
 * ended by an exception. */
static void end(Vm *vm, bool inner) {
    for (size_t at; (at = innermost(vm)) != 0;) {
        intptr_t state = get(vm, at + STATE), depth = state / DEPTH;
        if (depth < (intptr_t)vm->depth) {
            return;
        }
        if (depth > (intptr_t)vm->depth || !(state & RUNNING)) {
            failed(vm);
            continue;
        }
        end_stretch(vm);
        intptr_t kept = collect(vm, inner) - get(vm, at + BEGAN);
        set(vm, at + RUN + KEPT, kept - sum(vm, at, end_of(vm), KEPT));
        close(vm, at, 0);
        return;
    }
}

/* Begins to record; false when there is no memory for it. */
static bool start(Vm *vm, bool tells) {
    Object *records = heap_try_alloc(vm, KIND_TUPLE, 1 + FIRST);
    if (records == NULL) {
        return false;
    }
    vm->roots[ROOT_IMPORTS] = value_object(records);
    for (size_t i = 0; i < FIRST; i++) {
        set(vm, i, 0);
    }
    set(vm, TELLS, tells);
    if (tells) {
        Writer out = console_error_writer(vm);
        writer_text(&out, "import time: self [us] | cumulative | peak [B] | kept [B] | cumulative "
                          "| imported package\n");
    }
    return true;
}

bool imports_note(Vm *vm, VmImportStep step, Value *values, bool inner) {
    switch (step) {
    case VM_IMPORT_TELL: return start(vm, true);
    case VM_IMPORT_SEARCH: {
        bool ready = get(vm, READY) != 0;
        set(vm, READY, 0);
        return !ready;
    }
    case VM_IMPORT_SETTLE: settle(vm, inner); break;
    case VM_IMPORT_BEGIN: begin(vm, *values, OPEN); break;
    case VM_IMPORT_FLASH: begin(vm, *values, OPEN | FLASH); break;
    case VM_IMPORT_COMPILED: compiled(vm, values, inner); break;
    case VM_IMPORT_END: end(vm, inner); break;
    case VM_IMPORT_FAILED: failed(vm); break;
    }
    return false;
}

/* ---- the report ---- */

/* Milliseconds with one decimal. */
static void time_of(Writer *out, intptr_t us, const char *after) {
    right(out, us / 1000, 6);
    writer_format(out, ".%d%s", (int)(us / 100 % 10), after);
}

static void row(Writer *out, size_t at, size_t end) {
    Vm *vm = out->vm;
    for (size_t phase = at + COMPILE; phase <= at + RUN; phase += RUN - COMPILE) {
        right(out, get(vm, phase + HIGH), phase == at + COMPILE ? 13 : 9);
        right(out, get(vm, phase + KEPT), 8);
        time_of(out, get(vm, phase + TIME), " | ");
    }
    right(out, sum(vm, at, end, KEPT), 11);
    writer_text(out, "  ");
    name_of(out, at);
}

/* Behind the record and those of all that it has imported. */
static size_t behind(Vm *vm, size_t at) {
    intptr_t level = get(vm, at + STATE) / LEVEL % LEVELS;
    do {
        at += RECORD;
    } while (at < end_of(vm) && get(vm, at + STATE) / LEVEL % LEVELS > level);
    return at;
}

static void print(Vm *vm) {
    Writer out = console_writer(vm);
    size_t end = end_of(vm);
    writer_text(
        &out, "compile: peak    kept      ms | run: peak    kept      ms | kept in all  module\n");
    for (size_t at = FIRST; at < end; at += RECORD) {
        row(&out, at, behind(vm, at));
    }
    writer_format(
        &out, "%u modules keep %z bytes after a collection, %z ms; these records take %z more\n",
        (end - FIRST) / RECORD, sum(vm, FIRST, end, KEPT), sum(vm, FIRST, end, TIME) / 1000,
        own_bytes(vm));
}

/* imports(): the report on the console; allocates nothing. imports(True), imports(False): records
 * from now on, or no more, and forgets what there is. */
Value imports_imports(Vm *vm, Value *a, int n) {
    bool known = !value_absent(vm->roots[ROOT_IMPORTS]);
    if (n == 0 || value_is_none(arg(a, 0))) {
        if (!known) {
            vm_raise_format(vm, &type_RuntimeError,
                            "imports are not being recorded: heap.imports(True) first");
        }
        print(vm);
        return NONE;
    }
    bool on = object_truth(vm, arg(a, 0));
    if (on && !known && !start(vm, false)) {
        vm_raise_memory(vm, (1 + FIRST) * sizeof(Value));
    }
    if (!on && known) {
        begin_peak(vm, false);
        vm->roots[ROOT_IMPORTS] = ABSENT;
    }
    return NONE;
}
