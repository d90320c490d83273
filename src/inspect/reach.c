/* SPDX-License-Identifier: MIT */
/* Marking without consequences: reach.h. The stack of ranges and the window of what did not fit
 * are those of heap/mark.c, which says how they work; that one is made for speed and does more. */
#include "inspect/reach.h"

#include "heap/stackscan.h"
#include "inspect/edge.h"
#include "object/table.h"

enum { SMALL_STACK = 8 };

typedef struct {
    Value *next, *end;
} Entry;

typedef struct {
    const Heap *heap;
    Entry *stack, *limit;
    uintptr_t *window_low, *window_high; /* NULL: no window */
} Marker;

/* ---- marking ---- */

/* Where frames have been words may be taken for Values later. */
uintptr_t *reach_notepad(const Heap *heap, size_t *words) {
    uintptr_t *end = heap->lowest < heap->low ? heap->lowest : heap->low;
    *words = end > heap->bump ? (size_t)(end - heap->bump) : 0;
    return heap->bump;
}

static Marker marker(const Heap *heap, Entry *small) {
    Marker m = {heap, small, small + SMALL_STACK, NULL, NULL};
    size_t words;
    Entry *notepad = (Entry *)reach_notepad(heap, &words);
    size_t room = words * sizeof(uintptr_t) / sizeof(Entry);
    if (heap->mark_limit != 0) {
        m.limit = small + 1;
    } else if (room > SMALL_STACK) {
        m.stack = notepad;
        m.limit = notepad + room;
    }
    return m;
}

static size_t strong_count(const Object *object) {
    return heap_is_weak(object) ? 0 : heap_value_count(object);
}

/* The object of v if it lies in the heap and is not marked. */
static Object *unmarked(const Heap *heap, Value v) {
    if (!value_is_object(v) || !heap_contains(heap, value_to_object(v))) {
        return NULL;
    }
    Object *object = value_to_object(v);
    return object->header & HEADER_MARK ? NULL : object;
}

static void mark_range(Marker *m, Value *next, Value *end) {
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
        Object *object = unmarked(m->heap, *next++);
        if (object == NULL) {
            continue;
        }
        object->header |= HEADER_MARK;
        size_t count = strong_count(object);
        while (next < end && unmarked(m->heap, end[-1]) == NULL) {
            end--;
        }
        if (count == 0) {
            continue;
        }
        if (next != end) {
            if (top == m->limit) {
                uintptr_t *at = &object->header;
                m->window_low = m->window_low == NULL || at < m->window_low ? at : m->window_low;
                m->window_high = at > m->window_high ? at : m->window_high;
                continue;
            }
            *top++ = (Entry){next, end};
        }
        next = object_values(object);
        end = next + count;
    }
}

/* Marks what [values, end) reach, to the last. A window may open again while one is read; each
 * takes an object that was not marked before. What is barred has a pin as well, and is not
 * entered. */
static void mark(Marker *m, Value *values, Value *end) {
    mark_range(m, values, end);
    while (m->window_low != NULL) {
        uintptr_t *at = m->window_low;
        const uintptr_t *high = m->window_high;
        m->window_low = m->window_high = NULL;
        while (at <= high) {
            Object *object = (Object *)at;
            if (reach_is_new(object)) {
                mark_range(m, object_values(object), object_values(object) + strong_count(object));
            }
            at += object_words(object);
        }
    }
}

void reach_values(Vm *vm, Value *values, size_t count) {
    Entry small[SMALL_STACK];
    Marker m = marker(heap_of(vm), small);
    mark(&m, values, values + count);
}

/* ---- roots ---- */

/* The scan sets pins, which a bar has as well: so only those of what is not marked become marks.
 * The pins that a collection has left word of stay as they are. `low` is the end of the notepad to
 * the scan, and nothing else. */
