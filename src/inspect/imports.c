/* SPDX-License-Identifier: MIT */
/* What each import costs: time; the most that was in use meanwhile, garbage and the compiler's
 * trees included; what is kept, after a collection, without what it imported itself and with it.
 * heap.imports(True) begins to record, heap.imports() prints; -X importtime does so and writes each
 * line when the import ends, as CPython does.
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
#include "inspect/column.h"
#include "module/console.h"
#include "object/object.h"
#include "object/tuple.h"
#include "object/writer.h"
#include "port/port.h"

typedef struct {
    Value name;
    Value state;
    Value level, depth; /* imports under way then; the frame's (vm->depth) */
    Value began, most;  /* bytes in use when it began, and the most until it ended */
    Value kept, time;   /* bytes, us; without what it imported */
} Record;

typedef struct {
    uintptr_t header;
    Value ready;       /* is a SETTLE done that no SEARCH has used? */
    Value tells;       /* does -X importtime want lines? */
    Value stretch;     /* when it began */
    Value peak_before; /* heap.peak_words of all before */
    Value aside;       /* bytes of holes, pinned garbage and this tuple at the last collection */
    Record record[];   /* behind the last there may be room for one more, zeroed */
} Records;

enum { FIRST = 5 }; /* words before the records */
/* Bits of `state`: it has not ended; its body has begun to run; it has raised; its code lies in
 * flash, where nothing had to be compiled. */
enum { OPEN = 1, RUNNING = 2, FAILED = 4, FLASH = 8 };

/* Times are kept modulo this and one: small ints have 31 bits. */
enum { TIME_MASK = 0x3FFFFFFF };

/* Good until the next allocation, as are the addresses of records in it: whoever has collected
 * looks for its record again. */
static Records *records(const Vm *vm) {
    return (Records *)vm->roots[ROOT_IMPORTS].bits;
}

static void add(Value *word, intptr_t n) {
    *word = value_int(value_to_int(*word) + n);
}

static void raise_to(Value *word, intptr_t n) {
    if (n > value_to_int(*word)) {
        *word = value_int(n);
    }
}

/* Where the tuple ends. */
static Record *room_end(const Vm *vm) {
    Records *all = records(vm);
    return (Record *)(&all->ready + tuple_length((const Tuple *)all));
}

/* Where the records end. */
static Record *end_of(const Vm *vm) {
    Record *end = room_end(vm);
    return end > records(vm)->record && value_absent(end[-1].name) ? end - 1 : end;
}

/* The innermost import under way; NULL: none. */
static Record *innermost(const Vm *vm) {
    for (Record *r = end_of(vm); r-- > records(vm)->record;) {
        if (value_to_int(r->state) & OPEN) {
            return r;
        }
    }
    return NULL;
}

enum { KEPT = offsetof(Record, kept) / sizeof(Value), TIME };

/* The sum of a figure of the records in [from, to). */
static intptr_t sum(const Record *from, const Record *to, size_t figure) {
    intptr_t total = 0;
    for (; from < to; from++) {
        total += value_to_int((&from->name)[figure]);
    }
    return total;
}

/* Bytes of the tuple itself. */
static intptr_t own_bytes(const Vm *vm) {
    return (intptr_t)(object_words((const Object *)records(vm)) * sizeof(Value));
}

/* Words of objects: all, or those marked. */
static intptr_t object_sum(const Heap *heap, uintptr_t mask) {
    size_t words = 0;
    for (Object *o = NULL; (o = heap_next_object(heap, o)) != NULL;) {
        bool counts = object_kind(o) != KIND_HOLE && (o->header & mask) == mask;
        words += counts ? object_words(o) : 0;
    }
    return (intptr_t)words;
}

static void count_reached(Vm *vm) {
    records(vm)->aside = value_int(object_sum(&vm->heap, HEADER_MARK));
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
    Value *aside = &records(vm)->aside;
    intptr_t pinned = heap->pin_low != NULL ? object_sum(heap, 0) - value_to_int(*aside) : 0;
    intptr_t used =
        (intptr_t)heap_used_bytes(heap) - own_bytes(vm) - pinned * (intptr_t)sizeof(Value);
    size_t run = heap_run_words(heap) * sizeof(Value);
    *aside = value_int((intptr_t)(heap_total_bytes(heap) - run) - used);
    return used;
}

