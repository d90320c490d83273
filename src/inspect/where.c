/* SPDX-License-Identifier: MIT */
/* heap.why(), path(), where() and at(): what keeps an object, its place, and what is at a place.
 * Places are bytes from the start of the heap, as the labels of mem_info()'s map are. */
#include "builtins.h"
#include "inspect/describe.h"
#include "inspect/edge.h"
#include "inspect/origin.h"
#include "inspect/picture.h"
#include "inspect/reach.h"
#include "inspect/sites.h"
#include "module/console.h"
#include "object/int.h"

/* ---- what keeps it ---- */

/* The object of an argument if it lies in the heap; else NULL, which is said. */
static const Object *find(Writer *w, Value v) {
    if (value_is_object(v) && heap_contains(heap_of(w->vm), value_to_object(v))) {
        return value_to_object(v);
    }
    writer_text(w, "not in the heap\n");
    return NULL;
}

static Value write_origin(Vm *vm, const Value *a, bool picture) {
    Writer out = console_writer(vm);
    const Object *object = find(&out, arg(a, 0));
    if (object != NULL) {
        origin_write(vm, &out, object, a, picture);
        writer_text(&out, "\n");
    }
    return NONE;
}

/* why(obj): the shortest chain of references from a root to it, step by step. The call's own
 * reference is none. */
Value where_why(Vm *vm, Value *a, int n) {
    (void)n;
    return write_origin(vm, a, true);
}

/* path(obj): the same in one line, as names. */
Value where_path(Vm *vm, Value *a, int n) {
    (void)n;
    return write_origin(vm, a, false);
}

/* ---- an object ---- */

static size_t offset_of(const Heap *heap, const void *at) {
    return (size_t)((uintptr_t)at - (uintptr_t)heap->base);
}

/* Does C code point at it? Then it is pinned by whatever collects now. */
static bool is_pinned(Vm *vm, const Object *object) {
    uintptr_t *first, *last;
    reach_begin(vm);
    reach_pins(vm, false, &first, &last);
    bool pinned = reach_is_new(object);
    reach_end(vm);
    return pinned;
}

/* Goes on with the place, the size as a sum of the object's own and its parts', the age. Address
 * order is age order: what the last collection has left lies below what was made since; but objects
 * that were put into holes before pins are younger than that says. */
static void write_place(Vm *vm, Writer *w, const Object *object) {
    const Heap *heap = heap_of(vm);
    writer_format(w, "\n  place: 0x%x, address %x\n  size:  %u B = %u", offset_of(heap, object),
                  (size_t)object, describe_bytes_with_parts(object), describe_bytes(object));
    for (size_t i = 0; i < edge_count(object); i++) {
        Value v = ((const Value *)(object + 1))[i];
        if (value_is_object(v) && edge_is_part(value_to_object(v))) {
            writer_format(w, " + %u at 0x%x", describe_bytes(value_to_object(v)),
                          offset_of(heap, value_to_object(v)));
        }
    }
    writer_format(w, "\n  made:  %s the last collection\n  moves: %s\n",
                  &object->header >= heap->bump - heap_words_made(heap) ? "since" : "before",
                  object->header & HEADER_HELD ? "no, address in use"
                  : is_pinned(vm, object)      ? "not now, in use by C"
                                               : "yes");
}

/* where(obj): its place in memory, its size with its parts, its age. */
Value where_native(Vm *vm, Value *a, int n) {
    (void)n;
    Writer out = console_writer(vm);
    const Object *object = find(&out, arg(a, 0));
    if (object != NULL) {
        describe_object(&out, object);
        write_place(vm, &out, object);
        sites_write_made(vm, &out, object);
    }
    return NONE;
}

/* ---- a place ---- */

/* An object of the heap, or a part of one. */
static void write_object_at(Vm *vm, Writer *w, const Object *object, const uintptr_t *at,
                            const Value *own) {
    const Object *owner = origin_owner(heap_of(vm), object);
    writer_format(w, "word %u of %u of ", (size_t)(at - &object->header), object_words(object));
    if (owner != object) {
        describe_type(w, object);
        writer_text(w, " of ");
    }
    describe_object(w, owner);
    writer_text(w, "\n  kept by: ");
    origin_write(vm, w, owner, own, false);
    write_place(vm, w, owner);
    sites_write_made(vm, w, object);
}

/* What is in no frame of the stack, C code has placed there for a call. */
static void write_word_at(Vm *vm, Writer *w, uintptr_t *at, const Value *own) {
    const Heap *heap = heap_of(vm);
    const char *name = ".hole";
    uintptr_t *start, *end;
    writer_format(w, "0x%x: ", offset_of(heap, at));
    if (at >= heap_frames(heap)) {
        writer_text(w, "frames, ");
        if (!origin_write_register(vm, w, (const Value *)at)) {
            writer_text(w, "C");
        }
        writer_text(w, ": ");
        describe_value(w, *(const Value *)at);
        writer_text(w, "\n");
        return;
    }
    if (at < heap->bump) {
        Object *object = heap_next_object(heap, NULL);
        while (&object->header + object_words(object) <= at) {
            object = heap_next_object(heap, object);
        }
        if (object_kind(object) != KIND_HOLE) {
            write_object_at(vm, w, object, at, own);
            return;
        }
        start = &object->header;
        end = start + object_words(object);
    } else {
        for (int i = 0; name = picture_stretch(heap, i, &start, &end), at >= end; i++) {
        }
    }
    writer_format(w, "%s, %u B from 0x%x\n", name + 1, (size_t)(end - start) * sizeof(Value),
                  offset_of(heap, start));
}

/* at(place): what lies there, an address or so many bytes from the start of the heap. */
Value where_at(Vm *vm, Value *a, int n) {
    (void)n;
    const Heap *heap = heap_of(vm);
    Value v = object_index(vm, arg(a, 0));
    int64_t wide = 0;
    bool fits = int_to_int64(v, &wide) && (uint64_t)wide <= UINTPTR_MAX;
    uintptr_t at = (uintptr_t)wide, total = heap_total_bytes(heap);
    at -= at < total ? 0 : (uintptr_t)heap->base;
    if (!fits || at >= total) {
        vm_raise_value_error(vm, "no place in the heap: %r", v);
    }
    Writer out = console_writer(vm);
    write_word_at(vm, &out, heap->base + at / sizeof(uintptr_t), a);
    return NONE;
}
