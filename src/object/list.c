/* SPDX-License-Identifier: MIT */
/* list: the storage, then the operators, then the methods. Sorting is in sort.c, what list shares
 * with tuple in sequence.c. Invariant: the words of the store behind the length are absent. */
#include "object/list.h"

#include <string.h>

#include "builtins.h"
#include "object/iterator.h"
#include "object/protocol.h"
#include "object/sequence.h"
#include "object/slice.h"
#include "object/sort.h"

/* ---- storage ---- */

/* Items that there is room for: the payload of the store. An empty list has none, and no store. */
static size_t capacity_of(Value list) {
    Value store = AS(List, list)->store;
    return value_absent(store) ? 0 : tuple_length(AS(Store, store));
}

/* Only the number: the caller has filled the words, or made those behind absent, and that before it
 * allocates again: a collection looks at all of the store. */
static void set_count(Value list, size_t n) {
    AS(List, list)->length = value_int((intptr_t)n);
}

/* Makes the capacity `least`, or up to `wanted` if that is easily had. `list` is a pointer for
 * those who seal the C segment: the list itself may move. The words behind the old items are
 * absent. MemoryError, with the list as it was. */
static void reserve(Vm *vm, const Value *list, size_t least, size_t wanted) {
    if (least <= capacity_of(*list)) {
        return;
    }
    /* The header has no room for a larger size. The message's number must not overflow either. */
    if (least >= HEADER_MAX_WORDS) {
        vm_raise_memory(vm, least < SIZE_MAX / sizeof(Value) ? least * sizeof(Value) : SIZE_MAX);
    }
    if (wanted < least) {
        wanted = least;
    }
    /* What grows may go elsewhere; with no store yet, more than `least` is taken only if nothing
     * has to be raised for it. */
    Value old = AS(List, *list)->store;
    Object *store;
    if (!value_absent(old)) {
        store = heap_grow_between(vm, value_to_object(old), 1 + least, 1 + wanted);
    } else {
        store = wanted > least ? heap_try_alloc(vm, KIND_STORE, 1 + wanted) : NULL;
        store = store ? store : heap_alloc(vm, KIND_STORE, 1 + least);
    }
    AS(List, *list)->store = value_object(store);
}

/* The same with the usual slack. An eighth and three more: appending is linear in all, and a long
 * list wastes little. */
static void reserve_more(Vm *vm, const Value *list, size_t least) {
    reserve(vm, list, least, least + least / 8 + 3);
}

/* a + b items, or MemoryError. */
static size_t add_lengths(Vm *vm, size_t a, size_t b) {
    if (a + b < a) {
        vm_raise_memory(vm, SIZE_MAX);
    }
    return a + b;
}

/* The store comes first: a young head on the C stack would be a pin in its way. */
Value list_new(Vm *vm, size_t capacity) {
    Value store = ABSENT;
    if (capacity > HEADER_MAX_WORDS - 4) {
        vm_raise_memory(vm,
                        capacity < SIZE_MAX / sizeof(Value) ? capacity * sizeof(Value) : SIZE_MAX);
    }
    if (capacity) {
        store = value_object(heap_alloc(vm, KIND_STORE, 1 + capacity));
    }
    List *l = (List *)heap_alloc(vm, KIND_LIST, WORDS_OF(List));
    l->store = store;
    l->length = value_int(0);
    return value_object(l);
}

/* `items` may lie in the heap: their address on the C stack pins what they lie in. */
Value list_from_array(Vm *vm, const Value *items, size_t n) {
    Value list = list_new(vm, n);
    if (n > 0) {
        memcpy(list_items(list), items, n * sizeof(Value));
        set_count(list, n);
    }
    return list;
}

void list_append(Vm *vm, Value list, Value item) {
    size_t n = list_length(list);
    if (n == capacity_of(list)) {
        reserve_more(vm, &list, n + 1);
    }
    list_items(list)[n] = item;
    set_count(list, n + 1);
}

/* Seals only where the store grows: what is pinned would keep it from growing in its place. */
void list_append_sealed(Vm *vm, Value list, Value item) {
    size_t n = list_length(list);
    if (n == capacity_of(list)) {
        Value held[2] = {list, item};
        CRoots roots;
        heap_root(&vm->heap, &roots, held, 2);
        uintptr_t *high = vm_seal(vm);
        reserve_more(vm, &held[0], n + 1);
        vm_unseal(vm, high);
        heap_unroot(&vm->heap, &roots);
        list = held[0];
        item = held[1];
    }
    list_items(list)[n] = item;
    set_count(list, n + 1);
}

