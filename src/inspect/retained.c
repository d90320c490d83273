/* SPDX-License-Identifier: MIT */
/* heap.retained(), and what globals retain. How many bytes would go if an object went is
 * found by marking twice: what lives, and what lives when that object is not entered. What two
 * objects retain is disjoint, unless one is retained by the other; no global is retained by
 * another, since its module refers to it. So a table of globals adds up. */
#include "inspect/retained.h"

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

/* The last global of a module that refers to it, an entry of its namespace, and *module, one of
 * sys.modules. NULL: there is none; modules and namespaces, which hold other globals, are none. */
static const Value *find_global(Vm *vm, Value v, const Value **module) {
    const Value *next, *entry, *found = NULL;
    for (size_t position = 0; (next = reach_next_module(vm, &position)) != NULL;) {
        Value names = AS(Module, next[1])->dict;
        if (value_same(next[1], v) || value_same(names, v)) {
            return NULL;
        }
        for (size_t i = 0; (entry = table_next(AS(Dict, names), &i)) != NULL;) {
            if (value_same(entry[1], v)) {
                found = entry;
                *module = next;
            }
        }
    }
    return value_same(v, vm->roots[ROOT_MODULES]) ? NULL : found;
}

/* The object of a row is kept in a field that is of no use here. */
void retained_write(Vm *vm, Writer *out, CensusTable *table) {
    const Value *module, *entry;
    for (Object *o = NULL; (o = heap_next_object(heap_of(vm), o)) != NULL;) {
        if (find_global(vm, value_object(o), &module) != NULL) {
            vm_poll(vm);
            ReachCount count = reach_retained(vm, value_object(o));
            census_put(table, &(CensusRow){census_key(o), count.objects,
                                           count.bytes / sizeof(Value), (size_t)o, 0});
        }
    }
    for (const CensusRow *row = table->rows; row < table->rows + table->used; row++) {
        Object *o = (Object *)row->gone;
        entry = find_global(vm, value_object(o), &module);
        writer_format(out, "%8u%10w  ", row->count, row->words);
        describe_module(out, value_to_object(module[1]));
        writer_format(out, ".%v, ", entry[0]);
        describe_object(out, o);
        writer_text(out, "\n");
    }
    table->used = 0;
}