void reach_pins(Vm *vm, bool inner, uintptr_t **first, uintptr_t **last) {
    Heap *heap = heap_of(vm);
    uintptr_t *pin_low = heap->pin_low, *pin_high = heap->pin_high, *low = heap->low;
    size_t words;
    heap->low = reach_notepad(heap, &words) + words;
    stackscan_pin(heap, inner);
    heap->low = low;
    *first = heap->pin_low;
    *last = heap->pin_high;
    heap->pin_low = pin_low;
    heap->pin_high = pin_high;
    for (uintptr_t *at = *first; at != NULL && at <= *last; at += object_words((Object *)at)) {
        if ((*at & (HEADER_MARK | HEADER_PINNED)) == HEADER_PINNED) {
            *at ^= HEADER_MARK | HEADER_PINNED;
        }
    }
}

void reach_roots(Vm *vm, bool inner) {
    Entry small[SMALL_STACK];
    Marker m = marker(heap_of(vm), small);
    Value *begin, *end;
    reach_pins(vm, inner, &m.window_low, &m.window_high);
    mark(&m, NULL, NULL);
    for (int i = 0; heap_root_range(heap_of(vm), i, &begin, &end); i++) {
        reach_values(vm, begin, (size_t)(end - begin));
    }
}

void reach_begin(Vm *vm) {
    if (heap_of(vm)->prepare_stack != NULL) {
        heap_of(vm)->prepare_stack(vm);
    }
}

void reach_end(Vm *vm) {
    for (Object *o = NULL; (o = heap_next_object(heap_of(vm), o)) != NULL;) {
        o->header &= ~(uintptr_t)(HEADER_MARK | HEADER_PINNED);
    }
}

bool reach_bar(Vm *vm, Value v) {
    Object *object = unmarked(heap_of(vm), v);
    if (object != NULL) {
        object->header |= HEADER_MARK | HEADER_PINNED;
    }
    return object != NULL;
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

/* ---- shares ---- */

/* Does an earlier entry of sys.modules name the same module? */
static bool is_alias(Vm *vm, const Value *entry) {
    size_t position = 0;
    Value *other;
    do {
        other = table_next(AS(Dict, vm->roots[ROOT_MODULES]), &position);
    } while (!value_same(other[1], entry[1]));
    return other != entry;
}

/* The n-th module of the heap in sys.modules, __main__ behind all others; its entry there. NULL:
 * there is none. */
static Value *nth_module(Vm *vm, size_t n) {
    Value modules = vm->roots[ROOT_MODULES], *entry;
    for (int is_main = 0; is_main < 2 && value_is_kind(modules, KIND_DICT); is_main++) {
        size_t position = 0;
        while ((entry = table_next(AS(Dict, modules), &position)) != NULL) {
            if (value_is_kind(entry[1], KIND_MODULE) &&
                heap_contains(heap_of(vm), value_to_object(entry[1])) &&
                value_same(AS(Module, entry[1])->dict, vm->roots[ROOT_MAIN]) == is_main &&
                !is_alias(vm, entry) && n-- == 0) {
                return entry;
            }
        }
    }
    return NULL;
}

bool reach_share(Vm *vm, size_t n, Value *name) {
    for (Object *o = NULL; (o = heap_next_object(heap_of(vm), o)) != NULL;) {
        o->header |= o->header & HEADER_MARK ? HEADER_PINNED : 0;
    }
    Value *own = nth_module(vm, n), *other;
    if (own == NULL) {
        *name = ABSENT;
        reach_roots(vm, false);
        return n == 0 || nth_module(vm, n - 1) != NULL;
    }
    *name = own[0];
    for (size_t i = n + 1; (other = nth_module(vm, i)) != NULL; i++) {
        reach_bar(vm, other[1]);
        reach_bar(vm, AS(Module, other[1])->dict);
    }
    reach_values(vm, &own[1], 1);
    /* Those behind have not been entered yet, by this share or an earlier one. */
    for (size_t i = n + 1; (other = nth_module(vm, i)) != NULL; i++) {
        value_to_object(other[1])->header &= ~(uintptr_t)(HEADER_MARK | HEADER_PINNED);
        value_to_object(AS(Module, other[1])->dict)->header &=
            ~(uintptr_t)(HEADER_MARK | HEADER_PINNED);
    }
    return true;
}
