/* SPDX-License-Identifier: MIT */
/* Marking without consequences: reach.h. References are followed a few steps deep; what lies
 * deeper is marked, widens a window of addresses, and is entered when that is read. heap/mark.c is
 * made for speed and does more. */
#include "inspect/reach.h"

#include "heap/stackscan.h"
#include "inspect/edge.h"
#include "object/table.h"

enum { BITS = HEADER_MARK | HEADER_PINNED, DEPTH = 8 };

typedef struct {
    const Heap *heap;
    uintptr_t *low, *high; /* NULL: no window */
} Marker;

/* ---- marking ---- */

/* The object of v if it lies in the heap and is not marked. */
static Object *unmarked(const Heap *heap, Value v) {
    if (!value_is_object(v) || !heap_contains(heap, value_to_object(v))) {
        return NULL;
    }
    Object *object = value_to_object(v);
    return object->header & HEADER_MARK ? NULL : object;
}

static void mark_range(Marker *m, const Value *values, size_t count, int depth) {
    for (; count-- > 0; values++) {
        Object *object = unmarked(m->heap, *values);
        if (object == NULL) {
            continue;
        }
        uintptr_t *at = &object->header;
        *at |= HEADER_MARK;
        if (depth > 0) {
            mark_range(m, object_values(object), edge_count(object), depth - 1);
        } else {
            m->low = m->low == NULL || at < m->low ? at : m->low;
            m->high = at > m->high ? at : m->high;
        }
    }
}

/* Reads the window, which may open again meanwhile, until all is marked. What is barred has a pin
 * as well, and is not entered. */
static void mark_window(Marker *m) {
    while (m->low != NULL) {
        uintptr_t *at = m->low;
        const uintptr_t *high = m->high;
        m->low = m->high = NULL;
        for (; at <= high; at += object_words((Object *)at)) {
            if (reach_is_new((Object *)at)) {
                mark_range(m, object_values((Object *)at), edge_count((Object *)at), DEPTH);
            }
        }
    }
}

void reach_values(Vm *vm, Value *values, size_t count) {
    Marker m = {heap_of(vm), NULL, NULL};
    mark_range(&m, values, count, DEPTH);
    mark_window(&m);
}

/* ---- roots ---- */

/* The scan sets pins, which a bar has as well: so only those of what is not marked become marks.
 * The pins that a collection has left word of stay as they are. `low` is the end of the scan's
 * notepad, and nothing else: where frames have been words may be taken for Values later. */
void reach_pins(Vm *vm, bool inner, uintptr_t **first, uintptr_t **last) {
    Heap *heap = heap_of(vm);
    uintptr_t *pin_low = heap->pin_low, *pin_high = heap->pin_high, *low = heap->low;
    heap->low = heap->lowest < low ? heap->lowest : low;
    heap->low = heap->low > heap->bump ? heap->low : heap->bump;
    stackscan_pin(heap, inner);
    heap->low = low;
    *first = heap->pin_low;
    *last = heap->pin_high;
    heap->pin_low = pin_low;
    heap->pin_high = pin_high;
    for (uintptr_t *at = *first; at != NULL && at <= *last; at += object_words((Object *)at)) {
        if ((*at & BITS) == HEADER_PINNED) {
            *at ^= BITS;
        }
    }
}

void reach_roots(Vm *vm, bool inner) {
    Marker m = {heap_of(vm), NULL, NULL};
    Value *begin, *end;
    reach_pins(vm, inner, &m.low, &m.high);
    for (int i = 0; heap_root_range(heap_of(vm), i, &begin, &end); i++) {
        mark_range(&m, begin, (size_t)(end - begin), DEPTH);
    }
    mark_window(&m);
}

void reach_begin(Vm *vm) {
    if (heap_of(vm)->prepare_stack != NULL) {
        heap_of(vm)->prepare_stack(vm);
    }
}

void reach_end(Vm *vm) {
    for (Object *o = NULL; (o = heap_next_object(heap_of(vm), o)) != NULL;) {
        o->header &= ~(uintptr_t)BITS;
    }
}

void reach_settle(Vm *vm) {
    for (Object *o = NULL; (o = heap_next_object(heap_of(vm), o)) != NULL;) {
        o->header |= o->header & HEADER_MARK ? HEADER_PINNED : 0;
    }
}

void reach_bar(Vm *vm, Value v) {
    Object *object = unmarked(heap_of(vm), v);
    if (object != NULL) {
        object->header |= BITS;
    }
}

ReachCount reach_count(Vm *vm) {
    ReachCount count = {0, 0};
    for (Object *o = NULL; (o = heap_next_object(heap_of(vm), o)) != NULL;) {
        if (reach_is_new(o)) {
            count.bytes += object_words(o) * sizeof(Value);
            count.objects += !edge_is_part(o);
        }
    }
    return count;
}

ReachCount reach_live(Vm *vm, Value without, bool inner) {
    reach_begin(vm);
    reach_bar(vm, without);
    reach_roots(vm, inner);
    ReachCount count = reach_count(vm);
    reach_end(vm);
    return count;
}

ReachCount reach_retained(Vm *vm, Value v) {
    ReachCount all = reach_live(vm, ABSENT, false), rest = reach_live(vm, v, false);
    return (ReachCount){all.bytes - rest.bytes, all.objects - rest.objects};
}

/* ---- shares ---- */

Value *reach_next_module(Vm *vm, size_t *position) {
    Value modules = vm->roots[ROOT_MODULES], *entry = NULL;
    while (value_is_kind(modules, KIND_DICT) &&
           (entry = table_next(AS(Dict, modules), position)) != NULL &&
           !(value_is_kind(entry[1], KIND_MODULE) &&
             heap_contains(heap_of(vm), value_to_object(entry[1])))) {
    }
    return entry;
}

/* The n-th of them, __main__ behind all others. */
static Value *nth_module(Vm *vm, size_t n) {
    for (int is_main = 0; is_main < 2; is_main++) {
        Value *entry;
        for (size_t position = 0; (entry = reach_next_module(vm, &position)) != NULL;) {
            if (value_same(AS(Module, entry[1])->dict, vm->roots[ROOT_MAIN]) == is_main &&
                n-- == 0) {
                return entry;
            }
        }
    }
    return NULL;
}

/* The modules behind the n-th and their namespaces, which have not been entered yet, get these
 * bits. A module with two names is barred until the last one. */
static void set_others(Vm *vm, size_t n, uintptr_t bits) {
    for (const Value *entry; (entry = nth_module(vm, ++n)) != NULL;) {
        Object *module = value_to_object(entry[1]);
        Object *dict = value_to_object(((const Module *)module)->dict);
        module->header = (module->header & ~(uintptr_t)BITS) | bits;
        dict->header = (dict->header & ~(uintptr_t)BITS) | bits;
    }
}

bool reach_share(Vm *vm, size_t n, Value *name) {
    Value *own = nth_module(vm, n);
    reach_settle(vm);
    if (own == NULL) {
        *name = ABSENT;
        reach_roots(vm, false);
        return n == 0 || nth_module(vm, n - 1) != NULL;
    }
    *name = own[0];
    set_others(vm, n, BITS);
    reach_values(vm, &own[1], 1);
    set_others(vm, n, 0);
    return true;
}
