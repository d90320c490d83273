/* SPDX-License-Identifier: MIT */
/* The side table: what few objects need beyond their words, found by address. */
#ifndef TERRARIUM_HEAP_SIDE_H
#define TERRARIUM_HEAP_SIDE_H

#include "heap/heap.h"

/* A stable id for an object, given on first demand: odd and of 31 bits for heap objects, the
 * address (low 32 bits) for flash objects, so never equal for two objects that live. May allocate,
 * collect and raise. */
uint32_t side_id(Vm *vm, Object *object);
/* The id given before, or 0. Never allocates. */
uint32_t side_known_id(const Heap *heap, const Object *object);
/* The heap object that has this id, or NULL. Never allocates. */
Object *side_object(const Heap *heap, uint32_t id);
/* The i-th object that has an id, in no order that means anything; NULL at the end. */
Object *side_entry(const Heap *heap, size_t i, uint32_t *id);

/* For src/heap. The entries of unmarked objects go. */
void side_drop_dead(Vm *vm);
/* `from` was copied to `to`, which takes over its entry. */
void side_transfer(Heap *heap, Object *from, Object *to);
/* NULL, or what is wrong with the table. */
const char *side_check(const Heap *heap);

#endif
