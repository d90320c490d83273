/* SPDX-License-Identifier: MIT */
/* What each import costs: time; the most that was in use meanwhile, garbage and the compiler's
 * trees included; what is kept, after a collection, without what it imported itself and with it.
 * heap.imports(True) begins to record, heap.imports() prints; -X importtime does so and writes each
 * line when the import ends, as CPython does.
 *
 * The records are a chain that begins at ROOT_IMPORTS, in the order in which imports began, so that
 * those behind an open one are what it has imported. The first stands for the program itself. They
 * are left out of all figures. Between two steps of imports lies a stretch, which belongs to the
 * innermost open one; its time ends where a step begins to measure, and the next begins behind
 * that. For a stretch heap.peak_words begins anew; the peak of all before is kept here meanwhile.
 *
 * A module written in C takes nothing and has no record. */
#include "inspect/imports.h"

#include "builtins.h"
#include "inspect/reach.h"
#include "module/console.h"
#include "object/object.h"
#include "object/writer.h"
#include "port/port.h"

/* A TABLE, since that may have numbers behind its Values. */
typedef struct {
    uintptr_t header;
    Value count;      /* of Values: 2 */
    Value name, next; /* of the last one the name may be absent: it has not begun */
    uint16_t state;
    uint16_t level;       /* imports under way then */
    int32_t depth;        /* the frame's (vm->depth) */
    size_t began, most;   /* bytes in use when it began, and the most until it ended */
    uintptr_t kept, time; /* bytes, us; without what it imported */
} Record;

typedef struct {
    Record record;
    void (*tell)(Vm *vm, const Record *r); /* writes a line at the end of an import, or NULL */
    size_t stretch;                        /* when it began */
    size_t peak_before;                    /* heap.peak_words of all before */
    size_t aside; /* bytes of holes, pinned garbage and all this at the last collection */
} Head;

/* Bits of `state`. The first ones have notes. */
enum {
    FLASH = 1,   /* its code lies there, where nothing had to be compiled */
    FAILED = 2,  /* it has raised */
    OPEN = 4,    /* it has not ended */
    RUNNING = 8, /* its body has begun to run */
    READY = 16   /* it has not begun: a SETTLE is done that no SEARCH has used */
};
static const char notes[][14] = {" (from flash)", " (failed)", " (under way)"};

/* Good until the next allocation, as are all records: whoever has collected looks again. */
static Head *head_of(const Vm *vm) {
    return (Head *)vm->roots[ROOT_IMPORTS].bits;
}

static Record *next_of(const Record *r) {
    return (Record *)r->next.bits;
}

/* The last record that has these bits of its state: with OPEN, the innermost import under way. */
static Record *last_of(const Vm *vm, unsigned state) {
    Record *r = &head_of(vm)->record, *last = r;
    for (; r != NULL; r = next_of(r)) {
        last = (r->state & state) == state ? r : last;
    }
    return last;
}

enum { KEPT = offsetof(Record, kept) / sizeof(Value), TIME };

/* A figure of a record and of those of all that it has imported. */
static intptr_t sum(const Record *r, size_t figure) {
    unsigned level = r->level;
    uintptr_t total = 0;
    do {
        total += (&r->header)[figure];
        r = next_of(r);
    } while (r != NULL && r->level > level);
    return (intptr_t)total;
}

/* Bytes that live after a collection as gc.collect() does, without the records. What only C code
 * points at, or seems to, is left out: mostly it is garbage. */
static size_t collect(Vm *vm, bool inner) {
    Heap *heap = heap_of(vm);
    heap->trim_all = true;
    heap_collect(vm, inner);
    heap->trim_all = false;
    size_t used = reach_live(vm, vm->roots[ROOT_IMPORTS], false).bytes;
    head_of(vm)->aside = heap_total_bytes(heap) - heap_run_bytes(heap) - used;
    return used;
}

/* ---- stretches ---- */

static void raise_to(size_t *most, size_t n) {
    *most = n > *most ? n : *most;
}

/* What has passed since the stretch began goes to the innermost import. */
static void end_stretch(Vm *vm) {
    Record *r = last_of(vm, OPEN);
    r->time += port_ticks_us() - (uint32_t)head_of(vm)->stretch;
    raise_to(&r->most, heap_peak_bytes(&vm->heap) - head_of(vm)->aside);
}

/* heap.peak_words begins anew while an import is under way, and is what it would be without all
 * this when none is. */
static void begin_peak(Vm *vm) {
    Head *head = head_of(vm);
    size_t *peak = &vm->heap.peak_words;
    raise_to(&head->peak_before, *peak);
    *peak = last_of(vm, OPEN) == &head->record ? head->peak_before : 0;
}

static void begin_stretch(Vm *vm) {
    begin_peak(vm);
    head_of(vm)->stretch = port_ticks_us();
}

/* ---- lines ---- */

static const char heading[] = "import time: self [us] | cumulative |   peak [B] |   kept [B] | "
                              "cumulative | imported package\n";

/* The name is moved to the right by how deep it was imported. */
static void line(Writer *out, const Record *r) {
    const intptr_t figures[] = {(intptr_t)r->time, sum(r, TIME), (intptr_t)(r->most - r->began),
                                (intptr_t)r->kept, sum(r, KEPT)};
    writer_put(out, heading, sizeof "import time:" - 1);
    for (int i = 0; i < 5; i++) {
        writer_format(out, "%10z | ", figures[i]);
    }
    writer_fill(out, ' ', (r->level - 1u) * 2);
    writer_format(out, "%v", r->name);
    for (unsigned i = 0; i < 3; i++) {
        if (r->state >> i & 1) {
            writer_text(out, notes[i]);
        }
    }
    writer_text(out, "\n");
}