/* Opens a gap of n absent items before item `at`. The caller fills it at once, before anything is
 * allocated: Python code must not see an absent item. */
static Value *open_gap(Vm *vm, Value list, size_t at, size_t n) {
    size_t length = list_length(list), total = add_lengths(vm, length, n);
    reserve_more(vm, &list, total);
    Value *items = list_items(list);
    memmove(items + at + n, items + at, (length - at) * sizeof(Value));
    /* Absent, so that no item is there twice. */
    memset(items + at, 0, n * sizeof(Value));
    set_count(list, total);
    return items + at;
}

/* Linear, as CPython's: whoever wants to insert in front takes a deque. */
void list_insert(Vm *vm, Value list, size_t at, Value item) {
    *open_gap(vm, list, at, 1) = item;
}

/* Neither allocates nor raises. The room stays with the list until it is empty, so that pop() and
 * append() in turn copy nothing. */
void list_remove(Value list, size_t at, size_t n) {
    size_t length = list_length(list), rest = length - n;
    if (rest == 0) {
        AS(List, list)->store = ABSENT;
    } else if (n > 0) {
        Value *items = list_items(list);
        memmove(items + at, items + at + n, (rest - at) * sizeof(Value));
        memset(items + rest, 0, n * sizeof(Value));
    }
    set_count(list, rest);
}

/* Appends the items that an iteration gives; the hint is only believed as far as memory is easily
 * had, and what it took too much is given back. The iterator may change the list: nothing of it is
 * kept over a step. */
static void extend_by_iteration(Vm *vm, Value list, Value iterable) {
    Iteration it;
    iteration_begin(vm, &it, iterable);
    size_t hint = object_length_hint(vm, it.source, 0), n = list_length(list);
    /* Half the run at most: a __length_hint__ may say anything. */
    size_t easy = heap_run_words(heap_of(vm)) / 2;
    if (hint > 0) {
        reserve(vm, &list, n + 1, n + (hint < easy ? hint : easy));
    }
    volatile Value untrimmed = hint > 0 ? AS(List, list)->store : ABSENT; /* pinned */
    for (Value item; !value_absent(item = iteration_next(vm, &it));) {
        list_append(vm, list, item);
    }
    (void)untrimmed;
    n = list_length(list);
    if (n == 0) {
        AS(List, list)->store = ABSENT;
    } else if (hint > 0 && capacity_of(list) > n + n / 8 + 4) {
        heap_shrink(vm, value_to_object(AS(List, list)->store), 1 + n);
    }
}

/* held[0] becomes longer by the items of held[1], a list or tuple: maybe itself. */
static void extend_by_items(Vm *vm, Value *held, bool sealed) {
    size_t n, length = list_length(held[0]);
    sequence_items(held[1], &n);
    size_t total = add_lengths(vm, length, n);
    uintptr_t *high = sealed ? vm_seal(vm) : NULL;
    if (length > 0) {
        reserve_more(vm, &held[0], total);
    } else {
        reserve(vm, &held[0], n, n);
    }
    if (sealed) {
        vm_unseal(vm, high);
    }
    if (n > 0) { /* read again after growing; n is still what it was before */
        size_t now;
        memcpy(list_items(held[0]) + length, sequence_items(held[1], &now), n * sizeof(Value));
        set_count(held[0], total);
    }
}

/* Derived classes of list and tuple are iterated over, since they may have an __iter__. */
void list_extend(Vm *vm, Value list, Value iterable) {
    Value held[2] = {list, iterable};
    if (value_is_kind(iterable, KIND_LIST) || value_is_kind(iterable, KIND_TUPLE)) {
        extend_by_items(vm, held, false);
    } else {
        extend_by_iteration(vm, list, iterable);
    }
}

/* Only a generator can run with nothing pinned: it is resumed here, step by step, and each step
 * reads what it needs from the roots. Other iterators are taken as elsewhere. */
Value list_extend_sealed(Vm *vm, Value list, Value iterable) {
    Value held[2] = {list, iterable};
    CRoots roots;
    heap_root(&vm->heap, &roots, held, 2);
    if (value_is_kind(iterable, KIND_GENERATOR)) {
        for (Value item; !value_absent(item = generator_next_sealed(vm, held[1]));) {
            list_append_sealed(vm, held[0], item);
        }
    } else if (value_is_kind(iterable, KIND_LIST) || value_is_kind(iterable, KIND_TUPLE)) {
        extend_by_items(vm, held, true);
    } else {
        extend_by_iteration(vm, list, iterable);
    }
    heap_unroot(&vm->heap, &roots);
    return held[0];
}

