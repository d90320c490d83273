/* SPDX-License-Identifier: MIT */
/* What each import costs: time; the most that was in use meanwhile, garbage and the compiler's
 * trees included; what is kept, after a collection, without what it imported itself and with it.
 * heap.imports(True) begins to record, heap.imports() prints; -X importtime does so and writes each
 * line when the import ends, as CPython does.
 *
 * The records are a chain that begins at ROOT_IMPORTS, in the order in which imports began, so that
 * those behind one, with a higher level, are what it has imported. The first stands for the program
 * itself. They are left out of what is kept. Until an import ends its record has the figures of its
 * beginning. heap.peak_words begins anew meanwhile; what it was before is kept in the record. Time
 * is that of a clock that stands still while a step is under way.
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
    Value count;          /* of Values: 2 */
    Value name, next;     /* of the last one the name may be absent: it has not begun */
    uint8_t level;        /* imports under way then, itself included */
    bool open;            /* it has not ended */
    bool ready;           /* it has not begun: a SETTLE is done that no SEARCH has used */
    uint8_t note;         /* an enum Note */
    int32_t depth;        /* the frame's (vm->depth) */
    uintptr_t kept, time; /* bytes that live, us; what it imported included */
    size_t peak;          /* bytes that are taken, holes and garbage included */
    size_t peak_before;   /* heap.peak_words */
} Record;

typedef struct {
    Record record;
    void (*tell)(Vm *vm, const Record *r); /* writes a line at the end of an import, or NULL */
    uint32_t spent;                        /* us in all steps */
} Head;

/* FLASH: its code lies there, where nothing had to be compiled. FAILED: it has raised. */
enum Note { PLAIN, FLASH, FAILED };
static const char notes[][14] = {"", " (from flash)", " (failed)"};

/* Good until the next allocation, as are all records: whoever has collected looks again. */
static Head *head_of(const Vm *vm) {
    return (Head *)vm->roots[ROOT_IMPORTS].bits;
}

static Record *next_of(const Record *r) {
    return (Record *)r->next.bits;
}

/* The last record, or the innermost import under way. */
static Record *last_of(const Vm *vm, bool open) {
    Record *r = &head_of(vm)->record, *last = r;
    for (; r != NULL; r = next_of(r)) {
        last = r->open >= open ? r : last;
    }
    return last;
}

enum { KEPT = offsetof(Record, kept) / sizeof(Value), TIME };

/* A figure without those of what it has imported. */
static intptr_t own(const Record *r, size_t figure) {
    uintptr_t n = (&r->header)[figure];
    unsigned level = r->level + 1u;
    while ((r = next_of(r)) != NULL && r->level >= level) {
        n -= r->level == level && !r->open ? (&r->header)[figure] : 0;
    }
    return (intptr_t)n;
}

/* Bytes that live after a collection as gc.collect() does, without the records. What only C code
 * points at, or seems to, is left out: mostly it is garbage. */
static size_t collect(Vm *vm, bool inner) {
    Heap *heap = heap_of(vm);
    heap->trim_all = true;
    heap_collect(vm, inner);
    heap->trim_all = false;
    return reach_live(vm, vm->roots[ROOT_IMPORTS], false).bytes;
}

/* ---- lines ---- */

static const char heading[] = "import time: self [us] | cumulative |   peak [B] |   kept [B] | "
                              "cumulative | imported package\n";

/* The name is moved to the right by how deep it was imported. */
static void line(Writer *out, const Record *r) {
    const intptr_t figures[] = {own(r, TIME), (intptr_t)r->time, (intptr_t)r->peak, own(r, KEPT),
                                (intptr_t)r->kept};
    writer_put(out, heading, sizeof "import time:" - 1);
    for (int i = 0; i < 5; i++) {
        writer_format(out, "%10z | ", figures[i]);
    }
    writer_fill(out, ' ', (r->level - 1u) * 2);
    writer_format(out, "%v%s\n", r->name, notes[r->note]);
}

/* ---- steps ---- */

/* Room for a record comes before the collection, so that it is no cost of an import. */
static void settle(Vm *vm, bool inner, uint32_t clock) {
    if (!value_absent(last_of(vm, false)->name)) {
        Record *r = (Record *)heap_alloc(vm, KIND_TABLE, WORDS_OF(Record));
        r->count = value_int(2);
        last_of(vm, false)->next = value_object(r);
    }
    size_t kept = collect(vm, inner);
    Record *r = last_of(vm, false);
    r->kept = kept;
    r->time = clock;
    r->ready = true;
    r->peak = heap_total_bytes(&vm->heap) - heap_run_bytes(&vm->heap);
}

