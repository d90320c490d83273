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

static size_t offset_of(const Heap *heap, const void *at) {
    return (size_t)((uintptr_t)at - (uintptr_t)heap->base);
}

/* The place, the size as a sum of the object's own and its parts', the age. Address order is age
 * order: what the last collection has left lies below what was made since; but objects that were
 * put into holes before pins are younger than that says. What C code points at is pinned by
 * whatever collects now. */
static void write_place(Writer *w, const Object *object) {
    Vm *vm = w->vm;
    const Heap *heap = heap_of(vm);
    writer_format(w, "\n  place: 0x%x, address %x\n  size:  %u B = %u", offset_of(heap, object),
                  (size_t)object, describe_bytes_with_parts(object), describe_bytes(object));
    describe_parts(w, object);
    reach_begin(vm);
    reach_pins(vm);
    uintptr_t header = object->header;
    reach_end(vm);
    writer_format(w, "\n  made:  %s the last collection\n  moves: %s\n",
                  &object->header >= heap->bump - heap_words_made(heap) ? "since" : "before",
                  header & HEADER_HELD     ? "no, held"
                  : header & HEADER_PINNED ? "no, C stack"
                                           : "yes");
}

/* An object of the heap, or a part of one. */
static void write_object(Writer *w, const Object *object, const uintptr_t *at, const Value *own) {
    const Object *owner = origin_owner(heap_of(w->vm), object);
    writer_format(w, "word %u of %u of ", (size_t)(at - &object->header), object_words(object));
    if (owner != object) {
        writer_text(w, "(parts) of ");
    }
    describe_object(w, owner);
    writer_text(w, "\n  kept by: ");
    origin_write(w, owner, own, false);
    write_place(w, owner);
    sites_write_made(w->vm, w, object);
}

/* What is in no frame of the stack, C code has placed there for a call. */
static void write_word(Writer *w, uintptr_t *at, const Value *own) {
    const Heap *heap = heap_of(w->vm);
    uintptr_t *start = heap->base, *end;
    const char *name = picture_at(heap, at, &start, &end);
    writer_format(w, "0x%x: ", offset_of(heap, at));
    if (name == NULL) {
        if (object_kind((Object *)start) != KIND_HOLE) {
            write_object(w, (Object *)start, at, own);
            return;
        }
        name = ".hole";
    }
    writer_format(w, "%s, %u B from 0x%x", name + 1, (size_t)((char *)end - (char *)start),
                  offset_of(heap, start));
    if (at >= heap_frames(heap)) {
        writer_text(w, ", ");
        if (!origin_write_register(w, (const Value *)at)) {
            writer_text(w, "C");
        }
        writer_text(w, ": ");
        describe_value(w, *(const Value *)at);
    }
    writer_text(w, "\n");
}

/* at(place): what lies there, an address or so many bytes from the start of the heap. */
Value where_at(Vm *vm, Value *a, int n) {
    (void)n;
    const Heap *heap = heap_of(vm);
    Value v = arg(a, 0);
    int64_t wide = 0;
    bool fits = int_to_int64(v, &wide) && (uint64_t)wide <= UINTPTR_MAX;
    uintptr_t at = (uintptr_t)wide, total = heap_total_bytes(heap);
    at -= at < total ? 0 : (uintptr_t)heap->base;
    if (!fits || at >= total) {
        vm_raise_value_error(vm, "not in the heap: %r", v);
    }
    Writer out = console_writer(vm);
    write_word(&out, heap->base + at / sizeof(uintptr_t), a);
    return NONE;
}

/* ---- an object ---- */

enum Report { PATH, WHY, WHERE };

/* Of an argument, if it lies in the heap. The call's own reference is none. */
static Value report(Vm *vm, const Value *a, enum Report report) {
    Writer out = console_writer(vm);
    Object *object = edge_object(heap_of(vm), arg(a, 0));
    if (object == NULL) {
        writer_text(&out, "not in the heap\n");
    } else if (report == WHERE) {
        write_word(&out, &object->header, a);
    } else {
        origin_write(&out, object, a, report == WHY);
        writer_text(&out, "\n");
    }
    return NONE;
}

/* why(obj): the shortest chain of references from a root to it, step by step. */
Value where_why(Vm *vm, Value *a, int n) {
    (void)n;
    return report(vm, a, WHY);
}

/* path(obj): the same in one line, as names. */
Value where_path(Vm *vm, Value *a, int n) {
    (void)n;
    return report(vm, a, PATH);
}

/* where(obj): its path, its place in memory, its size with its parts, its age. */
Value where_native(Vm *vm, Value *a, int n) {
    (void)n;
    return report(vm, a, WHERE);
}
