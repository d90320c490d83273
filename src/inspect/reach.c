/* SPDX-License-Identifier: MIT */
/* Marking without consequences: reach.h. References are followed a few steps deep; what lies
 * deeper is marked, widens a window of addresses, and is entered when that is read. heap/mark.c is
 * made for speed and does more. */
#include "inspect/reach.h"

#include "heap/stackscan.h"
#include "inspect/edge.h"
#include "object/table.h"

enum { BITS = HEADER_MARK | HEADER_PINNED };

/* ---- searching ---- */

void reach_add(ReachSearch *s, const Value *values, size_t count) {
    while (count-- > 0) {
        const Value *v = values + count;
        Object *object = edge_object(heap_of(s->vm), *v);
        if (object == NULL || v == s->own) {
            continue;
        }
        if (object == s->sought && s->at == NULL) {
            s->at = v;
        }
        uintptr_t *at = &object->header;
        if (*at & BITS) {
            continue;
        }
        if (edge_is_part(object)) {
            *at |= s->flip | HEADER_MARK;
            reach_add(s, object_values(object), edge_count(object));
            continue;
        }
        *at |= s->bit;
        s->high = at > s->high ? at : s->high;
        if ((uintptr_t)at - 1 < (uintptr_t)s->low - 1) { /* or there is none */
            s->low = at;
        }
    }
}

void reach_read(ReachSearch *s) {
    uintptr_t *at = s->low, *high = s->high, bit = s->bit;
    s->low = s->high = NULL;
    s->bit ^= s->flip;
    for (; at <= high; at += object_words((Object *)at)) {
        if ((*at & BITS) == bit) {
            *at ^= bit ^ (s->flip | HEADER_MARK);
            reach_add(s, object_values((Object *)at), edge_count((Object *)at));
        }
    }
}

/* ---- roots ---- */

/* The pins that a collection has left word of stay as they are. `low` is the end of the scan's
 * notepad, and nothing else: where frames have been words may be taken for Values later. */
static __attribute__((noinline)) void add_pins(ReachSearch *s, bool inner) {
    Heap *heap = heap_of(s->vm);
    uintptr_t *pin_low = heap->pin_low, *pin_high = heap->pin_high, *low = heap->low;
    heap->low = heap->lowest < low ? heap->lowest : low;
    heap->low = heap->low > heap->bump ? heap->low : heap->bump;
    stackscan_pin(heap, inner);
    heap->low = low;
    s->low = heap->pin_low;
    s->high = heap->pin_high;
    heap->pin_low = pin_low;
    heap->pin_high = pin_high;
}

void reach_pins(Vm *vm) {
    ReachSearch s = {.vm = vm};
    add_pins(&s, false);
}

void reach_add_roots(ReachSearch *s, bool inner) {
    Value *begin, *end;
    add_pins(s, inner);
    for (int i = 0; heap_root_range(heap_of(s->vm), i, &begin, &end); i++) {
        reach_add(s, begin, (size_t)(end - begin));
    }
}

/* values NULL: the roots. A bar is no pin: it has the mark as well. */
void reach_values(Vm *vm, const Value *values, size_t count) {
    ReachSearch s = {.vm = vm, .bit = HEADER_PINNED};
    if (values != NULL) {
        reach_add(&s, values, count);
    } else {
        reach_add_roots(&s, count != 0);
    }
    while (s.low != NULL) {
        reach_read(&s);
    }
}

void reach_roots(Vm *vm, bool inner) {
    reach_values(vm, NULL, inner);
}

/* What is new is so no more; then these bits are cleared. */
static void sweep(Vm *vm, uintptr_t clear) {
    _Static_assert(HEADER_PINNED == HEADER_MARK << 1, "a mark beside its pin");
    for (Object *o = NULL; (o = heap_next_object(heap_of(vm), o)) != NULL;) {
        o->header |= (o->header & HEADER_MARK) << 1;
        o->header &= ~clear;
    }
}

void reach_end(Vm *vm) {
    sweep(vm, BITS);
}

void reach_settle(Vm *vm) {
    sweep(vm, 0);
}

void reach_bar(Vm *vm, Value v) {
    Object *object = edge_object(heap_of(vm), v);
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

void reach_only(Vm *vm, Value v) {
    Object *object = edge_object(heap_of(vm), v);
    reach_begin(vm);
    reach_bar(vm, v);
    reach_roots(vm, false);
    reach_settle(vm);
    if (object != NULL) {
        object->header ^= BITS;
    }
    reach_values(vm, &v, 1);
}

ReachCount reach_retained(Vm *vm, Value v) {
    reach_only(vm, v);
    ReachCount count = reach_count(vm);
    reach_end(vm);
    return count;
}

/* ---- shares ---- */

Value *reach_next_module(Vm *vm, size_t *position) {
    Value modules = vm->roots[ROOT_MODULES], *entry = NULL;
    while (edge_is_kind(modules, KIND_DICT) &&
           (entry = table_next(AS(Dict, modules), position)) != NULL &&
           !(edge_object(heap_of(vm), entry[1]) != NULL && edge_is_kind(entry[1], KIND_MODULE))) {
    }
    return entry;
}

/* The n-th of them, __main__ behind all others. */
static Value *nth_module(Vm *vm, size_t n) {
    Value *entry, *last = NULL;
    for (size_t position = 0; (entry = reach_next_module(vm, &position)) != NULL;) {
        if (value_same(AS(Module, entry[1])->dict, vm->roots[ROOT_MAIN])) {
            last = entry;
        } else if (n-- == 0) {
            return entry;
        }
    }
    return n == 0 ? last : NULL;
}

/* The modules behind the n-th and their namespaces, which have not been entered yet, get these
 * bits. A module with two names is barred until the last one. */
static void set_others(Vm *vm, size_t n, uintptr_t bits) {
    for (const Value *entry; (entry = nth_module(vm, ++n)) != NULL;) {
        Object *object = value_to_object(entry[1]);
        for (int i = 0; i < 2; i++) {
            object->header = (object->header & ~(uintptr_t)BITS) | bits;
            object = value_to_object(object_values(object)[0]);
        }
    }
}

Value reach_share(Vm *vm, size_t n) {
    const Value *own = nth_module(vm, n);
    reach_settle(vm);
    if (own == NULL) {
        reach_roots(vm, false);
        return ABSENT;
    }
    set_others(vm, n, BITS);
    reach_values(vm, &own[1], 1);
    set_others(vm, n, 0);
    return own[0];
}
