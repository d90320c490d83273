/* SPDX-License-Identifier: MIT */
/* int and bool: small ints in the word, big ints as BigInt objects. One value has one form:
 * whatever fits a small int is one. All that take an int also take a bool. Long work polls for
 * Ctrl-C, and a result that cannot fit the heap raises MemoryError before the work begins. */
#ifndef TERRARIUM_OBJECT_INT_H
#define TERRARIUM_OBJECT_INT_H

#include "object/object.h"

/* True for int and bool, small and big; not for instances of derived classes. */
static inline bool int_is(Value v) {
    return value_is_int(v) || value_is_kind(v, KIND_INT) || value_is_kind(v, KIND_BOOL);
}

/* The int of a number; these allocate only for what fits no small int. */
Value int_from_intptr(Vm *vm, intptr_t n);
Value int_from_int64(Vm *vm, int64_t n);
Value int_from_uint64(Vm *vm, uint64_t n);
/* Truncates; raises OverflowError for infinity, ValueError for nan. */
Value int_from_double(Vm *vm, Float x);
/* The int written in a text as int(text, base) reads it (blanks around it, sign, prefix,
 * underscores; base 0, 2 to 36); absent when it is none. The text may lie in the heap. */
Value int_parse(Vm *vm, const char *text, size_t n, int base);
/* What the two conversions say of more digits than sys.set_int_max_str_digits() allows; how many is
 * a %d. */
#define INT_LONG_TEXT "Exceeds the limit (%d digits) for integer string conversion"
#define INT_LONG_HELP "; use sys.set_int_max_str_digits() to increase the limit"
/* The limit that a program begins with, and the least that it can set. */
enum { INT_MOST_DIGITS = 4300, INT_LEAST_LIMIT = 640 };
/* Is that more than the program allows? Bases that are powers of two have no limit. */
bool int_is_long_text(const Vm *vm, size_t digits, unsigned base);

/* False when the value does not fit (or is no int). */
bool int_to_intptr(Value v, intptr_t *out) __attribute__((warn_unused_result));
bool int_to_int64(Value v, int64_t *out) __attribute__((warn_unused_result));
/* -1, 0 or 1. */
int int_sign(Value v);
/* Rounded to nearest; raises OverflowError: int too large to convert to float. */
Float int_to_float(Vm *vm, Value v);
/* A str: the digits in base 2 to 36 in lower case, with '-' but without a prefix. */
Value int_to_text(Vm *vm, Value v, unsigned base);
/* The same onto a writer, with 0b, 0o or 0x after the sign if `prefix`. */
void int_write_base(Vm *vm, Writer *w, Value v, unsigned base, bool prefix);

/* left op right of two ints; raises ZeroDivisionError and so on. / and ** may give a float. */
Value int_binary(Vm *vm, enum Binary op, Value left, Value right);
/* -v; allocates when the result is big. */
Value int_negate(Vm *vm, Value v);
/* -1, 0 or 1 as a is less than, equal to or greater than b. Exact for an int and a float that is
 * not nan, too. Neither allocates. */
int int_compare_ints(Value a, Value b);
int int_compare_float(Value a, Float b);
/* left // right and left % right. */
void int_divmod(Vm *vm, Value left, Value right, Value *quotient, Value *remainder);
/* base ** exponent % modulus. */
Value int_pow_modulo(Vm *vm, Value base, Value exponent, Value modulus);
/* The hash, which equal floats share. Does not allocate. */
intptr_t int_hash_value(Value v);

/* The magnitude of an int as digits (value/digits.h); small ones are laid out in `small`. Good
 * until the next allocation, unless it is kept on the C stack. */
typedef struct {
    const uint32_t *digits;
    size_t n;
    bool negative;
    uint32_t small[2];
} IntView;
void int_view(Value v, IntView *view);
/* The low word of an int of any size, in two's complement. Allocates nothing. */
uintptr_t int_word(Value v);
/* The int of a magnitude, in its one form. May allocate; the digits may lie in the heap. */
Value int_from_digits(Vm *vm, const uint32_t *digits, size_t n, bool negative);
/* Used with the DigitsPoll functions: the context is the Vm. True when Ctrl-C is pending. */
bool int_poll(void *vm);

#endif