/* ---- steps ---- */

/* Room for a record comes before the collection, so that it is no cost of an import. */
static void settle(Vm *vm, bool inner) {
    end_stretch(vm);
    if (!value_absent(last_of(vm, 0)->name)) {
        Record *r = (Record *)heap_alloc(vm, KIND_TABLE, WORDS_OF(Record));
        r->count = value_int(2);
        last_of(vm, 0)->next = value_object(r);
    }
    size_t used = collect(vm, inner);
    Record *r = last_of(vm, 0);
    r->began = used;
    r->state = READY;
    begin_stretch(vm);
}

/* The stretch has begun when this settled: looking for the module is its own. Without a record
 * this was switched on in the middle. */
static void begin(Vm *vm, Value name, unsigned state) {
    Record *r = last_of(vm, 0);
    if (value_absent(r->name)) {
        r->level = (uint16_t)(last_of(vm, OPEN)->level + 1);
        r->name = name;
        r->state = (uint16_t)state;
        r->depth = (int32_t)vm->depth;
        begin_peak(vm);
    }
}

/* What was in use inside counts for the outer one, too. Allocates nothing. */
static void close(Vm *vm, Record *r, unsigned state) {
    r->state = (uint16_t)((r->state & ~(unsigned)OPEN) | state);
    raise_to(&last_of(vm, OPEN)->most, r->most);
    if (head_of(vm)->tell != NULL) {
        head_of(vm)->tell(vm, r);
    }
    begin_stretch(vm);
}

/* If a body that the frame at this depth waits for has ended. What is deeper, or was never run, was
 * ended by an exception, as is the innermost one if `failed`: nobody knows what it kept, which goes
 * to the outer one. */
static void end(Vm *vm, bool inner, bool failed) {
    Record *r;
    do {
        r = last_of(vm, OPEN);
        int32_t deeper = failed ? 1 : r->depth - (int32_t)vm->depth;
        if (r == &head_of(vm)->record || deeper < 0) {
            return;
        }
        end_stretch(vm);
        if (deeper == 0 && r->state & RUNNING) {
            size_t kept = collect(vm, inner);
            r = last_of(vm, OPEN);
            r->kept = kept - r->began - (size_t)sum(r, KEPT);
            close(vm, r, 0);
            return;
        }
        close(vm, r, FAILED);
    } while (!failed);
}

/* Begins to record; false when there is no memory for it. */
static __attribute__((noinline)) bool start(Vm *vm) {
    Head *head = (Head *)heap_try_alloc(vm, KIND_TABLE, WORDS_OF(Head));
    if (head != NULL) {
        head->record.count = value_int(2);
        head->record.name = NAME(heap);
        head->record.state = OPEN;
        vm->roots[ROOT_IMPORTS] = value_object(head);
    }
    return head != NULL;
}

static void tell(Vm *vm, const Record *r) {
    Writer out = console_error_writer(vm);
    line(&out, r);
}

bool imports_tell(Vm *vm) {
    bool started = start(vm);
    if (started) {
        Writer out = console_error_writer(vm);
        head_of(vm)->tell = tell;
        writer_text(&out, heading);
    }
    return started;
}

/* May collect in the steps that settle or end an import; `inner`: the caller's C frames hold Values
 * and are scanned. Never raises, but for MemoryError where there is no room for a record. */
bool imports_note(Vm *vm, VmImportStep step, Value *values, bool inner) {
    switch (step) {
    case VM_IMPORT_SEARCH: {
        Record *r = last_of(vm, 0);
        bool ready = r->state & READY;
        r->state &= (uint16_t)~READY;
        return !ready;
    }
    case VM_IMPORT_SETTLE: settle(vm, inner); break;
    case VM_IMPORT_BEGIN: begin(vm, *values, OPEN); break;
    case VM_IMPORT_FLASH: begin(vm, *values, OPEN | FLASH); break;
    case VM_IMPORT_COMPILED: last_of(vm, OPEN)->state |= RUNNING; break;
    case VM_IMPORT_END: end(vm, inner, false); break;
    case VM_IMPORT_FAILED: end(vm, inner, true); break;
    }
    return false;
}

/* ---- the report ---- */

/* All records in the order in which they began, those under way included, with what they have come
 * to so far; then the sums. Allocates nothing. */
static void print(Vm *vm) {
    Writer out = console_writer(vm);
    const Record *first = &head_of(vm)->record;
    size_t n = 0;
    writer_text(&out, heading);
    for (const Record *r = first; (r = next_of(r)) != NULL && !value_absent(r->name); n++) {
        line(&out, r);
    }
    writer_format(&out, "%u modules keep %z bytes, %u ms; the records take %u\n", n,
                  sum(first, KEPT), ((size_t)sum(first, TIME) - first->time) / 1000,
                  reach_retained(vm, vm->roots[ROOT_IMPORTS]).bytes);
}

/* imports(): the report on the console; allocates nothing. imports(True), imports(False): records
 * from now on, or no more, and forgets what there is. */
Value imports_imports(Vm *vm, Value *a, int n) {
    Value *root = &vm->roots[ROOT_IMPORTS];
    bool known = !value_absent(*root);
    if (n == 0 || value_is_none(arg(a, 0))) {
        if (!known) {
            vm_raise_format(vm, &type_RuntimeError, "not recorded: heap.imports(True) first");
        }
        print(vm);
        return NONE;
    }
    bool on = object_truth(vm, arg(a, 0));
    if (on && !known && !start(vm)) {
        vm_raise_memory(vm, sizeof(Head));
    }
    if (!on && known) {
        head_of(vm)->record.next = ABSENT;
        begin_peak(vm);
        *root = ABSENT;
    }
    return NONE;
}
