/* SPDX-License-Identifier: MIT */
/* heap.watch(obj, note): the object ought to die from here on. heap.watched() collects and tells
 * which do not, by what name they are reached, and what they keep. Watching keeps nothing alive: an
 * object is known by its id. It takes five words in ROOT_WATCHED and two in the side table.
 *
 * Objects that are reached in the same way (but for numbers in brackets) are told as one. */
#include "builtins.h"
#include "heap/side.h"
#include "inspect/describe.h"
#include "inspect/origin.h"
#include "inspect/retained.h"
#include "module/console.h"
#include "object/list.h"
#include "object/tuple.h"

/* Of each entry of the list, a TUPLE. */
enum { ID, NOTE, PATH, ENTRY };

/* A field of an entry; NULL behind the last. */
static Value *field(Vm *vm, size_t i, int which) {
    Value list = vm->roots[ROOT_WATCHED];
    return value_absent(list) || i >= list_length(list) ? NULL
                                                        : &tuple_items(list_items(list)[i])[which];
}

static Object *object_of(Vm *vm, size_t i) {
    return side_object(heap_of(vm), (uint32_t)value_to_int(*field(vm, i, ID)) & 0x7fffffff);
}

/* heap.watch(obj, note="") */
Value watched_add(Vm *vm, Value *a, int n) {
    if (!value_is_object(arg(a, 0)) || !heap_contains(heap_of(vm), value_to_object(arg(a, 0)))) {
        vm_raise_type(vm, "cannot watch '%t': not on the heap", arg(a, 0));
    }
    uint32_t id = side_id(vm, value_to_object(arg(a, 0)));
    if (value_absent(vm->roots[ROOT_WATCHED])) {
        Value list = list_new(vm, 1);
        vm->roots[ROOT_WATCHED] = list;
    }
    Value entry = tuple_new(vm, ENTRY);
    tuple_items(entry)[ID] = value_int((intptr_t)id);
    tuple_items(entry)[NOTE] = n > 1 ? arg(a, 1) : NAME(empty_text);
    list_append(vm, vm->roots[ROOT_WATCHED], entry);
    return NONE;
}

/* ---- paths ---- */

/* Adds what is written up to a number; what stands in brackets does not count if it is one. */
typedef struct {
    Writer writer;
    uint32_t sum;
    bool bracket;
} Path;

static void put_path(Writer *w, const char *bytes, size_t n) {
    Path *path = (Path *)w;
    for (size_t i = 0; i < n; i++) {
        bool digit = bytes[i] >= '0' && bytes[i] <= '9';
        if (!(path->bracket && digit)) {
            path->sum = path->sum * 31 + (uint8_t)bytes[i];
            path->bracket = bytes[i] == '[';
        }
    }
}

static Value path_of(Vm *vm, const Object *object) {
    Path path = {
        {vm, put_path},
        0, false
    };
    origin_write_name(vm, &path.writer, object);
    return value_int((intptr_t)(path.sum & 0x3fffffff));
}

/* ---- the report ---- */

/* A line for the entry and all behind it that have its path; nothing if one before it has. A note
 * comes last: to write it may run Python code. */
static void print_group(Vm *vm, Writer *out, size_t i) {
    size_t same = 0;
    Value path = *field(vm, i, PATH);
    for (size_t k = 0; field(vm, k, PATH) != NULL; k++) {
        if (value_same(*field(vm, k, PATH), path)) {
            if (k < i) {
                return;
            }
            same++;
        }
    }
    Object *object = object_of(vm, i);
    origin_write_name(vm, out, object);
    writer_text(out, ": ");
    describe_object(out, object);
    writer_format(out, ", retains %u", reach_retained(vm, value_object(object)).bytes);
    if (same > 1) {
        writer_format(out, ", and %u more like it", same - 1);
    }
    Value note = *field(vm, i, NOTE);
    writer_format(out, value_same(note, NAME(empty_text)) ? "\n" : " (%v)\n", note);
}

/* heap.watched(): collects first, as gc.collect() does. */
Value watched_print(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    size_t dead = 0, live = 0;
    (void)gcmodule_collect(vm, NULL, 0);
    while (field(vm, live, ID) != NULL) {
        const Object *object = object_of(vm, live);
        if (object == NULL) {
            list_remove(vm->roots[ROOT_WATCHED], live, 1);
            dead++;
        } else {
            *field(vm, live++, PATH) = path_of(vm, object);
        }
    }
    Writer out = console_writer(vm);
    writer_format(&out, "watched, collected: %u gone, %u alive\n", dead, live);
    for (size_t i = 0; field(vm, i, ID) != NULL; i++) {
        print_group(vm, &out, i);
    }
    return NONE;
}
