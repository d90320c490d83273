/* SPDX-License-Identifier: MIT */
/* The names of operators and of their special methods, written once, in the order of enum Binary,
 * Compare and Unary; and the steps of an operation that the VM's own instructions share with the
 * generic protocol (object/object.h). */
#ifndef TERRARIUM_OBJECT_OPERATOR_H
#define TERRARIUM_OBJECT_OPERATOR_H

#include "object/object.h"

Value operator_name(enum Binary op);                       /* __add__ */
Value operator_reflected(enum Binary op);                  /* __radd__ */
Value operator_inplace(enum Binary op);                    /* __iadd__ */
const char *operator_symbol(enum Binary op, bool inplace); /* "+", "+=" */
Value operator_compare_name(enum Compare op);              /* __lt__ */
const char *operator_compare_symbol(enum Compare op);      /* "<" */
enum Compare operator_swapped(enum Compare op);            /* a < b is b > a */
Value operator_unary_name(enum Unary op);                  /* __neg__ */

/* ---- the native slots alone; values of user-defined classes are unwrapped. absent = no type
 * handles these operands ---- */

/* The slot of one operand's type alone. b's if `right`; the operands stay in their order. */
Value operator_slot_binary(Vm *vm, enum Binary op, Value a, Value b, bool right);
Value operator_slot_compare(Vm *vm, enum Compare op, Value a, Value b); /* a's */
/* a's, then b's. */
Value operator_native_binary(Vm *vm, enum Binary op, Value a, Value b);
/* The in-place slot of a's type alone. Answers a itself, not the native value inside, when that
 * was changed. */
Value operator_slot_inplace(Vm *vm, enum Binary op, Value a, Value b);
/* Does v's native type work in place before any method of the other operand is asked? Dicts and
 * sets do; sequences do after. */
bool operator_inplace_first(Value v);
/* The in-place slot of a's type, then operator_native_binary. */
Value operator_native_inplace(Vm *vm, enum Binary op, Value a, Value b);
/* The slot of a's type, then of b's with the comparison swapped; == and != fall back to
 * identity. */
Value operator_native_compare(Vm *vm, enum Compare op, Value a, Value b);
Value operator_native_unary(Vm *vm, enum Unary op, Value v);

/* ---- user-defined classes ---- */

/* Does the method `name` of b's class go before a's own: is b's class derived from a's and does it
 * define the method in another way? */
bool operator_overrides(Vm *vm, Value a, Value b, Value name);
bool operator_reflected_first(Vm *vm, enum Binary op, Value a, Value b);
bool operator_compare_reflected_first(Vm *vm, enum Compare op, Value a, Value b);

/* One operand's own answer, or absent: its method, which runs in a nested entry, or the slot of its
 * built-in type. left: of a in a op b; side: of a in a comparison with b, either way around. */
Value operator_left(Vm *vm, enum Binary op, Value a, Value b);
Value operator_compare_side(Vm *vm, enum Compare op, Value a, Value b);

/* ---- when nothing handles the operands: TypeError in CPython's words ---- */

_Noreturn void operator_fail(Vm *vm, enum Binary op, bool inplace, Value a, Value b);
_Noreturn void operator_fail_compare(Vm *vm, enum Compare op, Value a, Value b);
_Noreturn void operator_fail_unary(Vm *vm, enum Unary op, Value v);

#endif
