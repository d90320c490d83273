/* SPDX-License-Identifier: MIT */
/* heap.where() and heap.at(): from an object to its place, and back. Places are bytes from the
 * start of the heap, as the labels of mem_info()'s map are. */
#include "builtins.h"
#include "heap/map.h"
#include "inspect/describe.h"
#include "inspect/edge.h"
#include "inspect/origin.h"
#include "inspect/reach.h"
#include "inspect/sites.h"
#include "module/console.h"
#include "object/int.h"
#include "vm/frame.h"

static size_t offset_of(const Heap *heap, const void *at) {
    return (size_t)((uintptr_t)at - (uintptr_t)heap->base);
}

static void write_offset(Writer *w, size_t offset) {
    writer_text(w, "0x");
    writer_hex(w, offset, 1);
}

/* ---- an object ---- */

typedef struct {
    Writer *w;
    const Heap *heap;
} Parts;

static bool write_part(void *context, const Edge *edge, Object *target) {
    (void)edge;
    Parts *parts = context;
    if (edge_is_part(target)) {
        writer_text(parts->w, " + ");
        writer_format(parts->w, "%u at ", describe_bytes(target));
        write_offset(parts->w, offset_of(parts->heap, target));
    }
    return false;
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

/* Address order is age order: what the last collection has left lies below what was made since.
 * Objects that were put into holes before pins are younger than that says. */
static bool is_young(const Heap *heap, const Object *object) {
    return &object->header >= heap->bump - heap_words_made(heap);
}

static void write_place(Vm *vm, Writer *w, const Object *object) {
    const Heap *heap = heap_of(vm);
    size_t offset = offset_of(heap, object), block = offset / (MAP_BLOCK_WORDS * sizeof(Value));
    writer_text(w, "  place: ");
    write_offset(w, offset);
    writer_text(w, ", address ");
    writer_hex(w, (uintptr_t)object, 1);
    writer_text(w, ", line ");
    writer_hex(w, block / MAP_LINE_BLOCKS * MAP_LINE_BLOCKS * MAP_BLOCK_WORDS * sizeof(Value), 8);
    writer_format(w, " letter %u of the map\n  size:  %u B", block % MAP_LINE_BLOCKS,
                  describe_bytes_with_parts(object));
    if (describe_bytes_with_parts(object) > describe_bytes(object)) {
        Parts parts = {w, heap};
        writer_format(w, " = %u", describe_bytes(object));
        edge_each(object, true, write_part, &parts);
    }
    bool held = object->header & HEADER_HELD, pinned = is_pinned(vm, object);
    writer_format(w, "\n  age:   made %s the last collection\n  moves: %s\n",
                  is_young(heap, object) ? "since" : "before",
                  held     ? "no, its address was handed out"
                  : pinned ? "not now, C code points at it"
                           : "yes");
}

/* where(obj): its place in memory, its size with its parts, its age. */
Value where_native(Vm *vm, Value *a, int n) {
    (void)n;
    Writer out = console_writer(vm);
    Value v = arg(a, 0);
    if (!value_is_object(v)) {
        writer_text(&out, "a number in a word: it takes no memory of its own\n");
    } else if (!heap_contains(heap_of(vm), value_to_object(v))) {
        describe_object(&out, value_to_object(v));
        writer_text(&out, ": in flash, not in the heap\n");
    } else {
        describe_object(&out, value_to_object(v));
        writer_text(&out, "\n");
        write_place(vm, &out, value_to_object(v));
        sites_write_made(vm, &out, value_to_object(v));
    }
    return NONE;
}

/* ---- a place ---- */

/* An object of the heap, or a part of one. */
static void write_object_at(Vm *vm, Writer *w, const Object *object, const uintptr_t *at,
                            const Value *own) {
    Origin origin;
    const Object *owner = object;
    writer_format(w, "word %u of %u of ", (size_t)(at - &object->header), object_words(object));
    if (edge_is_part(object)) {
        owner = origin_owner(heap_of(vm), object);
        describe_type(w, object);
        writer_text(w, owner == object ? ", a part that nothing owns" : ", a part of ");
    }
    if (!edge_is_part(object) || owner != object) {
        describe_object(w, owner);
    }
    writer_text(w, "\n  kept by: ");
    origin_find(vm, owner, own, 1, &origin);
    origin_write(vm, w, &origin);
    writer_text(w, "\n");
    write_place(vm, w, owner);
    sites_write_made(vm, w, object);
}

/* A word of the frame stack. What is above a frame's register 0 tells where it waits and who
 * called it; what is in no frame, C code has placed there for a call. */
static void write_frame_at(Vm *vm, Writer *w, const uintptr_t *at) {
    writer_text(w, "frame stack, ");
    for (Value *base = vm->base; base != NULL; base = frame_caller(vm, base)) {
        bool extras = frame_link(base) & (LINK_FAR | LINK_INSTANCE);
        const uintptr_t *word = (const uintptr_t *)base;
        if ((frame_link(base) & LINK_GENERATOR) || at > word + (extras ? FRAME_INFO - 1 : 2) ||
            at <= word - frame_code(base)->head.registers) {
            continue;
        }
        origin_write_frame(w, base);
        writer_text(w, " ");
        if (at > word) {
            writer_text(w, "<link>\n");
        } else {
            edge_write_register(w, base[0], (size_t)(word - at));
            writer_text(w, ": ");
            describe_value(w, *(const Value *)at);
            writer_text(w, "\n");
        }
        return;
    }
    writer_text(w, "arguments of a call from C\n");
}

static void write_run(Writer *w, const Heap *heap, const char *what, const uintptr_t *start,
                      const uintptr_t *end) {
    writer_format(w, "%s, %u B from ", what, (size_t)(end - start) * sizeof(Value));
    write_offset(w, offset_of(heap, start));
    writer_text(w, "\n");
}

/* [base, top) in the order of heap.h's picture. */
static void write_word_at(Vm *vm, Writer *w, const uintptr_t *at, const Value *own) {
    const Heap *heap = heap_of(vm);
    const uintptr_t *run_end = heap->bump + heap_run_words(heap);
    write_offset(w, offset_of(heap, at));
    writer_text(w, ": ");
    if (at >= heap_frames(heap)) {
        write_frame_at(vm, w, at);
    } else if (at >= heap->low) {
        write_run(w, heap, "scratch of the compiler", heap->low, heap_frames(heap));
    } else if (at >= run_end) {
        write_run(w, heap, "reserve for a MemoryError", run_end, heap->low);
    } else if (at >= heap->bump) {
        write_run(w, heap, "free", heap->bump, run_end);
    } else {
        Object *object = heap_next_object(heap, NULL);
        while (&object->header + object_words(object) <= at) {
            object = heap_next_object(heap, object);
        }
        if (object_kind(object) == KIND_HOLE) {
            write_run(w, heap, "hole", &object->header, &object->header + object_words(object));
        } else {
            write_object_at(vm, w, object, at, own);
        }
    }
}

/* at(place): what lies there, an address or so many bytes from the start of the heap. */
Value where_at(Vm *vm, Value *a, int n) {
    (void)n;
    const Heap *heap = heap_of(vm);
    Value v = object_index(vm, arg(a, 0));
    uintptr_t at = int_word(v), total = heap_total_bytes(heap);
    at = at < total ? at : at - (uintptr_t)heap->base;
    int64_t wide;
    if (at >= total || int_sign(v) < 0 || !int_to_int64(v, &wide) || (uint64_t)wide > UINTPTR_MAX) {
        vm_raise_value_error(vm, "no place in the heap: %r", v);
    }
    Writer out = console_writer(vm);
    write_word_at(vm, &out, heap->base + at / sizeof(uintptr_t), a);
    return NONE;
}
