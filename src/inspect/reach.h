/* SPDX-License-Identifier: MIT */
/* Marking without consequences: what the roots reach, in the mark bits, for those who look into
 * the heap. Unlike mark_all() it trims no store, drops no weak entry and runs no finalizer, and it
 * can leave an object out.
 *
 *     reach_begin(vm);  bars and marks as wanted;  reach_is_new() of any object;  reach_end(vm);
 *
 * In between nothing may allocate, raise or run code. Nothing here allocates or moves anything;
 * all of it may be called wherever an allocation may be. The heap of
 * any size and any depth is marked with a few hundred bytes of the C stack and nothing else. */
#ifndef TERRARIUM_INSPECT_REACH_H
#define TERRARIUM_INSPECT_REACH_H

#include "vm/frame.h"

typedef struct {
    size_t bytes, objects; /* parts of others (edge.h) have bytes, but are no objects */
} ReachCount;

/* ---- the steps of a search ---- */

/* What has been reached and not been read yet has `bit` alone, HEADER_PINNED at first, and lies in
 * a window of addresses. */
typedef struct {
    Vm *vm;
    uintptr_t *low, *high; /* the window; NULL: there is none */
    uintptr_t bit;
    uintptr_t flip;       /* HEADER_MARK | HEADER_PINNED: level by level, and what has been read has
                             both; 0: in any order, and it has HEADER_MARK */
    const Value *own;     /* is no reference, or NULL */
    const Object *sought; /* in the first place that refers to it, or NULL: */
    const Value *at;
} ReachSearch;

/* What these refer to has been reached, the last one first. Parts of objects are read at once. */
void reach_add(ReachSearch *search, const Value *values, size_t count);
/* The same of the precise roots, with what C code points at. */
void reach_add_roots(ReachSearch *search, bool inner);
/* Reads the window; what is reached by that makes the next one. */
void reach_read(ReachSearch *search);

/* ---- marks ---- */

/* No mark or pin is set. Registers that are dead are cleared, as before a collection. */
static inline void reach_begin(Vm *vm) {
    frame_prepare_stack(vm);
}
/* Clears all marks and pins. */
void reach_end(Vm *vm);

/* What is new is so no more, as if it were of an earlier share. */
void reach_settle(Vm *vm);

/* Live, and not a bar nor of an earlier share. */
static inline bool reach_is_new(const Object *object) {
    return (object->header & (HEADER_MARK | HEADER_PINNED)) == HEADER_MARK;
}
/* The object of v is not entered from now on, nor counted; v may be anything. Before any mark. */
void reach_bar(Vm *vm, Value v);
/* Marks what these reach, themselves included. */
void reach_values(Vm *vm, const Value *values, size_t count);
/* Marks what the precise roots reach, and what C code points at. `inner`: also the innermost
 * segment of the C stack, as for heap_collect(): false in a native that is the report itself. */
void reach_roots(Vm *vm, bool inner);
/* Sets HEADER_PINNED of what C code points at, whatever marks it has; for a native that is the
 * report itself. */
void reach_pins(Vm *vm);
/* Of what is new. */
ReachCount reach_count(Vm *vm);

/* All of it in one: what lives when the object of `without` (or ABSENT) is not entered, that one
 * not counted. */
ReachCount reach_live(Vm *vm, Value without, bool inner);
/* What the object of v retains, itself, and all that dies with it, is new; what lives otherwise is
 * settled. Begins; for a native that is the report itself. */
void reach_only(Vm *vm, Value v);
/* The count of that alone. */
ReachCount reach_retained(Vm *vm, Value v);

/* The next entry of sys.modules that is a module of the heap; NULL at the end. *position begins
 * with 0. A module may be there under several names. */
Value *reach_next_module(Vm *vm, size_t *position);

/* The live heap in shares, each object in one: first the modules of sys.modules in the order of
 * import, __main__ behind all others, each with what its globals reach and no earlier one has;
 * other modules are not entered. Then, without a name, all else that lives (frames, what C code
 * holds, the machine). To be asked for from 0 on, with nothing else between begin and end, until
 * the name of the n-th, which is the result, is absent. reach_is_new() tells its objects. */
Value reach_share(Vm *vm, size_t n);

#endif