Value list_from(Vm *vm, Value iterable) {
    Value list = list_new(vm, 0);
    list_extend(vm, list, iterable);
    return list;
}

/* For built-ins with one iterable, as list(), sorted() and join() are. */
Value list_from_sealed(Vm *vm, Value iterable) {
    return list_extend_sealed(vm, list_new(vm, 0), iterable);
}

/* ---- operators ---- */

void list_write(Vm *vm, struct Writer *out, Value self, bool repr) {
    (void)repr;
    ReprGuard guard;
    if (!repr_enter(vm, &guard, self)) {
        writer_text(out, "[...]");
        return;
    }
    writer_put(out, "[", 1);
    sequence_write(vm, out, self);
    writer_put(out, "]", 1);
    repr_leave(vm, &guard);
}

intptr_t list_length_slot(Vm *vm, Value self) {
    (void)vm;
    return (intptr_t)list_length(self);
}

/* Repeats the items of a list in place, count > 0 times in all. A product that no word holds is a
 * MemoryError, as is one that the heap does not. */
static void repeat_in_place(Vm *vm, Value list, size_t count) {
    size_t n = list_length(list), total;
    if (__builtin_mul_overflow(n, count, &total)) {
        vm_raise_memory(vm, SIZE_MAX);
    }
    if (n > 0) {
        reserve(vm, &list, total, total);
        sequence_fill(vm, list_items(list), n, count);
        set_count(list, total);
    }
}

/* list * n, n * list and list *= n: absent when neither operand can be repeated by the other. */
static Value repeat(Vm *vm, Value left, Value right, bool inplace) {
    Value self;
    size_t count, total;
    if (!sequence_repeat(vm, left, right, KIND_LIST, &self, &count)) {
        return ABSENT;
    }
    size_t n = list_length(self);
    if (!inplace) {
        if (__builtin_mul_overflow(n, count, &total)) {
            vm_raise_memory(vm, SIZE_MAX);
        }
        Value copy = list_new(vm, total);
        if (total == 0) {
            return copy;
        }
        memcpy(list_items(copy), list_items(self), n * sizeof(Value));
        set_count(copy, n);
        self = copy;
    }
    if (count == 0) {
        list_remove(self, 0, n);
    } else {
        repeat_in_place(vm, self, count);
    }
    return self;
}

/* `+` wants two lists; TypeError at once if the right operand has no __radd__. The result is as
 * long as it gets from the start: neither extension below allocates again. */
Value list_binary(Vm *vm, enum Binary op, Value left, Value right) {
    if (op == BINARY_MUL) {
        return repeat(vm, left, right, false);
    }
    if (op != BINARY_ADD || !value_is_kind(left, KIND_LIST)) {
        return ABSENT;
    }
    if (!value_is_kind(right, KIND_LIST)) {
        sequence_refuse(vm, left, right);
        return ABSENT;
    }
    Value list = list_new(vm, add_lengths(vm, list_length(left), list_length(right)));
    list_extend(vm, list, left);
    list_extend(vm, list, right);
    return list;
}

/* `+=` takes any iterable, unlike `+`, as list.extend() does. */
Value list_inplace(Vm *vm, enum Binary op, Value left, Value right) {
    if (op == BINARY_ADD) {
        list_extend(vm, left, right);
        return left;
    }
    return op == BINARY_MUL && !value_is_kind(right, KIND_LIST) ? repeat(vm, left, right, true)
                                                                : ABSENT;
}

/* ---- items and slices ---- */
/* __index__ and iterables may run Python code that changes the list, so each function first gets
 * numbers and items, and reads the length and the store after that. */

/* The place of one item; IndexError with the message if there is none. */
static size_t place_of(Vm *vm, Value self, Value key, const char *message) {
    intptr_t i = sequence_key(vm, key, "list");
    size_t place = sequence_place(i, list_length(self));
    if (place == SIZE_MAX) {
        vm_raise_index(vm, message);
    }
    return place;
}

