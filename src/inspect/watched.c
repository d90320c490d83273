/* SPDX-License-Identifier: MIT */
/* heap.watch(obj, note): the object ought to die from here on. heap.watch() collects and tells
 * which do not, by what name they are reached, and what they keep. Watching keeps nothing alive: an
 * object is known by its id. It takes two words in the LIST ROOT_WATCHED, id and note, and two in
 * the side table.
 *
 * Objects that have the same note are told as one, if they were watched one after the other. */
#include "builtins.h"
#include "heap/side.h"
#include "inspect/edge.h"
#include "inspect/line.h"
#include "inspect/reach.h"
#include "module/console.h"
#include "object/list.h"

/* The i-th that is watched, or NULL behind the last: its id, and behind it the note. */
static const Value *entry(const Vm *vm, size_t i) {
    Value list = vm->roots[ROOT_WATCHED];
    return value_absent(list) || 2 * i >= list_length(list) ? NULL : &list_items(list)[2 * i];
}

static Object *object_of(Vm *vm, const Value *entry) {
    return side_object(heap_of(vm), (uint32_t)value_to_int(*entry) & 0x7fffffff);
}

static Value add(Vm *vm, Value *a, int n) {
    Value *list = &vm->roots[ROOT_WATCHED];
    if (edge_object(heap_of(vm), arg(a, 0)) == NULL) {
        vm_raise_type(vm, "cannot watch '%t': not on the heap", arg(a, 0));
    }
    if (value_absent(*list)) {
        Value new = list_new(vm, 2);
        *list = new;
    }
    list_append(vm, *list, value_int((intptr_t)side_id(vm, value_to_object(arg(a, 0)))));
    list_append(vm, *list, n > 1 ? arg(a, 1) : NAME(empty_text));
    return NONE;
}

/* heap.watch(obj, note=""); heap.watch(), which collects first, as gc.collect() does. A note comes
 * last: to write it may run Python code. */
Value watched_watch(Vm *vm, Value *a, int n) {
    if (n > 0) {
        return add(vm, a, n);
    }
    size_t dead = 0, live = 0, same;
    const Value *e;
    (void)gcmodule_collect(vm, NULL, 0);
    while ((e = entry(vm, live)) != NULL) {
        if (object_of(vm, e) == NULL) {
            list_remove(vm->roots[ROOT_WATCHED], 2 * live, 2);
            dead++;
        } else {
            live++;
        }
    }
    Writer out = console_writer(vm);
    writer_format(&out, "watched, collected: %u gone, %u alive\n", dead, live);
    for (size_t i = 0; (e = entry(vm, i)) != NULL; i += same) {
        Object *object = object_of(vm, e);
        bool noted = !value_same(e[1], NAME(empty_text));
        same = 1;
        for (const Value *next;
             noted && (next = entry(vm, i + same)) != NULL && value_same(next[1], e[1]);) {
            same++;
        }
        line_write_object(&out, object);
        writer_format(&out, same > 1 ? ", retains %u, and %u more" : ", retains %u",
                      reach_retained(vm, value_object(object)).bytes, same - 1);
        writer_format(&out, noted ? " (%v)\n" : "\n", e[1]);
    }
    return NONE;
}
