/* SPDX-License-Identifier: MIT */
/* heap.retained(), and what globals retain. How many bytes would go if an object went is
 * found by marking twice: what lives, and what lives when that object is not entered. What two
 * objects retain is disjoint, unless one is retained by the other; no global is retained by
 * another, since its module refers to it. So a table of globals adds up. */
#include "inspect/retained.h"

#include "builtins.h"
#include "inspect/column.h"
#include "inspect/describe.h"
#include "object/int.h"
#include "object/table.h"

/* retained(obj): bytes of it and of all that lives by it alone. The call's own reference does not
 * count. */
Value retained_native(Vm *vm, Value *a, int n) {
    (void)n;
    return int_from_uint64(vm, reach_retained(vm, arg(a, 0)).bytes);
}

/* ---- globals ---- */

/* Calls for each global that is an object of the heap, until that answers true: module is an entry
 * of sys.modules, global one of its namespace. False: it never did. */
typedef bool Visit(Vm *vm, const Value *module, const Value *global, void *context);

static bool each_global(Vm *vm, Visit *visit, void *context) {
    const Value *module, *global;
    for (size_t position = 0; (module = reach_next_module(vm, &position)) != NULL;) {
        const Dict *names = AS(Dict, AS(Module, module[1])->dict);
        for (size_t entry = 0; (global = table_next(names, &entry)) != NULL;) {
            if (edge_object(heap_of(vm), global[1]) != NULL && edge_is_kind(global[0], KIND_STR) &&
                visit(vm, module, global, context)) {
                return true;
            }
        }
    }
    return false;
}

/* A value, and where it was found. */
typedef struct {
    Value value;
    const Value *module, *global;
} Name;

static bool visit_name(Vm *vm, const Value *module, const Value *global, void *context) {
    Name *name = context;
    (void)vm;
    name->module = module;
    name->global = global;
    return value_same(global[1], name->value);
}

/* Does it hold other globals, as a module or its namespace does? */
static bool is_module(Vm *vm, Value v) {
    size_t position = 0;
    const Value *entry;
    while ((entry = reach_next_module(vm, &position)) != NULL &&
           !value_same(AS(Module, entry[1])->dict, v)) {
    }
    return entry != NULL || edge_is_kind(v, KIND_MODULE) || value_same(v, vm->roots[ROOT_MODULES]);
}

/* The object is kept in a field that is of no use here. */
static bool put_row(Vm *vm, const Value *module, const Value *global, void *context) {
    Name first = {.value = global[1]};
    (void)module;
    (void)each_global(vm, visit_name, &first);
    if (first.global == global && !is_module(vm, global[1])) {
        vm_poll(vm);
        ReachCount count = reach_retained(vm, global[1]);
        CensusRow row = {global[0], count.objects, count.bytes / sizeof(Value), global[1].bits, 0};
        census_put(context, &row);
    }
    return false;
}

void retained_write(Vm *vm, Writer *out, CensusTable *table) {
    (void)each_global(vm, put_row, table);
    for (const CensusRow *row = table->rows; row < table->rows + table->used; row++) {
        Name name = {.value = {row->gone}};
        (void)each_global(vm, visit_name, &name);
        column_pair(out, row->count, row->words * sizeof(Value));
        writer_text(out, "  ");
        describe_module(out, value_to_object(name.module[1]));
        writer_format(out, ".%v, ", name.global[0]);
        describe_object(out, value_to_object(name.value));
        writer_text(out, "\n");
    }
    table->used = 0;
}
