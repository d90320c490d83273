/* SPDX-License-Identifier: MIT */
/* What the files of int share: room for the digits of a result. */
#ifndef TERRARIUM_OBJECT_INT_ROOM_H
#define TERRARIUM_OBJECT_INT_ROOM_H

#include "object/int.h"

enum { INT_FEW_DIGITS = 8 };

/* On the C stack for a few digits, else a BigInt of its own. Not to be copied. */
typedef struct {
    uint32_t *digits;
    BigInt *big; /* or NULL */
    uint32_t few[INT_FEW_DIGITS];
} IntRoom;

/* Room for so many digits, not zeroed. May allocate; raises MemoryError. */
void int_room_begin(Vm *vm, IntRoom *room, size_t digits);
/* The int of the first n digits; n == DIGITS_STOPPED raises KeyboardInterrupt. */
Value int_room_end(Vm *vm, IntRoom *room, size_t n, bool negative);
/* Gives the room back. */
void int_room_drop(Vm *vm, IntRoom *room);

/* The parts of int in object/int_divide.c and the hash of a magnitude, which whole floats use too.
 * int_power() gives a float for a negative exponent. */
intptr_t int_hash_digits(const uint32_t *digits, size_t n, bool negative);
Value int_true_divide(Vm *vm, const IntView *a, const IntView *b);
Value int_power(Vm *vm, Value base, Value exponent);

#endif
