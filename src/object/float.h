/* SPDX-License-Identifier: MIT */
/* float: in the word where it fits (value/floatbits.h), else a boxed object. inf and -inf are one
 * flash object each; every nan that is made is an object of its own, as in CPython, where a list
 * finds a nan only by identity. */
#ifndef TERRARIUM_OBJECT_FLOAT_H
#define TERRARIUM_OBJECT_FLOAT_H

#include "object/object.h"
#include "value/floatbits.h"

/* Flash objects. float_new() gives these infinities, but no float_nan: its nans are objects of
 * their own. */
extern const BoxedFloat float_infinity, float_minus_infinity, float_nan;

/* For what does not fit the word. */
Value float_box(Vm *vm, Float x);
static inline Value float_new(Vm *vm, Float x) {
    Value v;
    return floatbits_try(x, &v.bits) ? v : float_box(vm, x);
}
static inline bool float_is(Value v) {
    return value_is_float(v) || value_is_kind(v, KIND_FLOAT);
}
/* The number of a float. */
static inline Float float_value(Value v) {
    return value_is_float(v) ? floatbits_decode(v.bits) : AS(BoxedFloat, v)->number;
}
/* The number of a float, int or bool. False for anything else. Raises OverflowError for an int that
 * is too large. */
bool float_from_number(Vm *vm, Value v, Float *out);
/* The float written in a text as float(text) reads it (blanks, underscores, inf, nan); false when
 * it is none. Never allocates. */
bool float_parse(const char *text, size_t n, Float *out);
/* x rounded half to even to so many digits after the point (before it if negative). */
Float float_round(Float x, intptr_t digits);
/* Python's // and %, for a divisor that is not 0. */
Float float_floor_divide(Float x, Float y);
Float float_modulo(Float x, Float y);
/* x ** y; raises ZeroDivisionError and OverflowError; nan where Python goes complex. */
Float float_power(Vm *vm, Float x, Float y);

#endif
