/* SPDX-License-Identifier: MIT */
/* Marking: the first half of a collection. Reads every Value of every live object once.
 *
 * A stack of ranges of Values still to be read takes the place of recursion. A range is cut short
 * by what ends it and is no heap object; when nothing of it is left to read it is not pushed, so
 * the last child of an object costs no entry, and a linked list whose links come last none at all.
 * Leaves are marked and never entered.
 *
 * On overflow the child is marked but not entered, and the window [window_low, window_high] of such
 * objects is widened. When the stack has run empty the marked objects of the window are read again,
 * until there is no window left. It is right with a stack of one entry; more make it fast.
 *
 * Pinned objects are known before (stackscan.c), so that no store that C code looks at is
 * trimmed. */
#include "heap/mark.h"

#include "heap/side.h"

/* Also where the rest is built for size: pauses are what a collector is judged by. */
#pragma GCC optimize("O2")

/* A range of Values still to be read: the rest of an object whose child is read first. */
typedef struct {
    Value *next, *end;
} Entry;

typedef struct {
    Vm *vm;
    uintptr_t base, quarter_span; /* of [base, bump); see is_heap() */
    Entry *stack, *limit;
    uintptr_t *window_low, *window_high; /* NULL: no window */
} Marker;

/* The Values after the header that keep something alive. */
static size_t strong_count(const Object *object) {
    return heap_is_weak(object) ? 0 : heap_value_count(object);
}

/* One comparison for "aligned, and in [base, bump)": the low bits are rotated to the top. */
static inline bool is_heap(uintptr_t bits, uintptr_t base, uintptr_t quarter_span) {
    uintptr_t offset = bits - base;
    return (offset >> 2 | offset << (sizeof(uintptr_t) * 8 - 2)) < quarter_span;
}

/* The marked object is to be entered later: the window is widened to it. */
static __attribute__((noinline)) void overflow(Marker *m, Object *object) {
    uintptr_t *at = &object->header;
    m->window_low = m->window_low == NULL || at < m->window_low ? at : m->window_low;
    m->window_high = at > m->window_high ? at : m->window_high;
}

/* The kinds whose first Value is a store that grows in steps. All are small numbers. */
#define TRIMMED                                                                                    \
    (1u << KIND_LIST | 1u << KIND_BYTEARRAY | 1u << KIND_ARRAY | 1u << KIND_DICT |                 \
     1u << KIND_SET | 1u << KIND_FROZENSET)
_Static_assert(KIND_LIST < 32 && KIND_BYTEARRAY < 32 && KIND_FROZENSET < 32, "TRIMMED has 32 bits");

/* Called once for each object of those kinds: cuts slack off a store that did not grow since the
 * last collection. What C code points into, or was given the address of, stays as it is. */
static __attribute__((noinline)) void trim(Marker *m, Object *object) {
    Value *values = object_values(object);
    if (!is_heap(values[0].bits, m->base, m->quarter_span)) {
        return;
    }
    Object *store = value_to_object(values[0]);
    if (store->header & (HEADER_PINNED | HEADER_HELD)) {
        return;
    }
    if (store->header & HEADER_GREW) {
        /* It grew: left alone this once. From now on it has until the next collection to grow
         * again. */
        store->header &= ~(uintptr_t)HEADER_GREW;
        if (!heap_of(m->vm)->trim_all) {
            return;
        }
    }
    Kind kind = object_kind(object);
    if (kind == KIND_LIST || kind == KIND_BYTEARRAY || kind == KIND_ARRAY) {
        size_t length = (size_t)value_to_int(values[1]);
        /* The length of a list is in Values, that of the others in bytes. */
        size_t words = kind == KIND_LIST ? length : BYTES_TO_WORDS(length);
        if (words == 0) {
            values[0] = ABSENT;
        } else {
            /* The tail becomes a hole, which is not marked and so garbage: slide_down() takes
             * it. */
            heap_shrink(m->vm, store, 1 + words);
        }
    } else if (heap_of(m->vm)->trim_table != NULL) {
        heap_of(m->vm)->trim_table(m->vm, object);
    }
}

/* Marks all that the Values [next, end) reach. */
static void mark_values(Marker *m, Value *next, Value *end) {
    const uintptr_t base = m->base, quarter_span = m->quarter_span;
    Entry *top = m->stack;
    for (;;) {
        while (next == end) {
            if (top == m->stack) {
                return;
            }
            top--;
            next = top->next;
            end = top->end;
        }
        uintptr_t bits = (next++)->bits;
        if (!is_heap(bits, base, quarter_span)) {
            continue;
        }
        Object *object = (Object *)bits;
        uintptr_t header = object->header;
        if (header & HEADER_MARK) {
            continue;
        }
        object->header = header | HEADER_MARK;
        /* The shape of the kind is looked up here, in registers, instead of with
         * heap_value_count(): this is the innermost loop of a collection. */
        unsigned kind = (header >> HEADER_KIND_SHIFT) & 0xff;
        size_t count = kinds_table[kind].values;
        if (count == 0) {
            continue;
        }
        if (count == KIND_ALL) {
            count = object_payload_words(object);
        } else if (count > KIND_ALL) {
            count = strong_count(object);
        } else if (kind < 32 && (TRIMMED >> kind & 1)) {
            trim(m, object);
        }
        if (count == 0) {
            continue;
        }
        /* What ends the rest of the current range and cannot be marked is not worth an entry. */
        while (next < end && !is_heap(end[-1].bits, base, quarter_span)) {
            end--;
        }
        if (next != end) {
            if (top == m->limit) {
                overflow(m, object);
                continue;
            }
            top->next = next;
            top->end = end;
            top++;
        }
        next = object_values(object);
        end = next + count;
    }
}

