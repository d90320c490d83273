/* SPDX-License-Identifier: MIT */
/* Sorting: a top-down merge sort, stable, of chunks that binary insertion has sorted. Data that is
 * in order, or strictly in reverse, is found by one pass.
 *
 * Two neighbouring runs are merged through a buffer that takes the shorter one. The buffer is half
 * the data if memory allows, less or nothing if not: runs too long for it are cut in two and the
 * middle parts exchanged by rotation (Dudzinski and Dydek), until the pieces fit. So sorting itself
 * needs no memory and never fails for it; only a key function's results must be kept.
 *
 * While it runs the list is empty, as in CPython, because comparisons and key functions may look at
 * it and change it. Invariant: whenever a comparison may raise, `keys` (and `values`) together with
 * what Sort.pending says lies in the buffer hold every item once. */
#include "object/sort.h"

#include <string.h>

#include "builtins.h"
#include "object/list.h"
#include "object/str.h"
#include "object/tuple.h"
#include "value/floatbits.h"

/* Lists shorter than SMALL are one chunk; longer ones are cut into chunks of at most CHUNK items;
 * fewer words of buffer than LEAST_BUFFER are not worth having. */
enum { SMALL = 64, CHUNK = 20, LEAST_BUFFER = 8 };
enum Mode { MODE_ANY, MODE_INTS, MODE_FLOATS, MODE_STRS };

/* The list, the key function, the list's store, the tuple of keys. */
enum { LIST, KEY, ITEMS, KEYS, HELD };

typedef struct {
    Vm *vm;
    Value held[HELD]; /* CRoots: what the C segment is sealed over while the key function runs */
    bool reverse;
    enum Mode mode;
    size_t n;
    Value *keys;   /* what is compared: the items, or the results of the key function */
    Value *values; /* the items, if there is a key function; moved as their keys are */
    Value *buffer; /* `room` keys, then as many values */
    size_t room;
    struct { /* items of the buffer whose places are taken by copies of others */
        size_t from, count, to;
    } pending;
} Sort;

/* ---- comparing ---- */

/* May run Python code and raise only in MODE_ANY. */
static inline bool less(Sort *s, Value a, Value b) {
    switch (s->mode) {
    case MODE_INTS: return (intptr_t)a.bits < (intptr_t)b.bits;
    case MODE_FLOATS: return floatbits_decode(a.bits) < floatbits_decode(b.bits);
    case MODE_STRS: return str_compare(a, b) < 0;
    default: return object_less(s->vm, a, b);
    }
}

/* Keys of one kind are compared without asking their type each time. */
static enum Mode mode_of(const Value *keys, size_t n) {
    enum Mode mode = MODE_ANY;
    for (size_t i = 0; i < n; i++) {
        enum Mode now = value_is_int(keys[i])              ? MODE_INTS
                        : value_is_float(keys[i])          ? MODE_FLOATS
                        : value_is_kind(keys[i], KIND_STR) ? MODE_STRS
                                                           : MODE_ANY;
        if (now == MODE_ANY || (i > 0 && now != mode)) {
            return MODE_ANY;
        }
        mode = now;
    }
    return mode;
}

/* ---- moving ---- */

static void reverse_array(Value *items, size_t from, size_t to) {
    while (from + 1 < to) {
        Value item = items[from];
        items[from++] = items[--to];
        items[to] = item;
    }
}

/* Turns [from, to) round, keys and values alike. */
static void reverse(Sort *s, size_t from, size_t to) {
    reverse_array(s->keys, from, to);
    if (s->values) {
        reverse_array(s->values, from, to);
    }
}

/* Takes item `from` out and puts it in at `to` <= from. */
static void move_down(Value *items, size_t from, size_t to) {
    Value item = items[from];
    memmove(items + to + 1, items + to, (from - to) * sizeof(Value));
    items[to] = item;
}

/* n items to the start of the buffer, with their values. */
static void to_buffer(Sort *s, size_t from, size_t n) {
    memcpy(s->buffer, s->keys + from, n * sizeof(Value));
    if (s->values) {
        memcpy(s->buffer + s->room, s->values + from, n * sizeof(Value));
    }
}

/* n items of the buffer, from `from` on, to the place `to` of the data. */
static inline void from_buffer(Sort *s, size_t from, size_t to, size_t n) {
    memcpy(s->keys + to, s->buffer + from, n * sizeof(Value));
    if (s->values) {
        memcpy(s->values + to, s->buffer + s->room + from, n * sizeof(Value));
    }
}