/* The items are looked up after the allocation: `list_new` may have moved them. */
static Value get_slice(Vm *vm, Value self, Value key) {
    SliceLimits limits = slice_limits(vm, key);
    size_t count = slice_fit(&limits, list_length(self));
    Value list = list_new(vm, count);
    if (count == 0) {
        return list;
    }
    Value *from = list_items(self) + limits.start, *to = list_items(list);
    if (limits.step == 1) {
        memcpy(to, from, count * sizeof(Value));
    } else {
        for (size_t i = 0; i < count; i++) {
            to[i] = from[(intptr_t)i * limits.step];
        }
    }
    set_count(list, count);
    return list;
}

/* __index__ of a key runs before the length is read, as it may change the list. */
Value list_getitem(Vm *vm, Value self, Value key) {
    if (value_is_kind(key, KIND_SLICE)) {
        return get_slice(vm, self, key);
    }
    size_t i = place_of(vm, self, key, "list index out of range");
    return list_items(self)[i];
}

/* Deletes every step-th item, count > 0 of them; the others close up in one pass. Runs nothing. */
static void delete_stepwise(Value self, SliceLimits limits, size_t count) {
    size_t step = (size_t)limits.step, at = (size_t)limits.start;
    if (limits.step < 0) { /* the same items forwards */
        step = (size_t)-limits.step;
        at -= (count - 1) * step;
    }
    Value *items = list_items(self);
    size_t n = list_length(self), to = at, next = at;
    for (; at < n; at++) {
        if (at == next && count > 0) {
            count--;
            /* After the last one `next` stays behind, so it is never met again and cannot
             * overflow. */
            next += count ? step : 0;
        } else {
            items[to++] = items[at];
        }
    }
    list_remove(self, to, n - to);
}

/* What lies behind moves down in one pass, also for a step. */
static void delete_slice(Vm *vm, Value self, Value key) {
    SliceLimits limits = slice_limits(vm, key);
    size_t count = slice_fit(&limits, list_length(self));
    if (count == 0) {
        return;
    }
    if (limits.step == 1) {
        list_remove(self, (size_t)limits.start, count);
    } else {
        delete_stepwise(self, limits, count);
    }
}

/* The items to assign as a list or tuple that is not self. */
static Value items_to_assign(Vm *vm, Value self, Value value, bool stepwise) {
    if (value_is_kind(value, KIND_TUPLE) ||
        (value_is_kind(value, KIND_LIST) && !value_same(value, self))) {
        return value;
    }
    if (!object_is_iterable(vm, value)) {
        vm_raise_type(vm, stepwise ? "must assign iterable to extended slice"
                                   : "can only assign an iterable");
    }
    return list_from(vm, value);
}

/* self[a:b:c] = value. Limits and items come first, as both may run Python code; what can fail
 * after that does so before anything was changed. A step other than 1 wants as many items as it
 * selects: ValueError. */
static void set_slice(Vm *vm, Value self, Value key, Value value) {
    SliceLimits limits = slice_limits(vm, key), whole = limits;
    size_t n, count = slice_fit(&limits, list_length(self));
    Value source = items_to_assign(vm, self, value, limits.step != 1);
    sequence_items(source, &n);
    if (limits.step != 1) {
        count = slice_fit(&whole, list_length(self)); /* the iterable may have changed us */
        if (n != count) {
            vm_raise_value_error(
                vm, "attempt to assign sequence of size %u to extended slice of size %u", n, count);
        }
        Value *items = sequence_items(source, &n);
        for (size_t i = 0; i < count; i++) {
            list_items(self)[whole.start + (intptr_t)i * whole.step] = items[i];
        }
        return;
    }
    size_t length = list_length(self), from = (size_t)limits.start;
    /* The iterable may have made the list shorter since the limits were fitted to it. */
    from = from < length ? from : length;
    count = count < length - from ? count : length - from;
    /* A slice of step 1 takes any number of items: the list becomes longer or shorter at its
     * end. */
    if (n > count) {
        open_gap(vm, self, from + count, n - count);
    } else {
        list_remove(self, from + n, count - n);
    }
    if (n > 0) {
        memcpy(list_items(self) + from, sequence_items(source, &n), n * sizeof(Value));
    }
}

void list_setitem(Vm *vm, Value self, Value key, Value value) {
    bool deletes = value_absent(value);
    if (value_is_kind(key, KIND_SLICE)) {
        if (deletes) {
            delete_slice(vm, self, key);
        } else {
            set_slice(vm, self, key, value);
        }
        return;
    }
    size_t i = place_of(vm, self, key, "list assignment index out of range");
    if (deletes) {
        list_remove(self, i, 1);
    } else {
        list_items(self)[i] = value;
    }
}