/* Reads the objects of [at, last] that have all of `flags`: the pinned ones, which nothing else may
 * reach and which are marked here, or the marked ones of a window. `last` is the start of the last
 * object, itself included. */
static void enter_again(Marker *m, uintptr_t *at, const uintptr_t *last, uintptr_t flags) {
    while (at <= last) {
        Object *object = (Object *)at;
        if ((object->header & flags) == flags) {
            if (!(object->header & HEADER_MARK)) {
                object->header |= HEADER_MARK;
                unsigned kind = object_kind(object);
                if (kind < 32 && (TRIMMED >> kind & 1)) {
                    trim(m, object);
                }
            }
            Value *values = object_values(object);
            mark_values(m, values, values + strong_count(object));
        }
        at += object_words(object);
    }
}

/* ---- Weak references ---- */

/* What dead objects were in becomes a small int. */
static void drop_dead(const Heap *heap, Object *table) {
    Value *values = object_values(table);
    for (size_t i = object_payload_words(table); i-- > 0;) {
        if (value_is_object(values[i]) && heap_contains(heap, value_to_object(values[i])) &&
            !(value_to_object(values[i])->header & HEADER_MARK)) {
            values[i] = value_int(0);
        }
    }
}

/* Enters what was marked when the stack was full. */
static void enter_window(Marker *m) {
    while (m->window_low != NULL) {
        /* A new window may be opened while this one is read. It takes an object that was not marked
         * before, so there is an end. */
        uintptr_t *low = m->window_low;
        const uintptr_t *high = m->window_high;
        m->window_low = m->window_high = NULL;
        enter_again(m, low, high, HEADER_MARK);
    }
}

/* Nothing but `side` refers to a weak table, but C code may still point to one that was replaced by
 * a larger one, and so keep it. */
static void drop_dead_of_pinned(const Heap *heap) {
    for (uintptr_t *at = heap->pin_low; at != NULL && at <= heap->pin_high;) {
        Object *object = (Object *)at;
        if ((object->header & HEADER_PINNED) && heap_is_weak(object) &&
            object != value_to_object(heap->side)) {
            drop_dead(heap, object);
        }
        at += object_words(object);
    }
}

/* ---- Finalizers ---- */

/* An instance of a class with __del__, and not one of a built-in type that has to be told. */
static bool is_mortal(const Object *object) {
    Kind kind = object_kind(object);
    return (kind == KIND_INSTANCE || kind == KIND_EXTENDED) &&
           (object->header & HEADER_FINALIZER) &&
           value_is_kind(((const Value *)(object + 1))[0], KIND_CLASS);
}

/* What is dead and has __del__ is kept once more, with all that it refers to. */
static void keep_dying(Marker *m, Heap *heap) {
    if (heap->mortals == 0 || value_absent(*heap->dying)) {
        return;
    }
    Object *queue = value_to_object(*heap->dying);
    Value *next = object_values(queue), *end = next + object_payload_words(queue);
    for (uintptr_t *at = heap->base; at < heap->bump;) {
        Object *object = (Object *)at;
        if (is_mortal(object) && !(object->header & HEADER_MARK)) {
            while (next < end && !value_absent(*next)) {
                next++;
            }
            if (next == end) {
                break;
            }
            object->header &= ~(uintptr_t)HEADER_FINALIZER;
            *next = value_object(object);
            mark_values(m, next, next + 1);
            heap->dying_found = true;
        }
        at += object_words(object);
    }
    enter_window(m);
}

/* Tells the objects that have none of `flags`. */
static void finalize(Vm *vm, uintptr_t flags) {
    Heap *heap = heap_of(vm);
    Object *object = NULL;
    while (heap->finalizers > 0 && (object = heap_next_object(heap, object)) != NULL) {
        if (object_kind(object) == KIND_INSTANCE && (object->header & HEADER_FINALIZER) &&
            !(object->header & flags) && !is_mortal(object)) {
            heap->finalize(vm, object);
        }
    }
}

void heap_finalize(Vm *vm) {
    finalize(vm, 0);
}

void mark_all(Vm *vm) {
    Heap *heap = heap_of(vm);
    Entry small[MARK_STACK];
    Marker m = {
        .vm = vm,
        .base = (uintptr_t)heap->base,
        .quarter_span = ((uintptr_t)heap->bump - (uintptr_t)heap->base) >> 2,
        .stack = small,
    };
    size_t entries = MARK_STACK;
    size_t room = (size_t)((uintptr_t)heap->low - (uintptr_t)heap->bump) / sizeof(Entry);
    if (room > entries) {
        m.stack = (Entry *)heap->bump;
        /* The whole free run may serve as the stack: nothing allocates while marking. */
        entries = room;
    }
    if (heap->mark_limit != 0 && heap->mark_limit < entries) {
        entries = heap->mark_limit;
    }
    m.limit = m.stack + entries;
    Value *begin, *end;
    for (int i = 0; heap_root_range(heap, i, &begin, &end); i++) {
        mark_values(&m, begin, end);
    }
    enter_window(&m);
    if (heap->reached != NULL) {
        heap->reached(vm);
    }
    /* Pinned objects are live whether anything refers to them or not. */
    if (heap->pin_low != NULL) {
        enter_again(&m, heap->pin_low, heap->pin_high, HEADER_PINNED);
        enter_window(&m);
    }
    keep_dying(&m, heap);
    finalize(vm, HEADER_MARK);
    /* From here on all that lives is marked, and what weak tables name otherwise is dead. */
    side_drop_dead(vm);
    drop_dead_of_pinned(heap);
}
