/* SPDX-License-Identifier: MIT */
/* Division and powers of integers. What a power needs at most is known and asked for before the
 * work begins, and the work polls for Ctrl-C. */
#include <string.h>
#include <tgmath.h>

#include "builtins.h"
#include "object/float.h"
#include "object/int_room.h"
#include "value/digits.h"

/* ---- // and % ---- */

/* y is not 0: the caller has raised for that. C rounds towards zero, Python down. The quotient
 * needs a check: SMALL_INT_MIN // -1 is big. */
static void divide_small(Vm *vm, intptr_t x, intptr_t y, Value *quotient, Value *remainder) {
    if (y == 0) {
        __builtin_unreachable();
    }
    intptr_t q = x / y, r = x % y;
    if (r != 0 && (r < 0) != (y < 0)) {
        q--;
        r += y;
    }
    *quotient = int_from_intptr(vm, q);
    *remainder = value_int(r);
}

/* a| / |b| rounded towards minus infinity as the signs say; the rooms hold the magnitudes.
 * If a remainder is left and the signs differ: one further down, and what is missing to the next
 * multiple. */
static void divide_floor(Vm *vm, const IntView *a, const IntView *b, IntRoom *quotient,
                         size_t *quotient_n, IntRoom *remainder, size_t *remainder_n) {
    bool stopped = !digits_divmod(quotient->digits, remainder->digits, a->digits, a->n, b->digits,
                                  b->n, int_poll, vm);
    if (stopped) {
        vm_raise_interrupt(vm);
    }
    *quotient_n = digits_normalize(quotient->digits, a->n >= b->n ? a->n - b->n + 1 : 0);
    *remainder_n = digits_normalize(remainder->digits, b->n);
    if (*remainder_n > 0 && a->negative != b->negative) {
        *quotient_n = digits_mul_small(quotient->digits, quotient->digits, *quotient_n, 1, 1);
        uint32_t *r = remainder->digits;
        memset(r + *remainder_n, 0, (b->n - *remainder_n) * sizeof *r);
        uint32_t borrow = 0; /* r = |b| - r */
        for (size_t i = 0; i < b->n; i++) {
            uint64_t d = (uint64_t)b->digits[i] - r[i] - borrow;
            r[i] = (uint32_t)d;
            /* d wrapped round if it is negative: its top bit is the borrow. */
            borrow = (uint32_t)(d >> 63);
        }
        *remainder_n = digits_normalize(r, b->n);
    }
}

/* Rounds down, as Python does: the remainder has the sign of the divisor. */
void int_divmod(Vm *vm, Value left, Value right, Value *quotient, Value *remainder) {
    if (int_sign(right) == 0) {
        vm_raise_format(vm, &type_ZeroDivisionError, "integer division or modulo by zero");
    }
    if (value_is_int(left) && value_is_int(right)) {
        divide_small(vm, value_to_int(left), value_to_int(right), quotient, remainder);
        return;
    }
    IntView a, b;
    int_view(left, &a);
    int_view(right, &b);
    IntRoom q, r;
    size_t quotient_n, remainder_n;
    /* One digit more than the division writes, for the quotient that is rounded down. */
    int_room_begin(vm, &q, a.n >= b.n ? a.n - b.n + 2 : 1);
    int_room_begin(vm, &r, (a.n + 1 > b.n ? a.n + 1 : b.n));
    divide_floor(vm, &a, &b, &q, &quotient_n, &r, &remainder_n);
    bool negative = a.negative != b.negative && quotient_n > 0;
    *remainder = int_room_end(vm, &r, remainder_n, b.negative && remainder_n > 0);
    *quotient = int_room_end(vm, &q, quotient_n, negative);
    vm_keep(left);
    vm_keep(right);
}

/* ---- / ---- */

/* Divides with two bits more than a Float keeps, and rounds once. The operands may be too large for
 * a Float when their quotient is not. OverflowError if it is, ZeroDivisionError for 0. */
