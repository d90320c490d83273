/* SPDX-License-Identifier: MIT */
/* The heap checker: walks everything and checks every invariant of heap.h, and what value/kinds.h
 * and object/layout.h promise about the shape of stores. Run by stress modes after each collection.
 *
 * To tell a reference to an object from one into its middle a bitmap of object starts is laid in
 * the free run (one bit a word; cleared afterwards). When the run is too short, a target need only
 * look like an object. */
#include "heap/heap.h"

#include "heap/side.h"

enum { WORD_BITS = sizeof(uintptr_t) * 8 };

typedef struct {
    const Heap *heap;
    uintptr_t *starts; /* bitmap; NULL: no room */
    const char *wrong;
} Check;

/* Does an object begin here? The address is aligned and in [base, bump). Without a bitmap the
 * answer is a guess that never rejects a real object. */
static bool is_start(const Check *c, const Object *object) {
    size_t word = (size_t)(&object->header - c->heap->base);
    if (c->starts != NULL) {
        return (c->starts[word / WORD_BITS] >> (word % WORD_BITS) & 1) != 0;
    }
    return (object->header & HEADER_CONSTANT) && (unsigned)object_kind(object) < KIND_LIMIT &&
           object_words(object) > 0 &&
           object_words(object) <= (size_t)(c->heap->bump - &object->header);
}

/* Pointers into the heap must be to the start of an object. */
static void check_value(Check *c, Value v) {
    const Heap *heap = c->heap;
    const Object *object = (const Object *)v.bits;
    if (!value_is_object(v) || v.bits < (uintptr_t)heap->base || v.bits >= (uintptr_t)heap->top) {
        return; /* a number, absent, or in flash */
    }
    if (v.bits >= (uintptr_t)heap->bump) {
        c->wrong = "a Value that points above the objects";
    } else if (v.bits % sizeof(uintptr_t) != 0 || !is_start(c, object)) {
        c->wrong = "a Value that points into the middle of an object";
    } else if (object_kind(object) == KIND_HOLE) {
        c->wrong = "a Value that points to a hole";
    }
}

static void check_values(Check *c, const Value *values, size_t count) {
    for (size_t i = 0; i < count; i++) {
        check_value(c, values[i]);
        if (values[i].bits == HEAP_POISON) {
            c->wrong = "a poisoned Value";
        }
    }
}

/* A store reached by its owner: absent, or of `kind` and long enough. An owner in the making has no
 * length yet. */
/* A store reached by its owner: absent, or of `kind` and long enough for `length` items, of which
 * `per_word` fit a word. An owner in the making has no length yet. */
static void check_store(Check *c, Value store, Kind kind, Value length, size_t per_word) {
    if (value_absent(length)) {
        return;
    }
    if (!value_is_int(length) || value_to_int(length) < 0) {
        c->wrong = "a length that is no small int";
        return;
    }
    size_t words = ((size_t)value_to_int(length) + per_word - 1) / per_word;
    if (value_absent(store)) {
        c->wrong = words > 0 ? "a length without a store" : c->wrong;
    } else if (!value_is_kind(store, kind)) {
        c->wrong = "a store of the wrong kind";
    } else if (object_payload_words(value_to_object(store)) < words) {
        c->wrong = "a store shorter than its length";
    }
}

/* The lengths that an object states fit the store that it names. */
static void check_shape(Check *c, const Object *object) {
    const Value *values = (const Value *)(object + 1);
    switch (object_kind(object)) {
    /* Each of these has its store first and the length after it (object/layout.h). */
    case KIND_LIST: check_store(c, values[0], KIND_STORE, values[1], 1); break;
    case KIND_BYTEARRAY:
    case KIND_ARRAY: check_store(c, values[0], KIND_RAW, values[1], sizeof(Value)); break;
    case KIND_DICT:
    case KIND_SET:
    case KIND_FROZENSET: check_store(c, values[0], KIND_TABLE, values[1], 1); break;
    case KIND_NONE:
    case KIND_BOOL:
    case KIND_ELLIPSIS:
    case KIND_NOTIMPLEMENTED:
    case KIND_NATIVE:
    case KIND_TYPE: c->wrong = "an object of a kind that lives in flash"; break;
    default: break;
    }
}