/* One item from place to place; its old place keeps a copy until something is put there. */
static inline void move(Sort *s, size_t from, size_t to) {
    s->keys[to] = s->keys[from];
    if (s->values) {
        s->values[to] = s->values[from];
    }
}

/* [from, mid) and [mid, to) change places and keep their order: three reversals. */
static void exchange(Sort *s, size_t from, size_t mid, size_t to) {
    reverse(s, from, mid);
    reverse(s, mid, to);
    reverse(s, from, to);
}

/* ---- chunks ---- */

/* How many items from `from` on are in order; strictly descending ones are turned round. */
static size_t first_run(Sort *s, size_t from, size_t to) {
    size_t i = from + 1;
    if (i >= to) {
        return to - from;
    }
    bool down = less(s, s->keys[i], s->keys[i - 1]);
    while (++i < to && less(s, s->keys[i], s->keys[i - 1]) == down) {
    }
    if (down) {
        reverse(s, from, i);
    }
    return i - from;
}

/* First place in the sorted [from, to) whose item is greater than the key, or with `before` not
 * less than it. */
static size_t search(Sort *s, size_t from, size_t to, Value key, bool before) {
    while (from < to) {
        size_t mid = from + (to - from) / 2;
        if (before ? less(s, s->keys[mid], key) : !less(s, key, s->keys[mid])) {
            from = mid + 1;
        } else {
            to = mid;
        }
    }
    return from;
}

/* Sorts [from, to), of which `run` items are in order, by binary insertion. */
static void sort_chunk(Sort *s, size_t from, size_t run, size_t to) {
    for (size_t i = from + run; i < to; i++) {
        /* Behind all that are not greater: equal items keep their order. */
        size_t at = search(s, from, i, s->keys[i], false);
        move_down(s->keys, i, at);
        if (s->values) {
            move_down(s->values, i, at);
        }
    }
}

/* ---- merging ---- */
/* All keep equal items in order: a right item goes first only when it is less than the left one. */

/* The left run is in the buffer; the result grows upwards. */
static void merge_up(Sort *s, size_t from, size_t mid, size_t to) {
    size_t left = 0, n = mid - from, right = mid, at = from;
    to_buffer(s, from, n);
    while (left < n && right < to) {
        /* Before each comparison, since that may raise: the rest of the buffer would go here. */
        s->pending.from = left;
        s->pending.to = at;
        s->pending.count = n - left;
        if (less(s, s->keys[right], s->buffer[left])) {
            move(s, right++, at++);
        } else {
            from_buffer(s, left++, at++, 1);
        }
    }
    s->pending.count = 0;
    from_buffer(s, left, at, n - left);
}

/* The right run is in the buffer; the result grows downwards. */
static void merge_down(Sort *s, size_t from, size_t mid, size_t to) {
    size_t n = to - mid, left = mid, at = to;
    to_buffer(s, mid, n);
    while (n > 0 && left > from) {
        s->pending.from = 0;
        s->pending.to = left;
        s->pending.count = n;
        if (less(s, s->buffer[n - 1], s->keys[left - 1])) {
            move(s, --left, --at);
        } else {
            from_buffer(s, --n, --at, 1);
        }
    }
    s->pending.count = 0;
    from_buffer(s, 0, left, n);
}

/* Merges [from, mid) and [mid, to). Nothing is done when the runs are in order as they lie. */
static void merge(Sort *s, size_t from, size_t mid, size_t to) {
    while (from < mid && mid < to && less(s, s->keys[mid], s->keys[mid - 1])) {
        size_t n = mid - from, m = to - mid;
        vm_poll(s->vm);
        if (n <= s->room && n <= m) {
            merge_up(s, from, mid, to);
            return;
        }
        if (m <= s->room) {
            merge_down(s, from, mid, to);
            return;
        }
        /* Both runs are too long for the buffer: the longer one is cut in the middle, the other one
         * where that item belongs. */
        size_t left = from + n / 2, right = mid + m / 2;
        if (n > m) {
            right = search(s, mid, to, s->keys[left], true);
        } else {
            left = search(s, from, mid, s->keys[right], false);
            right += m == 1; /* two items: change places */
        }
        exchange(s, left, mid, right);
        size_t middle = left + (right - mid);
        if (middle - from < to - middle) { /* recurse into the shorter one: depth log n */
            merge(s, from, left, middle);
            from = middle;
            mid = right;
        } else {
            merge(s, middle, right, to);
            mid = left;
            to = middle;
        }
    }
}

/* Depth log n: no check of the C stack is needed. */
static void sort_part(Sort *s, size_t from, size_t to) {
    if (to - from <= CHUNK) {
        sort_chunk(s, from, first_run(s, from, to), to);
        return;
    }
    size_t mid = from + (to - from) / 2;
    sort_part(s, from, mid);
    sort_part(s, mid, to);
    merge(s, from, mid, to);
}

