/* SPDX-License-Identifier: MIT */
/* random: xoshiro128++, whose state is 16 bytes. (CPython's Mersenne twister has 2.5 KB; so its
 * sequences are others.) The state is a RAW object behind ROOT_RANDOM, made when it is first used
 * and seeded by the platform's port_random(). */
#include <string.h>

#include "builtins.h"
#include "object/bytes.h"
#include "object/float.h"
#include "object/int.h"
#include "port/port.h"
#include "vm/import.h"

enum { WORDS = 4, BITS_MOST = 1 << 20 };

/* ---- the generator ---- */

/* Fills the state from any number: steps of splitmix32, so that no state is all zeros. */
static void fill(uint32_t *state, uint32_t seed) {
    for (int i = 0; i < WORDS; i++) {
        uint32_t z = seed += 0x9e3779b9u;
        z = (z ^ (z >> 16)) * 0x21f0aaadu;
        z = (z ^ (z >> 15)) * 0x735a2d97u;
        state[i] = (z ^ (z >> 15)) | (i == 0);
    }
}

/* The state, until the next allocation. May allocate when it is used for the first time. */
static uint32_t *state_of(Vm *vm) {
    Value *root = &vm->roots[ROOT_RANDOM];
    if (value_absent(*root)) {
        Object *o = heap_alloc(vm, KIND_RAW, 1 + BYTES_TO_WORDS(WORDS * sizeof(uint32_t)));
        *root = value_object(o);
        fill((uint32_t *)(void *)((Raw *)o)->data, port_random());
    }
    return (uint32_t *)(void *)AS(Raw, *root)->data;
}

/* A rotation to the left, 0 < k < 32. */
static uint32_t rotate(uint32_t x, int k) {
    return x << k | x >> (32 - k);
}

/* One step of xoshiro128++ 1.0 (Blackman and Vigna): 32 bits, whose period is 2**128 - 1. */
static uint32_t next(uint32_t *s) {
    uint32_t result = rotate(s[0] + s[3], 7) + s[0], t = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 11);
    return result;
}

/* An int of k random bits. Up to 32 are one step; more are gathered in a RAW, and the lowest come
 * first. */
static Value bits(Vm *vm, size_t k) {
    if (k <= 32) {
        return int_from_int64(vm, k == 0 ? 0 : next(state_of(vm)) >> (32 - k));
    }
    size_t n = (k + 31) / 32;
    (void)state_of(vm); /* it is there, from now on */
    Raw *scratch = (Raw *)heap_alloc(vm, KIND_RAW, 1 + BYTES_TO_WORDS(n * sizeof(uint32_t)));
    uint32_t *digits = (uint32_t *)(void *)scratch->data;
    for (size_t i = 0; i < n; i++) {
        digits[i] = next(state_of(vm));
    }
    digits[n - 1] >>= 32 * n - k;
    while (n > 0 && digits[n - 1] == 0) {
        n--;
    }
    return int_from_digits(vm, digits, n, false);
}

/* As int.bit_length(). */
static size_t bit_length(Value n) {
    IntView view;
    int_view(n, &view);
    return view.n == 0 ? 0 : 32 * view.n - (size_t)__builtin_clz(view.digits[view.n - 1]);
}

/* A number in [0, n), all of them equally likely: those that are too large are drawn again. Of 2**k
 * numbers at least half are in the range, so that two draws are enough on average. */
static Value below(Vm *vm, Value n) {
    for (size_t k = bit_length(n);; vm_poll(vm)) {
        Value v = bits(vm, k);
        if (int_compare_ints(v, n) < 0) {
            return v;
        }
    }
}

/* In [0, 1), as fine as the mantissa. */
static Float fraction(Vm *vm) {
    uint32_t *state = state_of(vm);
    if (sizeof(Float) == sizeof(float)) {
        return (Float)(next(state) >> 8) / (Float)(1 << 24);
    }
    uint64_t high = next(state) >> 5, low = next(state) >> 6;
    return (Float)((double)(high << 26 | low) / (double)((uint64_t)1 << 53));
}

/* ---- state ---- */

/* seed(None) takes what the platform gives; else the hash counts, of ints the number itself. */
Value random_seed(Vm *vm, Value *a, int n) {
    Value seed = arg_or_absent(a, n, 0);
    bool none = value_absent(seed) || value_is_none(seed);
    uint32_t number = none ? port_random() : (uint32_t)object_hash(vm, seed);
    fill(state_of(vm), number);
    return NONE;
}

