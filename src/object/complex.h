/* SPDX-License-Identifier: MIT */
/* complex: two Floats in an object of their own. */
#ifndef TERRARIUM_OBJECT_COMPLEX_H
#define TERRARIUM_OBJECT_COMPLEX_H

#include "object/object.h"

typedef struct {
    Float re, im;
} Complex;

/* May allocate, as all that give a Value. */
Value complex_new(Vm *vm, Float re, Float im);
/* The number of a native complex, float, int or bool; false for anything else. OverflowError for an
 * int that is too large. */
bool complex_from_number(Vm *vm, Value v, Complex *out);
/* The same for all that complex() takes but text: __complex__, __float__ and __index__ count. */
bool complex_from_any(Vm *vm, Value v, Complex *out);

Complex complex_multiply(Complex a, Complex b);
/* a / b; b is not 0. */
Complex complex_divide(Complex a, Complex b);
/* a ** b; raises ZeroDivisionError and OverflowError. */
Complex complex_power(Vm *vm, Complex a, Complex b);
/* Of two numbers, as the slot: (-8) ** 0.5 ends here, too. */
Value complex_binary(Vm *vm, enum Binary op, Value left, Value right);
/* r at the angle phi. */
Complex complex_polar(Float r, Float phi);

#endif