Value int_true_divide(Vm *vm, const IntView *a, const IntView *b) {
    if (b->n == 0) {
        vm_raise_format(vm, &type_ZeroDivisionError, "division by zero");
    }
    size_t a_bits = digits_bit_length(a->digits, a->n), b_bits = digits_bit_length(b->digits, b->n);
    bool negative = a->negative != b->negative;
    Float x;
    /* Both are exact as Floats, so one division of the machine rounds once. */
    if (a_bits <= FLOAT_MANTISSA_BITS && b_bits <= FLOAT_MANTISSA_BITS) {
        x = digits_to_float(a->digits, a->n, 0, false) / digits_to_float(b->digits, b->n, 0, false);
        return float_new(vm, negative ? -x : x);
    }
    /* The dividend is shifted so that the quotient has that many bits, or one more. */
    ptrdiff_t up = FLOAT_MANTISSA_BITS + 2 + (ptrdiff_t)b_bits - (ptrdiff_t)a_bits;
    IntRoom dividend, quotient, remainder;
    bool lost = false;
    size_t n;
    if (up >= 0) {
        int_room_begin(vm, &dividend, a->n + (size_t)up / 32 + 1);
        n = digits_shift_left(dividend.digits, a->digits, a->n, (size_t)up);
    } else {
        int_room_begin(vm, &dividend, a->n);
        n = digits_shift_right(dividend.digits, a->digits, a->n, (size_t)-up, &lost);
    }
    int_room_begin(vm, &quotient, n >= b->n ? n - b->n + 1 : 1);
    int_room_begin(vm, &remainder, n + 1 > b->n ? n + 1 : b->n);
    bool stopped = !digits_divmod(quotient.digits, remainder.digits, dividend.digits, n, b->digits,
                                  b->n, int_poll, vm);
    /* Bits cut off the dividend or left as remainder only matter in a tie: there they are one bit
     * of dust. */
    bool sticky = lost || digits_normalize(remainder.digits, b->n) > 0;
    x = digits_to_float(quotient.digits, n >= b->n ? n - b->n + 1 : 0, -up, sticky);
    int_room_drop(vm, &remainder);
    int_room_drop(vm, &quotient);
    int_room_drop(vm, &dividend);
    if (stopped) {
        vm_raise_interrupt(vm);
    }
    if (isinf(x)) {
        vm_raise_overflow(vm, "integer division result too large for a float");
    }
    return float_new(vm, negative ? -x : x);
}

/* ---- ** ---- */

/* One bit in all: its power is a shift. */
static bool is_power_of_two(const IntView *v) {
    size_t ones = 0;
    for (size_t i = 0; i < v->n; i++) {
        ones += (size_t)__builtin_popcount(v->digits[i]);
    }
    return ones == 1;
}

/* base ** exponent for |base| >= 2, by squaring from the highest bit of the exponent down.
 * MemoryError before any work when the result could not fit the heap. */
static Value power(Vm *vm, const IntView *base, size_t exponent, bool negative) {
    size_t bits = digits_bit_length(base->digits, base->n), all;
    if (__builtin_mul_overflow(bits, exponent, &all) || all / 8 > heap_total_bytes(heap_of(vm))) {
        vm_raise_memory(vm, SIZE_MAX / 8);
    }
    IntRoom rooms[2];
    int now = 0;
    size_t n;
    if (is_power_of_two(base)) {
        int_room_begin(vm, &rooms[0], all / 32 + 2);
        n = digits_shift_left(rooms[0].digits, (const uint32_t[]){1}, 1, (bits - 1) * exponent);
        return int_room_end(vm, &rooms[0], n, negative);
    }
    int_room_begin(vm, &rooms[0], all / 32 + 4);
    int_room_begin(vm, &rooms[1], all / 32 + 4);
    rooms[0].digits[0] = 1;
    n = 1;
    for (int bit = VALUE_WORD_BITS - 1 - __builtin_clzl(exponent); bit >= 0; bit--) {
        for (int step = 0; step < 1 + (int)(exponent >> bit & 1); step++) {
            /* Step 0 squares; step 1, for a one bit, multiplies by the base. The result alternates
             * between the two rooms, as a product may not overwrite its operands. */
            const uint32_t *x = rooms[now].digits;
            n = step == 0
                    ? digits_mul(rooms[!now].digits, x, n, x, n, int_poll, vm)
                    : digits_mul(rooms[!now].digits, x, n, base->digits, base->n, int_poll, vm);
            now = !now;
            if (n == DIGITS_STOPPED) {
                vm_raise_interrupt(vm);
            }
        }
    }
    int_room_drop(vm, &rooms[!now]);
    return int_room_end(vm, &rooms[now], n, negative);
}

/* A negative exponent gives a float. An exponent that no small int can hold could only end in
 * MemoryError, and does so at once. */
Value int_power(Vm *vm, Value base, Value exponent) {
    if (int_sign(exponent) < 0) {
        return float_new(vm, float_power(vm, int_to_float(vm, base), int_to_float(vm, exponent)));
    }
    IntView b, e;
    int_view(base, &b);
    int_view(exponent, &e);
    bool odd = e.n > 0 && (e.digits[0] & 1);
    /* 0 ** 0 is 1, and 1 and -1 have powers for exponents of any size. */
    if (e.n == 0 || (b.n == 1 && b.digits[0] == 1)) {
        return value_int(b.negative && odd ? -1 : 1);
    }
    if (b.n == 0) {
        return value_int(0);
    }
    intptr_t times;
    if (!int_to_intptr(exponent, &times)) {
        vm_raise_memory(vm, SIZE_MAX / 8);
    }
    Value result = power(vm, &b, (size_t)times, b.negative && odd);
    vm_keep(base);
    return result;
}