/* ---- stretches ---- */

/* Only differences of it mean anything, and those modulo TIME_MASK + 1. */
static intptr_t now(void) {
    return (intptr_t)port_ticks_us() & TIME_MASK;
}

/* What has passed since the stretch began goes to the innermost import. */
static void end_stretch(Vm *vm) {
    Record *r = innermost(vm);
    if (r != NULL) {
        add(&r->time, (now() - value_to_int(records(vm)->stretch)) & TIME_MASK);
        raise_to(&r->most, (intptr_t)heap_peak_bytes(&vm->heap) - value_to_int(records(vm)->aside));
    }
}

/* heap.peak_words begins anew while an import is under way, and is what it would be without all
 * this when none is. */
static void begin_peak(Vm *vm, bool is_open) {
    Value *before = &records(vm)->peak_before;
    raise_to(before, (intptr_t)vm->heap.peak_words);
    vm->heap.peak_words = is_open ? 0 : (size_t)value_to_int(*before);
}

static void begin_stretch(Vm *vm) {
    begin_peak(vm, innermost(vm) != NULL);
    records(vm)->stretch = value_int(now());
}

/* ---- lines ---- */

static const char heading[] = "import time: self [us] | cumulative |   peak [B] |   kept [B] | "
                              "cumulative | imported package\n";

/* The name is moved to the right by how deep it was imported; `end`: see behind(). */
static void line(Writer *out, const Record *r, const Record *end) {
    intptr_t state = value_to_int(r->state);
    const intptr_t figures[] = {value_to_int(r->time), sum(r, end, TIME),
                                value_to_int(r->most) - value_to_int(r->began),
                                value_to_int(r->kept), sum(r, end, KEPT)};
    writer_text(out, "import time: ");
    for (int i = 0; i < 5; i++) {
        column_number(out, figures[i], i == 0 ? 9 : 10);
        writer_text(out, " | ");
    }
    writer_fill(out, ' ', (size_t)value_to_int(r->level) * 2);
    writer_format(out, "%v%s%s%s\n", r->name, state & FLASH ? " (from flash)" : "",
                  state & FAILED ? " (failed)" : "", state & OPEN ? " (under way)" : "");
}

/* Behind the record and those of all that it has imported. */
static const Record *behind(const Vm *vm, const Record *r) {
    intptr_t level = value_to_int(r->level);
    do {
        r++;
    } while (r < end_of(vm) && value_to_int(r->level) > level);
    return r;
}

/* ---- steps ---- */

/* Room for a record comes before the collection, so that it is no cost of an import. */
static void settle(Vm *vm, bool inner) {
    end_stretch(vm);
    size_t words = (size_t)((uintptr_t *)(end_of(vm) + 1) - (uintptr_t *)records(vm));
    Object *all = heap_grow(vm, (Object *)records(vm), words);
    vm->roots[ROOT_IMPORTS] = value_object(all);
    intptr_t used = collect(vm, inner);
    end_of(vm)->began = value_int(used);
    records(vm)->ready = value_int(1);
    begin_stretch(vm);
}

/* The stretch has begun when this settled: looking for the module is its own. */
static void begin(Vm *vm, Value name, intptr_t state) {
    Record *r = end_of(vm);
    const Record *outer = innermost(vm);
    if (r == room_end(vm)) {
        return; /* switched on in the middle of this */
    }
    r->name = name;
    r->state = value_int(state);
    r->level = value_int(outer != NULL ? value_to_int(outer->level) + 1 : 0);
    r->depth = value_int((intptr_t)vm->depth);
    r->most = r->kept = r->time = value_int(0);
    begin_peak(vm, true);
}