/* Half the data, if that leaves memory for comparisons; else what there is. The collection may make
 * room; when it is locked (heap_lock) there is none. */
static void take_buffer(Sort *s) {
    Heap *heap = heap_of(s->vm);
    /* Comparisons of built-in kinds allocate nothing, so they may have the whole run. */
    size_t share = s->mode == MODE_ANY ? 2 : 1, width = s->values ? 2 : 1;
    size_t wanted = s->n / 2 * width + 1;
    if (heap_run_words(heap) / share < wanted && heap->gate.lock_depth == 0) {
        heap_collect(s->vm, true);
    }
    size_t run = heap_run_words(heap) / share;
    wanted = wanted < run ? wanted : run;
    Object *store = wanted < LEAST_BUFFER ? NULL : heap_try_alloc(s->vm, KIND_STORE, wanted);
    if (store) {
        s->buffer = object_values(store);
        s->room = object_payload_words(store) / width;
    }
}

/* All keys before the first comparison, as in CPython; they lie in a tuple, which nobody trims, and
 * the items move along. Behind vm_try, with the outer segment sealed. */
static void compute_keys(Vm *vm, void *context) {
    Sort *s = context;
    s->held[KEYS] = tuple_new(vm, s->n);
    for (size_t i = 0; i < s->n; i++) {
        Value key = vm_call1_sealed(vm, s->held[KEY], AS(Store, s->held[ITEMS])->items[i]);
        tuple_items(s->held[KEYS])[i] = key;
    }
}

/* What runs behind vm_try. */
static void sort_all(Vm *vm, void *context) {
    (void)vm;
    Sort *s = context;
    if (s->reverse) { /* so that equal items keep their order */
        reverse(s, 0, s->n);
    }
    s->mode = mode_of(s->keys, s->n);
    size_t run = first_run(s, 0, s->n);
    if (s->n < SMALL) { /* the same comparisons as CPython makes, and so the same errors */
        sort_chunk(s, 0, run, s->n);
    } else if (run < s->n) {
        take_buffer(s);
        sort_part(s, 0, s->n);
    }
    if (s->reverse) {
        reverse(s, 0, s->n);
    }
}

/* Computes the keys, if there is a key function: false if it raised. */
static bool prepare(Sort *s, Value *exception) {
    bool finished = true;
    if (!value_absent(s->held[KEY]) && !value_is_none(s->held[KEY])) {
        uintptr_t *high = vm_seal(s->vm);
        finished = vm_try(s->vm, compute_keys, s, exception);
        vm_unseal(s->vm, high);
    }
    s->keys = AS(Store, s->held[ITEMS])->items;
    if (!value_absent(s->held[KEYS])) {
        s->values = s->keys;
        s->keys = tuple_items(s->held[KEYS]);
    }
    return finished;
}

Value sort_list(Vm *vm, Value list, Value key, bool backwards) {
    List *l = AS(List, list);
    Sort s = {
        .vm = vm, .held = {list, key, l->store},
             .reverse = backwards
    };
    s.n = list_length(list);
    if (s.n == 0) {
        return list;
    }
    l->store = ABSENT;
    l->length = value_int(0);
    CRoots roots;
    heap_root(&vm->heap, &roots, s.held, HELD);
    Value exception;
    bool finished = prepare(&s, &exception) && vm_try(vm, sort_all, &s, &exception);
    heap_unroot(&vm->heap, &roots);
    /* A comparison raised during a merge: what is only in the buffer goes back into the list. */
    if (s.pending.count) {
        from_buffer(&s, s.pending.from, s.pending.to, s.pending.count);
    }
    /* What comparisons put into the list meanwhile is dropped, and said so unless they raised. */
    l = AS(List, s.held[LIST]);
    bool modified = !value_absent(l->store) || value_to_int(l->length) != 0;
    l->store = s.held[ITEMS];
    l->length = value_int((intptr_t)s.n);
    if (!finished) {
        vm->roots[ROOT_RAISED] = exception;
        vm_reraise(vm);
    }
    if (modified) {
        vm_raise_value_error(vm, "list modified during sort");
    }
    return s.held[LIST];
}

Value sort_sorted(Vm *vm, Value iterable, Value key, bool backwards) {
    CRoots roots;
    heap_root(&vm->heap, &roots, &key, 1);
    Value list = list_from_sealed(vm, iterable);
    heap_unroot(&vm->heap, &roots);
    return sort_list(vm, list, key, backwards);
}
