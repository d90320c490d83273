/* SPDX-License-Identifier: MIT */
/* Arithmetic and comparisons of the dispatch loop: what it does with small numbers, and the macros
 * that write the forms of an instruction. For vm/loop.c only, whose shorthand the macros use: R, K,
 * S8, OP, NEXT, JUMP, SLOW, and the variables pc, q, a and b. */
#ifndef TERRARIUM_VM_LOOP_ARITHMETIC_H
#define TERRARIUM_VM_LOOP_ARITHMETIC_H

#include "object/type.h"
#include "value/floatbits.h"

/* Numbers that are no ints are helped by the processor on hosts, where the paths for floats are
 * inline. Where code is made small (boards, without a floating-point unit) they are functions. */
#ifdef __OPTIMIZE_SIZE__
#define FLOAT_PATH __attribute__((noinline)) static
#else
#define FLOAT_PATH static inline
#endif

/* Small ints are handled as tagged words wherever that is possible: value n is the word 2n + 1
 * (value/value.h). Overflow of the word's arithmetic is then exactly overflow of the small int. */

/* Both operands as Floats, each a float held in the word or a small int: false if one is neither.
 * Two ints are converted, too: the caller excludes them. */
FLOAT_PATH bool float_operands(Value left, Value right, Float *x, Float *y) {
    if (value_is_float(left)) {
        *x = floatbits_decode(left.bits);
    } else if (value_is_int(left)) {
        *x = (Float)value_to_int(left);
    } else {
        return false;
    }
    if (value_is_float(right)) {
        *y = floatbits_decode(right.bits);
    } else if (value_is_int(right)) {
        *y = (Float)value_to_int(right);
    } else {
        return false;
    }
    return true;
}

/* Bit 0 is the tag of a small int (value/value.h). */
static inline bool both_ints(Value a, Value b) {
    return (a.bits & b.bits & 1) != 0;
}

/* Is it a float, or an int with no more bits than a float holds? */
static inline bool is_exact(Value v) {
    const intptr_t limit = (intptr_t)1 << (sizeof(Float) == 4 ? 24 : 53);
    return !value_is_int(v) || (value_to_int(v) <= limit && value_to_int(v) >= -limit);
}

/* The answer of a comparison of numbers; -1 for operands that are no small numbers, or would be
 * rounded. No pointer to the answer: that would be in memory where two ints are compared, too. */
FLOAT_PATH int compare_floats(enum Compare op, Value a, Value b) {
    Float x, y;
    if (!float_operands(a, b, &x, &y) || !is_exact(a) || !is_exact(b)) {
        return -1;
    }
    switch (op) {
    case COMPARE_LT: return x < y;
    case COMPARE_LE: return x <= y;
    case COMPARE_EQ: return x == y;
    case COMPARE_NE: return x != y;
    case COMPARE_GT: return x > y;
    default: return x >= y;
    }
}

/* Python's // and % for a divisor that is not 0 (and not MIN // -1). C truncates towards zero,
 * Python rounds down: one less, or y more, when the signs differ and there is a rest. */
static inline intptr_t floor_divide(intptr_t x, intptr_t y) {
    intptr_t q = x / y;
    return q - ((x % y != 0) & ((x < 0) != (y < 0)));
}
static inline intptr_t floor_modulo(intptr_t x, intptr_t y) {
    intptr_t r = x % y;
    return r != 0 && (r < 0) != (y < 0) ? r + y : r;
}

/* ---- forms of instructions ---- */

/* Whether an operator of two registers is that of an augmented assignment: the two forms share
 * their code, and only a slow path asks. */
#define IN_PLACE (*pc >= OP_IADD)
/* The forms of an operator, with its operands in a and b; what they have in common begins at
 * do_name. q is pc, or less one where the destination is the left operand and takes no byte of its
 * own: so the instruction ends at q + 4. */
#define BINARY(name)                                                                               \
    BINARY_REGISTERS(name)                                                                         \
    OP(name##I) {                                                                                  \
        q = pc;                                                                                    \
        a = R(pc[2]);                                                                              \
        b = value_int(S8(pc[3]));                                                                  \
        goto do_##name;                                                                            \
    }                                                                                              \
    BINARY_INTO(name)
#define BINARY_REGISTERS(name)                                                                     \
    OP(name) {                                                                                     \
        q = pc;                                                                                    \
        a = R(pc[2]);                                                                              \
        b = R(pc[3]);                                                                              \
        goto do_##name;                                                                            \
    }