/* What was in use inside counts for the outer one, too. Allocates nothing. */
static void close(Vm *vm, Record *r, intptr_t state) {
    r->state = value_int((value_to_int(r->state) & ~(intptr_t)OPEN) | state);
    Record *outer = innermost(vm);
    if (outer != NULL) {
        raise_to(&outer->most, value_to_int(r->most));
    }
    if (value_to_int(records(vm)->tells)) {
        Writer out = console_error_writer(vm);
        line(&out, r, end_of(vm));
    }
    begin_stretch(vm);
}

/* It has ended without a collection: nobody knows what it kept, which goes to the outer one. */
static void failed(Vm *vm) {
    Record *r = innermost(vm);
    if (r != NULL) {
        end_stretch(vm);
        close(vm, r, FAILED);
    }
}

/* If a body that the frame at this depth waits for has ended. What is deeper, or was never run, was
 * ended by an exception. */
static void end(Vm *vm, bool inner) {
    for (Record *r; (r = innermost(vm)) != NULL;) {
        intptr_t deeper = value_to_int(r->depth) - (intptr_t)vm->depth;
        if (deeper < 0) {
            return;
        }
        if (deeper > 0 || !(value_to_int(r->state) & RUNNING)) {
            failed(vm);
            continue;
        }
        end_stretch(vm);
        intptr_t kept = collect(vm, inner);
        r = innermost(vm);
        r->kept = value_int(kept - value_to_int(r->began) - sum(r + 1, end_of(vm), KEPT));
        close(vm, r, 0);
        return;
    }
}

/* Begins to record; false when there is no memory for it. */
static bool start(Vm *vm, bool tells) {
    Object *all = heap_try_alloc(vm, KIND_TUPLE, 1 + FIRST);
    if (all == NULL) {
        return false;
    }
    vm->roots[ROOT_IMPORTS] = value_object(all);
    for (int i = 0; i < FIRST; i++) {
        (&records(vm)->ready)[i] = value_int(0);
    }
    if (tells) {
        Writer out = console_error_writer(vm);
        records(vm)->tells = value_int(1);
        writer_text(&out, heading);
    }
    return true;
}

/* May collect in the steps that settle or end an import; `inner`: the caller's C frames hold Values
 * and are scanned. Never raises, but for MemoryError where there is no room for a record. */
bool imports_note(Vm *vm, VmImportStep step, Value *values, bool inner) {
    Record *r;
    switch (step) {
    case VM_IMPORT_TELL: return start(vm, true);
    case VM_IMPORT_SEARCH: {
        bool ready = value_to_int(records(vm)->ready) != 0;
        records(vm)->ready = value_int(0);
        return !ready;
    }
    case VM_IMPORT_SETTLE: settle(vm, inner); break;
    case VM_IMPORT_BEGIN: begin(vm, *values, OPEN); break;
    case VM_IMPORT_FLASH: begin(vm, *values, OPEN | FLASH); break;
    case VM_IMPORT_COMPILED:
        if ((r = innermost(vm)) != NULL) {
            r->state = value_int(value_to_int(r->state) | RUNNING);
        }
        break;
    case VM_IMPORT_END: end(vm, inner); break;
    case VM_IMPORT_FAILED: failed(vm); break;
    }
    return false;
}

/* ---- the report ---- */

/* All records in the order in which they began, those under way included, with what they have come
 * to so far; then the sums. Allocates nothing. */
static void print(Vm *vm) {
    Writer out = console_writer(vm);
    const Record *first = records(vm)->record, *last = end_of(vm);
    writer_text(&out, heading);
    for (const Record *r = first; r < last; r++) {
        line(&out, r, behind(vm, r));
    }
    writer_format(&out, "%u modules keep %z bytes after a collection, %z ms; the records take %z\n",
                  (size_t)(last - first), sum(first, last, KEPT), sum(first, last, TIME) / 1000,
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
        vm_raise_memory(vm, sizeof(Records));
    }
    if (!on && known) {
        begin_peak(vm, false);
        vm->roots[ROOT_IMPORTS] = ABSENT;
    }
    return NONE;
}
