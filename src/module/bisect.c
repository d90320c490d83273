/* SPDX-License-Identifier: MIT */
/* bisect: where an item belongs in a sorted sequence. Comparing may run Python code that changes
 * the sequence: its items are asked for by __getitem__, one by one. */
#include "builtins.h"
#include "object/int.h"
#include "object/list.h"

/* The arguments behind a and x. */
enum { SEQUENCE, ITEM, LOW, HIGH, KEY };

/* The key of x, or x itself. */
static Value key_of(Vm *vm, Value *a, int n, Value x) {
    Value key = arg_or_absent(a, n, KEY);
    return value_absent(key) || value_is_none(key) ? x : vm_call1(vm, key, x);
}

/* The place for an item whose key is x, behind equal ones if `right`. */
static intptr_t find(Vm *vm, Value *a, int n, Value x, bool right) {
    Value from = arg_or_absent(a, n, LOW), to = arg_or_absent(a, n, HIGH);
    intptr_t low = value_absent(from) ? 0 : object_to_size(vm, from);
    if (low < 0) {
        vm_raise_value_error(vm, "lo must be non-negative");
    }
    intptr_t high = value_absent(to) || value_is_none(to) ? object_length(vm, arg(a, SEQUENCE))
                                                          : object_to_size(vm, to);
    while (low < high) {
        intptr_t middle = low + (high - low) / 2;
        Value place = int_from_intptr(vm, middle);
        Value item = key_of(vm, a, n, object_getitem(vm, arg(a, SEQUENCE), place));
        bool behind = right ? !object_less(vm, x, item) : object_less(vm, item, x);
        low = behind ? middle + 1 : low;
        high = behind ? high : middle;
    }
    return low;
}

Value bisect_left(Vm *vm, Value *a, int n) {
    return int_from_intptr(vm, find(vm, a, n, arg(a, ITEM), false));
}

Value bisect_right(Vm *vm, Value *a, int n) {
    return int_from_intptr(vm, find(vm, a, n, arg(a, ITEM), true));
}

/* Calls insert() of what is no list. Of insort() the key is that of the item, of bisect() the item
 * is a key already. */
static Value insort(Vm *vm, Value *a, int n, bool right) {
    intptr_t at = find(vm, a, n, key_of(vm, a, n, arg(a, ITEM)), right);
    Value sequence = arg(a, SEQUENCE);
    if (value_is_kind(sequence, KIND_LIST)) {
        size_t length = list_length(sequence);
        list_insert(vm, sequence, (size_t)at < length ? (size_t)at : length, arg(a, ITEM));
    } else {
        Value place = int_from_intptr(vm, at);
        (void)vm_call2(vm, object_getattr(vm, sequence, NAME(insert)), place, arg(a, ITEM));
    }
    return NONE;
}

Value bisect_insort_left(Vm *vm, Value *a, int n) {
    return insort(vm, a, n, false);
}

Value bisect_insort_right(Vm *vm, Value *a, int n) {
    return insort(vm, a, n, true);
}