#define BINARY_INTO(name)                                                                          \
    OP(I##name)                                                                                    \
    OP(name##M) {                                                                                  \
        q = pc - 1;                                                                                \
        a = R(pc[1]);                                                                              \
        b = R(pc[2]);                                                                              \
    }                                                                                              \
    do_##name:
#define NEXT_BINARY()                                                                              \
    do {                                                                                           \
        pc = q + 4;                                                                                \
        DISPATCH();                                                                                \
    } while (0)
/* Sums of two small ints, all forms for themselves. */
#define BINARY_SUM(name, function)                                                                 \
    OP(name) {                                                                                     \
        a = R(pc[2]);                                                                              \
        b = R(pc[3]);                                                                              \
        q = pc;                                                                                    \
        BINARY_INTS(name, function, 4)                                                             \
    }                                                                                              \
    OP(I##name)                                                                                    \
    OP(name##M) {                                                                                  \
        a = R(pc[1]);                                                                              \
        b = R(pc[2]);                                                                              \
        q = pc - 1;                                                                                \
        BINARY_INTS(name, function, 3)                                                             \
    }
#define BINARY_INTS(name, function, length)                                                        \
    if (!both_ints(a, b)) {                                                                        \
        goto do_##name;                                                                            \
    }                                                                                              \
    intptr_t sum;                                                                                  \
    if (!function((intptr_t)a.bits, (intptr_t)b.bits - 1, &sum)) {                                 \
        R(pc[1]).bits = (uintptr_t)sum;                                                            \
        NEXT(length);                                                                              \
    }                                                                                              \
    goto slow_##name;
/* What is no pair of ints; ADDK falls in here. */
#define BINARY_SUM_REST(name, op)                                                                  \
    do_##name : {                                                                                  \
        Float x, y;                                                                                \
        if (float_operands(a, b, &x, &y) && floatbits_try(x op y, &R(pc[1]).bits)) {               \
            NEXT_BINARY();                                                                         \
        }                                                                                          \
    }                                                                                              \
    slow_##name : SLOW(operate_binary(vm, BINARY_##name, a, b, IN_PLACE));
/* s + I and s - I for a byte I: the tagged word plus or minus 2 * I keeps its tag. */
#define ARITHMETIC_IMMEDIATE(name, function)                                                       \
    OP(name##I) {                                                                                  \
        a = R(pc[2]);                                                                              \
        intptr_t result;                                                                           \
        if (value_is_int(a) && !function((intptr_t)a.bits, (intptr_t)S8(pc[3]) * 2, &result)) {    \
            R(pc[1]).bits = (uintptr_t)result;                                                     \
            NEXT(4);                                                                               \
        }                                                                                          \
        SLOW(operate_binary(vm, BINARY_##name, a, value_int(S8(pc[3])), false));                   \
    }                                                                                              \
    OP(I##name##I) {                                                                               \
        a = R(pc[1]);                                                                              \
        intptr_t result;                                                                           \
        if (value_is_int(a) && !function((intptr_t)a.bits, (intptr_t)S8(pc[2]) * 2, &result)) {    \
            R(pc[1]).bits = (uintptr_t)result;                                                     \
            NEXT(3);                                                                               \
        }                                                                                          \
        SLOW(operate_binary(vm, BINARY_##name, a, value_int(S8(pc[2])), true));                    \
    }

/* A call whose result goes to the register two below the callee. */
#define CALL_SHORT(name, arguments, label)                                                         \
    OP(name) {                                                                                     \
        callee = pc[1] - 2u;                                                                       \
        given = arguments;                                                                         \
        goto label;                                                                                \
    }

/* A comparison as a value, and the jumps if it holds and if it does not; with a register and
 * with an immediate. Tagged ints are ordered as their values are, so whole words are compared.
 * JN.. is no swapped comparison: not a < b is not a >= b for NaN. */
#define COMPARISON(name, op)                                                                       \
    OP(name) {                                                                                     \
        a = R(pc[2]);                                                                              \
        b = R(pc[3]);                                                                              \
        int answer;                                                                                \
        if (both_ints(a, b)) {                                                                     \
            answer = (intptr_t)a.bits op(intptr_t) b.bits;                                         \
        } else if ((answer = compare_floats(COMPARE_##name, a, b)) < 0) {                          \
            SLOW(operate_compare(vm, COMPARE_##name, a, b));                                       \
        }                                                                                          \
        R(pc[1]) = value_bool(answer);                                                             \
        NEXT(4);                                                                                   \
    }                                                                                              \
    COMPARISON_JUMP(J##name, name, op, true)                                                       \
    COMPARISON_JUMP(JN##name, name, op, false)                                                     \
    COMPARISON_IMMEDIATE(J##name##I, name, op, true)                                               \
    COMPARISON_IMMEDIATE(JN##name##I, name, op, false)
#define COMPARISON_JUMP(label, name, op, sense)                                                    \
    OP(label) {                                                                                    \
        a = R(pc[1]);                                                                              \
        b = R(pc[2]);                                                                              \
        int answer;                                                                                \
        if (both_ints(a, b)) {                                                                     \
            answer = (intptr_t)a.bits op(intptr_t) b.bits;                                         \
        } else if ((answer = compare_floats(COMPARE_##name, a, b)) < 0) {                          \
            SLOW(operate_compare(vm, COMPARE_##name, a, b));                                       \
        }                                                                                          \
        if (answer == sense) {                                                                     \
            JUMP(4);                                                                               \
        }                                                                                          \
        NEXT(4);                                                                                   \
    }
#define COMPARISON_IMMEDIATE(label, name, op, sense)                                               \
    OP(label) {                                                                                    \
        a = R(pc[1]);                                                                              \
        int answer;                                                                                \
        if (value_is_int(a)) {                                                                     \
            answer = (intptr_t)a.bits op((intptr_t)S8(pc[2]) * 2 + 1);                             \
        } else if ((answer = compare_floats(COMPARE_##name, a, value_int(S8(pc[2])))) < 0) {       \
            SLOW(operate_compare(vm, COMPARE_##name, a, value_int(S8(pc[2]))));                    \
        }                                                                                          \
        if (answer == sense) {                                                                     \
            JUMP(4);                                                                               \
        }                                                                                          \
        NEXT(4);                                                                                   \
    }

/* Truth of the values that are decided without a call: -1 = ask operate_truth. */
static inline int quick_truth(Value v) {
    if (v.bits == TRUE.bits) {
        return 1;
    }
    if (v.bits == FALSE.bits || v.bits == NONE.bits) {
        return 0;
    }
    if (value_is_int(v)) {
        return v.bits != 1;
    }
    return -1;
}

#endif
