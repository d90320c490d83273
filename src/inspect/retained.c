/* SPDX-License-Identifier: MIT */
/* heap.retained(), and the globals that retain most. How many bytes would go if an object went is
 * found by marking twice: what lives, and what lives when that object is not entered. What two
 * objects retain is disjoint, unless one is retained by the other; no global is retained by
 * another, since its module refers to it. So a table of globals adds up. */
#include "inspect/retained.h"

#include <string.h>

#include "builtins.h"
#include "object/int.h"
#include "object/table.h"

/* retained(obj): bytes of it and of all that lives by it alone. The call's own reference does not
 * count. */
Value retained_native(Vm *vm, Value *a, int n) {
    (void)n;
    return int_from_uint64(vm, reach_retained(vm, arg(a, 0)).bytes);
}

/* ---- globals ---- */

/* A walk over the globals of all modules; begins as zeros. */
typedef struct {
    const Value *module;    /* the entry of sys.modules */
    size_t position, entry; /* behind that, and in its namespace */
} Walk;

/* The next global that is an object of the heap, an entry of its namespace; NULL at the end. */
static Value *next_global(Vm *vm, Walk *walk) {
    for (;;) {
        Value *entry;
        while (walk->module != NULL &&
               (entry = table_next(AS(Dict, AS(Module, walk->module[1])->dict), &walk->entry)) !=
                   NULL) {
            if (value_is_object(entry[1]) && value_is_kind(entry[0], KIND_STR) &&
                heap_contains(heap_of(vm), value_to_object(entry[1]))) {
                return entry;
            }
        }
        walk->module = reach_next_module(vm, &walk->position);
        if (walk->module == NULL) {
            return NULL;
        }
        walk->entry = 0;
    }
}

/* Does it hold other globals, as a module or its namespace does? */
static bool is_module(Vm *vm, Value v) {
    size_t position = 0;
    const Value *entry;
    while ((entry = reach_next_module(vm, &position)) != NULL &&
           !value_same(AS(Module, entry[1])->dict, v)) {
    }
    return entry != NULL || value_is_kind(v, KIND_MODULE) || value_same(v, vm->roots[ROOT_MODULES]);
}

/* Is it the first name of what it names? */
static bool is_first(Vm *vm, const Value *entry) {
    Walk walk = {0};
    const Value *other;
    do {
        other = next_global(vm, &walk);
    } while (!value_same(other[1], entry[1]));
    return other == entry;
}

static void add(ReachCount *sum, ReachCount count, int sign) {
    sum->bytes += (size_t)sign * count.bytes;
    sum->objects += (size_t)sign * count.objects;
}

/* Puts a row into its place among n others, which are sorted; there is room. */
static void insert(RetainedRow *rows, size_t n, const RetainedRow *row) {
    size_t at = n;
    while (at > 0 && rows[at - 1].count.bytes < row->count.bytes) {
        at--;
    }
    memmove(rows + at + 1, rows + at, (n - at) * sizeof *rows);
    rows[at] = *row;
}

size_t retained_top(Vm *vm, RetainedRow *rows, size_t limit, ReachCount *others,
                    ReachCount *shared) {
    Walk walk = {0};
    size_t n = 0;
    *others = (ReachCount){0, 0};
    ReachCount live = reach_live(vm, ABSENT, false);
    *shared = live;
    for (const Value *entry; (entry = next_global(vm, &walk)) != NULL;) {
        if (is_module(vm, entry[1]) || !is_first(vm, entry)) {
            continue;
        }
        vm_poll(vm);
        RetainedRow row = {walk.module[0], entry[0], entry[1], live};
        add(&row.count, reach_live(vm, entry[1], false), -1);
        add(shared, row.count, -1);
        if (n == limit) {
            if (n == 0 || rows[n - 1].count.bytes >= row.count.bytes) {
                add(others, row.count, 1);
                continue;
            }
            n--;
            add(others, rows[n].count, 1);
        }
        insert(rows, n, &row);
        n++;
    }
    return n;
}