/* ---- ** modulo ---- */

/* Working memory of a modular power, all in scratch: product and remainder have 2n + 1 digits. */
typedef struct {
    Vm *vm;
    const uint32_t *modulus;
    size_t n;
    uint32_t *result, *square, *product, *quotient, *remainder;
} Modular;

/* out = a * b % modulus; all have n digits. False when stopped. */
static bool modular_multiply(Modular *m, uint32_t *out, const uint32_t *a, const uint32_t *b) {
    size_t n = digits_mul(m->product, a, m->n, b, m->n, int_poll, m->vm);
    if (n == DIGITS_STOPPED || !digits_divmod(m->quotient, m->remainder, m->product, n, m->modulus,
                                              m->n, int_poll, m->vm)) {
        return false;
    }
    memcpy(out, m->remainder, m->n * sizeof *out);
    return true;
}

/* From the lowest bit of the exponent up: result = base ** exponent % modulus, where result begins
 * as 1 and square as the base. False when stopped. */
static bool modular_power(Modular *m, const IntView *exponent) {
    size_t bits = digits_bit_length(exponent->digits, exponent->n);
    for (size_t i = 0; i < bits; i++) {
        if ((exponent->digits[i / 32] >> i % 32 & 1) &&
            !modular_multiply(m, m->result, m->result, m->square)) {
            return false;
        }
        if (i + 1 < bits && !modular_multiply(m, m->square, m->square, m->square)) {
            return false;
        }
    }
    return true;
}

/* The inverse of a modulo m, by Euclid's algorithm. Invariant: x * (the a given) is congruent to
 * the a of now, next_x * it to rest. ValueError when they have a common divisor. */
static Value modular_inverse(Vm *vm, Value a, Value m) {
    Value x = value_int(1), next_x = value_int(0), rest = m, quotient, remainder;
    while (int_sign(rest) != 0) {
        vm_poll(vm);
        int_divmod(vm, a, rest, &quotient, &remainder);
        a = rest;
        rest = remainder;
        Value step = int_binary(vm, BINARY_MUL, quotient, next_x);
        Value after = int_binary(vm, BINARY_SUB, x, step);
        x = next_x;
        next_x = after;
    }
    /* a is the greatest common divisor now, up to its sign. */
    if (!value_same(a, value_int(1)) && !value_same(a, value_int(-1))) {
        vm_raise_value_error(vm, "base is not invertible for the given modulus");
    }
    return value_to_int(a) < 0 ? int_negate(vm, x) : x;
}

/* A negative exponent takes the inverse of the base. The sign of the result is that of the
 * modulus. */
Value int_pow_modulo(Vm *vm, Value base, Value exponent, Value modulus) {
    if (int_sign(modulus) == 0) {
        vm_raise_value_error(vm, "pow() 3rd argument cannot be 0");
    }
    if (int_sign(exponent) < 0) {
        base = modular_inverse(vm, base, modulus);
        exponent = int_negate(vm, exponent);
    }
    bool negative = int_sign(modulus) < 0;
    /* The work is done for a positive modulus; what is not 0 moves into the negative range at the
     * end. */
    Value divisor = negative ? int_negate(vm, modulus) : modulus;
    base = int_binary(vm, BINARY_MOD, base, divisor);
    IntView b, e, m;
    int_view(base, &b);
    int_view(exponent, &e);
    int_view(divisor, &m);
    size_t n = m.n, digits = 7 * n + 4;
    IntRoom room;
    int_room_begin(vm, &room, n);
    uintptr_t *mark = heap_scratch_mark(vm);
    uint32_t *memory = n > SIZE_MAX / 64 ? NULL : heap_scratch(vm, digits * sizeof *memory, true);
    if (!memory) {
        vm_raise_memory(vm, n);
    }
    memset(memory, 0, digits * sizeof *memory);
    Modular work = {
        vm, m.digits, n, memory, memory + n, memory + 2 * n, memory + 4 * n, memory + 5 * n + 2};
    work.result[0] = 1;
    memcpy(work.square, b.digits, b.n * sizeof *memory);
    /* 1 % 1 is 0 */
    bool done =
        modular_multiply(&work, work.result, work.result, work.result) && modular_power(&work, &e);
    memcpy(room.digits, work.result, n * sizeof *memory);
    heap_scratch_drop(vm, mark);
    Value result = int_room_end(vm, &room, done ? n : DIGITS_STOPPED, false);
    vm_keep(base);
    vm_keep(exponent);
    vm_keep(divisor);
    return negative && int_sign(result) != 0 ? int_binary(vm, BINARY_ADD, result, modulus) : result;
}
