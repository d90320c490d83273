/* SPDX-License-Identifier: MIT */
/* heapq: a list whose item i is not greater than items 2i + 1 and 2i + 2. Comparing may run Python
 * code that changes the list: its length is asked for again after each comparison. */
#include "builtins.h"
#include "object/list.h"
#include "vm/import.h"

/* The list of an argument, also of a class derived from list; the functions are given the native
 * one. */
static Value check(Vm *vm, Value heap) {
    heap = object_unwrap(heap);
    if (!value_is_kind(heap, KIND_LIST)) {
        vm_raise_type(vm, "heap argument must be a list, not %t", heap);
    }
    return heap;
}

/* Is item a less than item b? RuntimeError if the list has another length afterwards. So the places
 * at hand still exist, though other items may lie there now. */
static bool less(Vm *vm, Value heap, size_t a, size_t b) {
    size_t n = list_length(heap);
    bool result = object_less(vm, list_items(heap)[a], list_items(heap)[b]);
    if (list_length(heap) != n) {
        vm_raise_format(vm, &type_RuntimeError, "list changed size during iteration");
    }
    return result;
}

/* Both places exist; allocates nothing. */
static void swap(Value heap, size_t a, size_t b) {
    Value *items = list_items(heap), v = items[a];
    items[a] = items[b];
    items[b] = v;
}

/* Item `at` goes up as long as it is less than its parent, not beyond `top`. */
static void rise(Vm *vm, Value heap, size_t top, size_t at) {
    while (at > top) {
        size_t parent = (at - 1) / 2;
        if (!less(vm, heap, at, parent)) {
            return;
        }
        swap(heap, at, parent);
        at = parent;
    }
}

/* Item `at` goes down to a leaf, its lesser child up in its place each time, and then up again: it
 * was a leaf mostly, and so this takes fewer comparisons. */
static void sink(Vm *vm, Value heap, size_t at) {
    size_t top = at, n = list_length(heap);
    for (size_t child; (child = 2 * at + 1) < n; at = child) {
        if (child + 1 < n && !less(vm, heap, child, child + 1)) {
            child++;
        }
        swap(heap, at, child);
    }
    rise(vm, heap, top, at);
}

/* From the last item that has children back to the first: below each both parts are heaps already.
 * This takes linear time, unlike pushing one by one. */
Value heapq_heapify(Vm *vm, Value *a, int n) {
    (void)n;
    Value heap = check(vm, arg(a, 0));
    for (size_t i = list_length(heap) / 2; i-- > 0;) {
        sink(vm, heap, i);
    }
    return NONE;
}

Value heapq_push(Vm *vm, Value *a, int n) {
    (void)n;
    Value heap = check(vm, arg(a, 0));
    list_append(vm, heap, arg(a, 1));
    rise(vm, heap, 0, list_length(heap) - 1);
    return NONE;
}

Value heapq_pop(Vm *vm, Value *a, int n) {
    (void)n;
    Value heap = check(vm, arg(a, 0));
    size_t count = list_length(heap);
    if (count == 0) {
        vm_raise_index(vm, "index out of range");
    }
    swap(heap, 0, count - 1);
    Value item = list_items(heap)[count - 1];
    list_remove(heap, count - 1, 1);
    if (count > 1) {
        sink(vm, heap, 0);
    }
    return item;
}

/* Gives the first item and puts another one in its place. */
static Value exchange(Vm *vm, Value heap, Value item) {
    Value first = list_items(heap)[0];
    list_items(heap)[0] = item;
    sink(vm, heap, 0);
    return first;
}

Value heapq_pushpop(Vm *vm, Value *a, int n) {
    (void)n;
    Value heap = check(vm, arg(a, 0)), item = arg(a, 1);
    if (list_length(heap) == 0 || !object_less(vm, list_items(heap)[0], item) ||
        list_length(heap) == 0) {
        return item;
    }
    return exchange(vm, heap, item);
}

Value heapq_replace(Vm *vm, Value *a, int n) {
    (void)n;
    Value heap = check(vm, arg(a, 0));
    if (list_length(heap) == 0) {
        vm_raise_index(vm, "index out of range");
    }
    return exchange(vm, heap, arg(a, 1));
}

/* nsmallest, nlargest and merge. */
Value heapq_rest(Vm *vm, Value *a, int n) {
    (void)n;
    return import_rest(vm, value_object(&module_heapq), NAME(_heapq), arg(a, 0));
}
