/* SPDX-License-Identifier: MIT */
/* heap.retained(), and what globals retain. How many bytes would go if an object went is
 * found by marking twice: what lives, and what lives when that object is not entered. What two
 * objects retain is disjoint, unless one is retained by the other; no global is retained by
 * another, since its module refers to it. So a table of globals adds up. */
#include "inspect/retained.h"

#include "inspect/line.h"
#include "object/int.h"
#include "object/table.h"

/* retained(obj): bytes of it and of all that lives by it alone. The call's own reference does not
 * count. */
Value retained_native(Vm *vm, Value *a, int n) {
    (void)n;
    return int_from_uint64(vm, reach_retained(vm, arg(a, 0)).bytes);
}

/* ---- globals ---- */

/* Does a global of a module refer to it, that is, an entry of its namespace? Modules and
 * namespaces, which hold other globals, are none. */
static bool is_global(Vm *vm, Value v) {
    const Value *module, *entry;
    bool found = false;
    for (size_t position = 0; (module = reach_next_module(vm, &position)) != NULL;) {
        Value names = AS(Module, module[1])->dict;
        if (value_same(module[1], v) || value_same(names, v)) {
            return false;
        }
        for (size_t i = 0; (entry = table_next(AS(Dict, names), &i)) != NULL;) {
            found |= value_same(entry[1], v);
        }
    }
    return found && !value_same(v, vm->roots[ROOT_MODULES]);
}

/* The object of a row is kept in a field that is of no use here. */
void retained_write(Vm *vm, Writer *out, CensusTable *table) {
    for (Object *o = NULL; (o = heap_next_object(heap_of(vm), o)) != NULL;) {
        if (is_global(vm, value_object(o))) {
            vm_poll(vm);
            ReachCount count = reach_retained(vm, value_object(o));
            census_put(table, &(CensusRow){census_key(o), count.objects,
                                           count.bytes / sizeof(Value), (size_t)o, 0});
        }
    }
    for (const CensusRow *row = table->rows; row < table->rows + table->used; row++) {
        writer_format(out, "%8u%10w  ", row->count, row->words);
        line_write_object(out, (const Object *)row->gone);
        writer_text(out, "\n");
    }
    table->used = 0;
}