/* ---- methods ---- */

/* list(iterable); a derived class's __init__ fills it. */
Value list_make(Vm *vm, Value *a, int n) {
    bool plain = value_same(arg(a, 0), value_object(&type_list));
    return plain && n > 1 ? list_from_sealed(vm, arg(a, 1)) : list_new(vm, 0);
}

/* list.__init__ replaces the contents. */
Value list_init(Vm *vm, Value *a, int n) {
    Value self = arg(a, 0);
    list_remove(self, 0, list_length(self));
    if (n > 1) {
        list_extend(vm, self, arg(a, 1));
    }
    return NONE;
}

Value list_append_method(Vm *vm, Value *a, int n) {
    (void)n;
    list_append_sealed(vm, arg(a, 0), arg(a, 1));
    return NONE;
}

Value list_extend_method(Vm *vm, Value *a, int n) {
    (void)n;
    list_extend_sealed(vm, arg(a, 0), arg(a, 1));
    return NONE;
}

Value list_insert_method(Vm *vm, Value *a, int n) {
    (void)n;
    /* __index__ may change the list: its length is read afterwards. */
    intptr_t at = object_to_size(vm, arg(a, 1));
    Value self = arg(a, 0);
    list_insert(vm, self, slice_clamp(at, list_length(self)), arg(a, 2));
    return NONE;
}

/* list.pop(index=-1); IndexError with another message when it is empty. */
Value list_pop(Vm *vm, Value *a, int n) {
    Value self = arg(a, 0);
    intptr_t at = n > 1 ? object_to_size(vm, arg(a, 1)) : -1;
    size_t length = list_length(self), i = sequence_place(at, length);
    if (i == SIZE_MAX) {
        vm_raise_index(vm, length ? "pop index out of range" : "pop from empty list");
    }
    Value item = list_items(self)[i];
    if (i + 1 == length) { /* keeps the store: lists serve as stacks */
        list_items(self)[i] = ABSENT;
        set_count(self, i);
    } else {
        list_remove(self, i, 1);
    }
    return item;
}

/* Removes the first item that is equal, or raises ValueError. */
Value list_remove_method(Vm *vm, Value *a, int n) {
    (void)n;
    Value self = arg(a, 0);
    size_t i = sequence_find(vm, self, arg(a, 1), 0, SIZE_MAX);
    if (i == SIZE_MAX) {
        vm_raise_value_error(vm, "list.remove(x): x not in list");
    }
    if (i < list_length(self)) { /* __eq__ may have shortened it */
        list_remove(self, i, 1);
    }
    return NONE;
}

Value list_clear(Vm *vm, Value *a, int n) {
    (void)vm;
    (void)n;
    list_remove(arg(a, 0), 0, list_length(arg(a, 0)));
    return NONE;
}

/* A list, also of an instance of a derived class, as in CPython. */
Value list_copy(Vm *vm, Value *a, int n) {
    (void)n;
    return list_from(vm, arg(a, 0));
}

Value list_reversed(Vm *vm, Value *a, int n) {
    (void)n;
    Value list = arg(a, 0);
    return iterator_new(vm, KIND_REVERSED, list, value_int((intptr_t)list_length(list) - 1));
}

Value list_count_method(Vm *vm, Value *a, int n) {
    (void)n;
    return sequence_count(vm, arg(a, 0), arg(a, 1));
}

Value list_index_method(Vm *vm, Value *a, int n) {
    return sequence_index(vm, a, n, "%r is not in list");
}

Value list_reverse(Vm *vm, Value *a, int n) {
    (void)vm;
    (void)n;
    size_t length = list_length(arg(a, 0));
    Value *items = list_items(arg(a, 0));
    for (size_t i = 0; i < length / 2; i++) {
        Value item = items[i];
        items[i] = items[length - 1 - i];
        items[length - 1 - i] = item;
    }
    return NONE;
}

/* sort(self, *, key=None, reverse=False) */
Value list_sort(Vm *vm, Value *a, int n) {
    Value reverse = arg_or_absent(a, n, 2);
    bool backwards = !value_absent(reverse) && object_to_size(vm, reverse) != 0;
    sort_list(vm, arg(a, 0), arg_or_absent(a, n, 1), backwards);
    return NONE;
}