/* The 16 bytes of the state; CPython's is a tuple, but programs only give it back. */
Value random_getstate(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    uint32_t state[WORDS];
    memcpy(state, state_of(vm), sizeof state);
    return bytes_new(vm, (const uint8_t *)state, sizeof state);
}

/* All zeros would never change, and get a bit set. */
Value random_setstate(Vm *vm, Value *a, int n) {
    (void)n;
    Value state = object_unwrap(arg(a, 0));
    if (!value_is_kind(state, KIND_BYTES) ||
        bytes_size(AS(Bytes, state)) != WORDS * sizeof(uint32_t)) {
        vm_raise_type(vm, "state must be what getstate() gave");
    }
    uint32_t *words = state_of(vm);
    memcpy(words, AS(Bytes, state)->data, WORDS * sizeof(uint32_t));
    words[0] |= (words[0] | words[1] | words[2] | words[3]) == 0;
    return NONE;
}

/* ---- numbers ---- */

Value random_bits(Vm *vm, Value *a, int n) {
    (void)n;
    intptr_t k = object_to_size(vm, arg(a, 0));
    if (k < 0) {
        vm_raise_value_error(vm, "number of bits must be non-negative");
    }
    if (k > BITS_MOST) {
        vm_raise_overflow(vm, "too many bits");
    }
    return bits(vm, (size_t)k);
}

Value random_random(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    return float_new(vm, fraction(vm));
}

/* Any order of the two; CPython rounds the same way. */
Value random_uniform(Vm *vm, Value *a, int n) {
    (void)n;
    Float low = object_to_float(vm, arg(a, 0)), high = object_to_float(vm, arg(a, 1));
    return float_new(vm, low + (high - low) * fraction(vm));
}

/* One of start, start + step, ... before stop; all are ints. */
static Value pick(Vm *vm, Value start, Value stop, Value step) {
    if (int_sign(step) == 0) {
        vm_raise_value_error(vm, "zero step for randrange()");
    }
    Value width = int_binary(vm, BINARY_SUB, stop, start);
    if (int_sign(step) < 0) {
        width = int_negate(vm, width);
    }
    Value size = int_sign(step) < 0 ? int_negate(vm, step) : step;
    /* The number of steps, rounded up. */
    Value count = int_binary(
        vm, BINARY_FLOORDIV,
        int_binary(vm, BINARY_ADD, width, int_binary(vm, BINARY_SUB, size, value_int(1))), size);
    if (int_sign(count) <= 0) {
        vm_raise_value_error(vm, "empty range for randrange() (%r, %r, %r)", start, stop, width);
    }
    Value steps = int_binary(vm, BINARY_MUL, below(vm, count), step);
    return int_binary(vm, BINARY_ADD, start, steps);
}

/* randrange(start[, stop[, step]]) */
Value random_range(Vm *vm, Value *a, int n) {
    Value start = object_index(vm, arg(a, 0)), stop = arg_or_absent(a, n, 1);
    Value step = n > 2 && !value_absent(arg(a, 2)) ? object_index(vm, arg(a, 2)) : value_int(1);
    if (value_absent(stop) || value_is_none(stop)) {
        if (int_sign(start) <= 0) {
            vm_raise_value_error(vm, "empty range for randrange()");
        }
        return pick(vm, value_int(0), start, step);
    }
    return pick(vm, start, object_index(vm, stop), step);
}

/* randint(a, b), both included. */
Value random_int(Vm *vm, Value *a, int n) {
    (void)n;
    Value start = object_index(vm, arg(a, 0)), last = object_index(vm, arg(a, 1));
    return pick(vm, start, int_binary(vm, BINARY_ADD, last, value_int(1)), value_int(1));
}

/* The length is asked for once; an object that answers wrong gets what its __getitem__ makes of it.
 */
Value random_choice(Vm *vm, Value *a, int n) {
    (void)n;
    intptr_t length = object_length(vm, arg(a, 0));
    if (length <= 0) {
        vm_raise_index(vm, "Cannot choose from an empty sequence");
    }
    return object_getitem(vm, arg(a, 0), below(vm, int_from_intptr(vm, length)));
}

/* ---- what is written in Python ---- */

/* __getattr__() of the module: lib/_random.py is imported when a name of it is asked for. */
Value random_rest(Vm *vm, Value *a, int n) {
    (void)n;
    return import_rest(vm, value_object(&module_random), NAME(_random), arg(a, 0));
}