/* Size, kind and flags; false when the walk cannot go on. */
static bool check_header(Check *c, const Object *object) {
    const Heap *heap = c->heap;
    uintptr_t header = object->header;
    if (!(header & HEADER_CONSTANT)) {
        c->wrong = "a header without its constant bit";
    } else if (object_words(object) == 0 ||
               object_words(object) > (size_t)(heap->bump - &object->header)) {
        c->wrong = "an object that does not end before bump";
    } else if ((header >> HEADER_KIND_SHIFT & 0xff) >= KIND_LIMIT) {
        c->wrong = "an object of no kind";
        /* Before anything asks for the payload: its size would wrap around. */
    } else if (object_words(object) < 1u + ((header & HEADER_TRACED) != 0)) {
        c->wrong = "an object without room for its allocation site";
    } else {
        if ((header & HEADER_TRACED) && heap_site(object) == 0) {
            c->wrong = "a traced object without an allocation site";
        }
        if (!heap->collecting && (header & (HEADER_MARK | HEADER_PINNED))) {
            c->wrong = "a mark or pin outside of a collection";
        }
        if ((header & HEADER_HELD) && !heap->held) {
            c->wrong = "a held object that heap_hold() does not know";
        }
        if (kinds_table[object_kind(object)].values == KIND_COUNTED &&
            (object_payload_words(object) == 0 || value_to_int(((const Value *)object)[1]) < 0)) {
            c->wrong = "a counted object without a count";
            return false;
        }
        if (heap_value_count(object) > object_payload_words(object)) {
            c->wrong = "an object with more Values than words";
            return false;
        }
        return true;
    }
    return false;
}

/* The borders of the heap are in order, and the guard is what the fast path may rely on. */
static void check_layout(Check *c) {
    const Heap *heap = c->heap;
    if (heap->base > heap->bump || heap->bump > heap->low || heap_frames(heap) > heap->top) {
        c->wrong = "base, bump, low, frames, top out of order";
    } else if (heap->gate.reserve > heap->reserve_words) {
        c->wrong = "more kept back than the reserve has";
    } else if (heap->gate.lock_depth == 0 && heap->gate.stress == 0 && heap->gate.fail_at == 0 &&
               heap->gate.watch == NULL &&
               heap->guard != (heap->kept > heap->gate.reserve ? heap->kept : heap->gate.reserve) *
                                  sizeof(uintptr_t)) {
        c->wrong = "guard does not agree with gate";
    }
}

/* The remembered holes are in the order of addresses, and are holes. */
static void check_holes(Check *c) {
    const Heap *heap = c->heap;
    const uintptr_t *last = heap->base;
    for (int i = 0; i < heap->hole_count && c->wrong == NULL; i++) {
        const Object *hole = (const Object *)heap->holes[i].start;
        if (!heap_contains(heap, hole) || &hole->header < last || !is_start(c, hole) ||
            object_kind(hole) != KIND_HOLE || object_words(hole) < heap->holes[i].words) {
            c->wrong = "a remembered hole that is none, or out of order";
        }
        last = heap->holes[i].start + heap->holes[i].words;
    }
}

/* First walk: headers alone, and the bitmap. */
static void check_headers(Check *c) {
    const Heap *heap = c->heap;
    uintptr_t *bitmap = heap->bump;
    size_t size = (size_t)(heap->bump - heap->base) / WORD_BITS + 1;
    /* The bitmap must leave a word of the run. It may reach into what frames have used, where the
     * collector allows nothing but Values and zeros: so it is cleared afterwards. */
    if (size < (size_t)(heap->low - heap->bump)) {
        c->starts = bitmap;
        for (size_t i = 0; i < size; i++) {
            bitmap[i] = 0;
        }
    }
    for (const uintptr_t *at = heap->base; at < heap->bump;) {
        if (!check_header(c, (const Object *)at)) {
            return;
        }
        if (c->starts != NULL) {
            size_t word = (size_t)(at - heap->base);
            bitmap[word / WORD_BITS] |= (uintptr_t)1 << (word % WORD_BITS);
        }
        at += object_words((const Object *)at);
    }
}

/* All Values of roots and objects point at starts of objects; then each object is what its kind
 * says. */
static void check_contents(Check *c, Heap *heap) {
    Value *begin, *end;
    for (int i = 0; heap_root_range(heap, i, &begin, &end); i++) {
        check_values(c, begin, (size_t)(end - begin));
    }
    for (Object *o = heap_next_object(heap, NULL); o != NULL; o = heap_next_object(heap, o)) {
        check_values(c, object_values(o), heap_value_count(o));
        if (c->wrong == NULL) {
            check_shape(c, o);
        }
        if (c->wrong != NULL) {
            return;
        }
    }
    check_holes(c);
    if (c->wrong == NULL) {
        c->wrong = side_check(heap);
    }
}

const char *verify_heap(Vm *vm) {
    Heap *heap = heap_of(vm);
    Check c = {.heap = heap};
    if (heap->prepare_stack != NULL) {
        heap->prepare_stack(vm);
    }
    check_layout(&c);
    if (c.wrong == NULL) {
        check_headers(&c);
    }
    if (c.wrong == NULL) {
        check_contents(&c, heap);
    }
    /* No bit of the bitmap may look like a Value to a frame that comes to lie there. */
    if (c.starts != NULL) {
        size_t size = (size_t)(heap->bump - heap->base) / WORD_BITS + 1;
        for (size_t i = 0; i < size; i++) {
            c.starts[i] = 0;
        }
    }
    return c.wrong;
}
