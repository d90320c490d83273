/* SPDX-License-Identifier: MIT */
/* heap.watch(obj, note): the object ought to die from here on. heap.watched() collects and tells
 * which do not, by what name they are reached, and what they keep. Watching keeps nothing alive: an
 * object is known by its id. It takes three words in ROOT_WATCHED and two in the side table.
 *
 * Objects that are reached in the same way (but for numbers in brackets) are told as one. */
#include "builtins.h"
#include "heap/side.h"
#include "inspect/describe.h"
#include "inspect/origin.h"
#include "inspect/reach.h"
#include "module/console.h"
#include "object/list.h"

/* Of each entry of the list. */
enum { ID, NOTE, PATH, ENTRY };

static Value *entry_of(Vm *vm, size_t i) {
    return list_items(vm->roots[ROOT_WATCHED]) + i * ENTRY;
}

static size_t entries(const Vm *vm) {
    return value_absent(vm->roots[ROOT_WATCHED]) ? 0 : list_length(vm->roots[ROOT_WATCHED]) / ENTRY;
}

static Object *object_of(Vm *vm, size_t i) {
    return side_object(heap_of(vm), (uint32_t)value_to_int(entry_of(vm, i)[ID]) & 0x7fffffff);
}

/* heap.watch(obj, note=""). All that allocates comes before the list changes. */
Value watched_add(Vm *vm, Value *a, int n) {
    Value note = arg_or_absent(a, n, 1);
    if (!value_absent(note) && !value_is_kind(note, KIND_STR)) {
        vm_raise_type(vm, "a note is a str, not '%t'", note);
    }
    if (!value_is_object(arg(a, 0)) || !heap_contains(heap_of(vm), value_to_object(arg(a, 0)))) {
        vm_raise_type(vm, "cannot watch '%t': not on the heap", arg(a, 0));
    }
    uint32_t id = side_id(vm, value_to_object(arg(a, 0)));
    Value list = vm->roots[ROOT_WATCHED];
    if (value_absent(list)) {
        vm->roots[ROOT_WATCHED] = list = list_new(vm, ENTRY);
    }
    Value entry[ENTRY] = {value_int((intptr_t)id), NAME(empty_text), value_int(0)};
    size_t length = list_length(list);
    for (int i = 0; i < ENTRY; i++) {
        list_append(vm, list, NONE);
    }
    entry[NOTE] = value_absent(note) ? NAME(empty_text) : arg(a, 1);
    for (int i = 0; i < ENTRY; i++) {
        list_items(list)[length + (size_t)i] = entry[i];
    }
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

/* Forgets those that have died; returns how many they were. */
static size_t forget_dead(Vm *vm) {
    size_t dead = 0;
    for (size_t i = 0; i < entries(vm);) {
        if (object_of(vm, i) == NULL) {
            list_remove(vm->roots[ROOT_WATCHED], i * ENTRY, ENTRY);
            dead++;
        } else {
            i++;
        }
    }
    return dead;
}

static bool is_first(Vm *vm, size_t i) {
    for (size_t k = 0; k < i; k++) {
        if (value_same(entry_of(vm, k)[PATH], entry_of(vm, i)[PATH])) {
            return false;
        }
    }
    return true;
}

static void print_group(Vm *vm, Writer *out, size_t i) {
    const Object *object = object_of(vm, i);
    Value note = entry_of(vm, i)[NOTE];
    size_t more = 0;
    for (size_t k = i + 1; k < entries(vm); k++) {
        more += value_same(entry_of(vm, k)[PATH], entry_of(vm, i)[PATH]);
    }
    size_t all = reach_live(vm, ABSENT, false).bytes;
    size_t retained = all - reach_live(vm, value_object(object), false).bytes;
    origin_write_name(vm, out, object);
    writer_text(out, ": ");
    describe_object(out, object);
    writer_format(out, ", retains %u", retained);
    writer_format(out, value_same(note, NAME(empty_text)) ? "%v" : " (%v)", note);
    if (more > 0) {
        writer_format(out, ", and %u more like it", more);
    }
    writer_text(out, "\n");
}

/* heap.watched(): collects first, as gc.collect() does. */
Value watched_print(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    (void)gcmodule_collect(vm, NULL, 0);
    size_t dead = forget_dead(vm), live = entries(vm);
    Writer out = console_writer(vm);
    writer_format(&out, "watched, collected: %u gone, %u alive\n", dead, live);
    for (size_t i = 0; i < live; i++) {
        entry_of(vm, i)[PATH] = path_of(vm, object_of(vm, i));
    }
    for (size_t i = 0; i < live; i++) {
        if (is_first(vm, i)) {
            print_group(vm, &out, i);
        }
    }
    return NONE;
}