/* Looking for the module is its own already. Without a record this was switched on in the
 * middle. */
static void begin(Vm *vm, Record *r, Value name, bool flash) {
    if (value_absent(r->name)) {
        r->level = (uint8_t)(last_of(vm, true)->level + 1);
        r->name = name;
        r->open = true;
        r->note = flash;
        r->depth = (int32_t)vm->depth;
        r->peak_before = vm->heap.peak_words;
        vm->heap.peak_words = 0;
    }
}

/* If a body that the frame at this depth waits for has ended. What is deeper was ended by an
 * exception, as is the innermost one if `failed`: nobody knows what it kept, which goes to the
 * outer one. */
static void end(Vm *vm, bool inner, bool failed, uint32_t clock) {
    size_t *peak = &vm->heap.peak_words;
    for (bool ended = false; !ended;) {
        Record *r = last_of(vm, true);
        int32_t deeper = failed ? 1 : r->depth - (int32_t)vm->depth;
        if (r->level == 0 || deeper < 0) {
            return;
        }
        r->peak = heap_peak_bytes(&vm->heap) - r->peak;
        *peak = r->peak_before > *peak ? r->peak_before : *peak;
        ended = failed;
        if (deeper == 0) {
            size_t kept = collect(vm, inner);
            r = last_of(vm, true);
            r->kept = kept - r->kept;
            ended = true;
        } else {
            r->note = FAILED;
            r->kept = 0;
            r->kept -= (size_t)own(r, KEPT);
        }
        r->open = false;
        r->time = (uint32_t)(clock - r->time);
        if (head_of(vm)->tell != NULL) {
            head_of(vm)->tell(vm, r);
        }
    }
}

/* Begins to record. The first record has begun: its name is something. */
static void start(Vm *vm, Object *head) {
    Record *r = &((Head *)head)->record;
    r->count = r->name = value_int(2);
    r->open = true;
    vm->roots[ROOT_IMPORTS] = value_object(head);
}

static void tell(Vm *vm, const Record *r) {
    Writer out = console_error_writer(vm);
    line(&out, r);
}

bool imports_tell(Vm *vm) {
    Object *head = heap_try_alloc(vm, KIND_TABLE, WORDS_OF(Head));
    if (head != NULL) {
        Writer out = console_error_writer(vm);
        start(vm, head);
        head_of(vm)->tell = tell;
        writer_text(&out, heading);
    }
    return head != NULL;
}

/* May collect in the steps that settle or end an import; `inner`: the caller's C frames hold Values
 * and are scanned. Never raises, but for MemoryError where there is no room for a record. */
bool imports_note(Vm *vm, VmImportStep step, Value *values, bool inner) {
    uint32_t now = port_ticks_us(), clock = now - head_of(vm)->spent;
    Record *last = last_of(vm, false);
    bool search = false;
    switch (step) {
    case VM_IMPORT_SEARCH:
        search = !last->ready;
        last->ready = false;
        break;
    case VM_IMPORT_SETTLE: settle(vm, inner, clock); break;
    case VM_IMPORT_BEGIN:
    case VM_IMPORT_FLASH: begin(vm, last, *values, step == VM_IMPORT_FLASH); break;
    default: end(vm, inner, step == VM_IMPORT_FAILED, clock);
    }
    head_of(vm)->spent += port_ticks_us() - now;
    return search;
}

/* ---- the report ---- */

/* All records that have ended, in the order in which they began; then the sums. Allocates
 * nothing. */
static void print(Vm *vm) {
    Writer out = console_writer(vm);
    const Record *first = &head_of(vm)->record;
    size_t n = 0;
    writer_text(&out, heading);
    for (const Record *r = first; (r = next_of(r)) != NULL;) {
        if (!r->open && !value_absent(r->name)) {
            line(&out, r);
            n++;
        }
    }
    writer_format(&out, "%u modules keep %z bytes, %z ms\n", n, -own(first, KEPT),
                  -own(first, TIME) / 1000);
}

/* imports(): the report on the console; allocates nothing. imports(True), imports(False): records
 * from now on, or no more, and forgets what there is. */
Value imports_imports(Vm *vm, Value *a, int n) {
    Value *root = &vm->roots[ROOT_IMPORTS];
    bool known = !value_absent(*root);
    if (n == 0 || value_is_none(arg(a, 0))) {
        if (!known) {
            vm_raise_format(vm, &type_RuntimeError, "heap.imports(True) first");
        }
        print(vm);
    } else if (!object_truth(vm, arg(a, 0))) {
        *root = ABSENT;
    } else if (!known) {
        start(vm, heap_alloc(vm, KIND_TABLE, WORDS_OF(Head)));
    }
    return NONE;
}
