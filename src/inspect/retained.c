/* SPDX-License-Identifier: MIT */
/* heap.retained(), and the globals that retain most. How many bytes would go if an object went is
 * found by marking twice: what lives, and what lives when that object is not entered. What two
 * objects retain is disjoint, unless one is retained by the other; no global is retained by
 * another, since its module refers to it. So a table of globals adds up. */
#include "inspect/retained.h"

#include "builtins.h"
#include "object/int.h"
#include "object/table.h"

static ReachCount minus(ReachCount a, ReachCount b) {
    return (ReachCount){a.bytes - b.bytes, a.objects - b.objects};
}

ReachCount retained_count(Vm *vm, const ReachCount *live, Value v) {
    return minus(*live, reach_live(vm, v, false));
}

/* retained(obj): bytes of it and of all that lives by it alone. The call's own reference does not
 * count. */
Value retained_native(Vm *vm, Value *a, int n) {
    (void)n;
    ReachCount live = reach_live(vm, ABSENT, false);
    return int_from_uint64(vm, retained_count(vm, &live, arg(a, 0)).bytes);
}

/* ---- globals ---- */

/* A walk over the globals of all modules. */
typedef struct {
    Vm *vm;
    size_t module, entry; /* positions in sys.modules, and in the namespace of the module before */
    Value module_name, dict;
} Walk;

static Walk walk_begin(Vm *vm) {
    return (Walk){vm, 0, 0, NAME(__main__), vm->roots[ROOT_MAIN]};
}

/* The next global that is an object of the heap, an entry of its namespace; NULL at the end.
 * __main__ comes first. */
static Value *next_global(Walk *walk) {
    Vm *vm = walk->vm;
    for (;;) {
        Value *entry;
        while (value_is_kind(walk->dict, KIND_DICT) &&
               (entry = table_next(AS(Dict, walk->dict), &walk->entry)) != NULL) {
            if (value_is_object(entry[1]) && value_is_kind(entry[0], KIND_STR) &&
                heap_contains(heap_of(vm), value_to_object(entry[1]))) {
                return entry;
            }
        }
        if (!value_is_kind(vm->roots[ROOT_MODULES], KIND_DICT) ||
            (entry = table_next(AS(Dict, vm->roots[ROOT_MODULES]), &walk->module)) == NULL) {
            return NULL;
        }
        walk->module_name = entry[0];
        walk->entry = 0;
        walk->dict = value_is_kind(entry[1], KIND_MODULE) ? AS(Module, entry[1])->dict : ABSENT;
        if (value_same(walk->dict, vm->roots[ROOT_MAIN])) {
            walk->dict = ABSENT;
        }
    }
}

/* Does it hold other globals, as a module or its namespace does? */
static bool is_module(Vm *vm, Value v) {
    size_t position = 0;
    bool is = value_is_kind(v, KIND_MODULE) || value_same(v, vm->roots[ROOT_MODULES]) ||
              value_same(v, vm->roots[ROOT_MAIN]);
    for (Value *entry; !is && (entry = table_next(AS(Dict, vm->roots[ROOT_MODULES]), &position));) {
        is = value_is_kind(entry[1], KIND_MODULE) && value_same(AS(Module, entry[1])->dict, v);
    }
    return is;
}

/* Is it the first name of what it names? */
static bool is_first(Vm *vm, const Value *entry) {
    Walk walk = walk_begin(vm);
    const Value *other;
    do {
        other = next_global(&walk);
    } while (!value_same(other[1], entry[1]));
    return other == entry;
}

/* Puts a row into its place among the n largest ones; what falls out is the result. */
static ReachCount insert(RetainedRow *rows, size_t *n, size_t limit, RetainedRow row) {
    size_t at = *n;
    while (at > 0 && rows[at - 1].count.bytes < row.count.bytes) {
        at--;
    }
    if (at == limit) {
        return row.count;
    }
    ReachCount out = *n == limit ? rows[limit - 1].count : (ReachCount){0, 0};
    *n += *n < limit;
    for (size_t i = *n - 1; i > at; i--) {
        rows[i] = rows[i - 1];
    }
    rows[at] = row;
    return out;
}

size_t retained_top(Vm *vm, RetainedRow *rows, size_t limit, ReachCount *others,
                    ReachCount *shared) {
    ReachCount live = reach_live(vm, ABSENT, false);
    Walk walk = walk_begin(vm);
    size_t n = 0;
    *others = (ReachCount){0, 0};
    *shared = live;
    for (Value *entry; (entry = next_global(&walk)) != NULL;) {
        if (is_module(vm, entry[1]) || !is_first(vm, entry)) {
            continue;
        }
        vm_poll(vm);
        RetainedRow row = {
            walk.module_name, entry[0], entry[1], {0, 0}
        };
        row.count = retained_count(vm, &live, entry[1]);
        *shared = minus(*shared, row.count);
        ReachCount out = insert(rows, &n, limit, row);
        others->bytes += out.bytes;
        others->objects += out.objects;
    }
    return n;
}
