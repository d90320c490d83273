/* SPDX-License-Identifier: MIT */
/* list: a STORE of items that grows in steps. The store's payload is the capacity; words behind the
 * length are absent, so that nothing dead is kept alive. An empty list may have no store at all.
 * list_items() is good until anything allocates or runs Python code: then read it again. */
#ifndef TERRARIUM_OBJECT_LIST_H
#define TERRARIUM_OBJECT_LIST_H

#include "object/object.h"

/* Items, not the capacity. */
static inline size_t list_length(Value list) {
    return (size_t)value_to_int(AS(List, list)->length);
}
/* Not to be read when the list is empty. */
static inline Value *list_items(Value list) {
    return (Value *)(AS(List, list)->store.bits + sizeof(Object));
}
/* A new empty list with room for `capacity` items. May raise MemoryError, as all that grow. */
Value list_new(Vm *vm, size_t capacity);
/* A new list of n items, which may lie in the heap. */
Value list_from_array(Vm *vm, const Value *items, size_t n);
/* A new list of the items of any iterable; runs its code. */
Value list_from(Vm *vm, Value iterable);
/* Appends one item; the store may move. */
void list_append(Vm *vm, Value list, Value item);
/* Appends all items of any iterable, the list itself included. */
void list_extend(Vm *vm, Value list, Value iterable);
/* The same three with the C segment sealed (vm/vm.h): for bodies of natives and for instructions.
 * The list, which may have moved, is returned. */
Value list_from_sealed(Vm *vm, Value iterable);
void list_append_sealed(Vm *vm, Value list, Value item);
Value list_extend_sealed(Vm *vm, Value list, Value iterable);
/* Inserts before item `at`, at most the length. */
void list_insert(Vm *vm, Value list, size_t at, Value item);
/* Removes n items that are there; never allocates. */
void list_remove(Value list, size_t at, size_t n);

#endif
