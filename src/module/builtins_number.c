/* SPDX-License-Identifier: MIT */
/* Built-in functions about numbers and characters, and those that combine items. */
#include "builtins.h"
#include "object/float.h"
#include "object/int.h"
#include "object/operator.h"
#include "object/str.h"
#include "object/tuple.h"

/* The method of v's class, user-defined or built-in, called with arguments; absent if there is
 * none. At most two arguments. A method that is set to None counts as none. Runs Python code. */
static Value call_any(Vm *vm, Value v, Value name, const Value *arguments, int n) {
    Value method = object_lookup(vm, object_type(v), name);
    if (value_absent(method) || value_is_none(method)) {
        return ABSENT;
    }
    Value all[3] = {v};
    for (int i = 0; i < n; i++) {
        all[i + 1] = arguments[i];
    }
    return vm_call_method(vm, method, all, n + 1);
}

/* Small ints at once; the smallest one has no small negative, so int_negate() may make a big
 * int. */
Value builtins_number_abs(Vm *vm, Value *a, int n) {
    (void)n;
    Value v = arg(a, 0);
    if (value_is_int(v)) {
        return value_to_int(v) < 0 ? int_negate(vm, v) : v;
    }
    Value result = call_any(vm, v, NAME(__abs__), NULL, 0);
    if (value_absent(result)) {
        vm_raise_type(vm, "bad operand type for abs(): '%t'", v);
    }
    return result;
}

/* In the order of the binary operators: the left operand's __divmod__, then the right one's
 * __rdivmod__, unless both are of one class; but that first where the right operand's class is
 * derived from the left one's and has another one. */
Value builtins_number_divmod(Vm *vm, Value *a, int n) {
    (void)n;
    Value left = arg(a, 0), right = arg(a, 1), pair[2];
    if (value_is_int(left) && value_is_int(right)) {
        int_divmod(vm, left, right, &pair[0], &pair[1]);
        return tuple_pair(vm, pair[0], pair[1]);
    }
    Value result = ABSENT;
    bool first = operator_overrides(vm, left, right, NAME(__rdivmod__));
    if (first) {
        result = call_any(vm, right, NAME(__rdivmod__), &left, 1);
    }
    if (value_absent(result) || value_same(result, NOT_IMPLEMENTED)) {
        result = call_any(vm, left, NAME(__divmod__), &right, 1);
    }
    if (!first && !value_same(object_type(left), object_type(right)) &&
        (value_absent(result) || value_same(result, NOT_IMPLEMENTED))) {
        result = call_any(vm, right, NAME(__rdivmod__), &left, 1);
    }
    if (value_absent(result) || value_same(result, NOT_IMPLEMENTED)) {
        vm_raise_unsupported(vm, "divmod()", left, right);
    }
    return result;
}

/* pow(base, exp[, mod]). With a modulus only the base's own __pow__ is asked, as in CPython 3.11:
 * there is no reflected form with three arguments. */
Value builtins_number_pow(Vm *vm, Value *a, int n) {
    Value base = arg(a, 0), exponent = arg(a, 1), modulus = arg_or_absent(a, n, 2);
    if (value_absent(modulus) || value_is_none(modulus)) {
        return object_binary(vm, BINARY_POW, base, exponent);
    }
    Value x = object_unwrap(base), y = object_unwrap(exponent), m = object_unwrap(modulus);
    Value arguments[2] = {exponent, modulus};
    Value result = vm_call_special(vm, base, NAME(__pow__), arguments, 2);
    if (!value_absent(result) && !value_same(result, NOT_IMPLEMENTED)) {
        return result;
    }
    if (int_is(x) && int_is(y) && int_is(m)) {
        return int_pow_modulo(vm, x, y, m);
    }
    if (float_is(x) || float_is(y)) {
        vm_raise_type(vm, "pow() 3rd argument not allowed unless all arguments are integers");
    }
    vm_raise_type(vm, "unsupported operand type(s) for ** or pow(): '%t', '%t', '%t'", base,
                  exponent, modulus);
}

/* round(number[, ndigits]) is the method __round__ alone; None as ndigits means that it was not
 * given, which makes an int of a float. */
Value builtins_number_round(Vm *vm, Value *a, int n) {
    Value v = arg(a, 0), digits = arg_or_absent(a, n, 1);
    bool given = !value_absent(digits) && !value_is_none(digits);
    Value result = call_any(vm, v, NAME(__round__), &digits, given);
    if (value_absent(result)) {
        vm_raise_type(vm, "type %t doesn't define __round__ method", v);
    }
    return result;
}

/* The digits of __index__ in base 2, 8 or 16 behind '0b', '0o' or '0x'; '-' stands before that.
 * Runs __index__; TypeError. */
static Value in_base(Vm *vm, Value v, unsigned base) {
    StrBuilder b;
    Value number = object_index(vm, v);
    str_build_begin(vm, &b, 0);
    int_write_base(vm, &b.writer, number, base, true);
    return str_build_end(&b);
}

Value builtins_number_bin(Vm *vm, Value *a, int n) {
    (void)n;
    return in_base(vm, arg(a, 0), 2);
}

Value builtins_number_oct(Vm *vm, Value *a, int n) {
    (void)n;
    return in_base(vm, arg(a, 0), 8);
}

Value builtins_number_hex(Vm *vm, Value *a, int n) {
    (void)n;
    return in_base(vm, arg(a, 0), 16);
}

/* A code point, surrogates included. An int beyond a word is as wrong as any other outside the
 * range: ValueError, not OverflowError. */
Value builtins_number_chr(Vm *vm, Value *a, int n) {
    (void)n;
    intptr_t code = object_to_size_clamped(vm, arg(a, 0));
    if (code < 0 || code > 0x10ffff) {
        vm_raise_value_error(vm, "chr() arg not in range(0x110000)");
    }
    return str_char(vm, (uint32_t)code);
}

/* The code point of a str of one character, or the byte of bytes or a bytearray of length 1. */
Value builtins_number_ord(Vm *vm, Value *a, int n) {
    (void)n;
    Value v = object_unwrap(arg(a, 0));
    Kind kind = value_kind(v);
    if (kind != KIND_STR && kind != KIND_BYTES && kind != KIND_BYTEARRAY) {
        vm_raise_type(vm, "ord() expected string of length 1, but %t found", v);
    }
    intptr_t length = object_length(vm, v);
    if (length != 1) {
        vm_raise_type(vm, "ord() expected a character, but string of length %z found", length);
    }
    if (kind != KIND_STR) {
        return object_getitem(vm, v, value_int(0));
    }
    uint32_t code;
    (void)str_read_char(str_text(v), &code);
    return value_int((intptr_t)code);
}

/* sum(iterable, start=0). A total that is text is refused: adding texts one by one is quadratic.
 * Runs the iterator and __add__; the total is a root, so nothing is pinned meanwhile. */
Value builtins_number_sum(Vm *vm, Value *a, int n) {
    Value total = arg_or_absent(a, n, 1);
    total = value_absent(total) ? value_int(0) : total;
    const char *join = value_is_kind(total, KIND_STR)     ? "strings [use ''.join(seq) instead]"
                       : value_is_kind(total, KIND_BYTES) ? "bytes [use b''.join(seq) instead]"
                       : value_is_kind(total, KIND_BYTEARRAY)
                           ? "bytearray [use b''.join(seq) instead]"
                           : NULL;
    if (join) {
        vm_raise_type(vm, "sum() can't sum %s", join);
    }
    Iteration it;
    CRoots roots[2];
    iteration_begin(vm, &it, arg(a, 0));
    heap_root(&vm->heap, &roots[0], &it.source, 1);
    heap_root(&vm->heap, &roots[1], &total, 1);
    for (Value v; !value_absent(v = iteration_next_sealed(vm, &it));) {
        intptr_t sum;
        /* Small ints are added as they lie in their words, 2n + 1: one of the two tag bits is taken
         * off, so the sum has one again. Overflow of the word is overflow of the small int. */
        if (value_is_int(total) && value_is_int(v) &&
            !__builtin_add_overflow((intptr_t)total.bits, (intptr_t)v.bits - 1, &sum)) {
            total.bits = (uintptr_t)sum;
        } else {
            total = object_binary(vm, BINARY_ADD, total, v);
        }
        vm_poll(vm);
    }
    heap_unroot(&vm->heap, &roots[0]);
    return total;
}

/* a: key, default, then one iterable or the items; `name` is what error messages call the function.
 * Of equal items the first is answered, since only a truly smaller (greater) one replaces it. Runs
 * __lt__ (min) or __gt__ (max), and key once for each item. */
static Value extreme(Vm *vm, Value *a, int n, const char *name, enum Compare op) {
    bool keyed = !value_absent(arg(a, 0)) && !value_is_none(arg(a, 0));
    Value held[3] = {ABSENT, ABSENT, ABSENT}; /* item, best, key of the best */
    Iteration it = {ABSENT, 0};
    CRoots roots[2];
    if (n < 3) {
        vm_raise_type(vm, "%s expected at least 1 argument, got 0", name);
    }
    if (n == 3) {
        iteration_begin(vm, &it, arg(a, 2));
    } else if (!value_absent(arg(a, 1))) {
        vm_raise_type(vm, "Cannot specify a default for %s() with multiple positional arguments",
                      name);
    }
    heap_root(&vm->heap, &roots[0], &it.source, 1);
    heap_root(&vm->heap, &roots[1], held, 3);
    /* One loop for both forms: the items of the only argument, or the arguments from number 2
     * on. They lie on the frame stack, laid out there for the sake of the keywords. */
    for (int i = 2;; i++) {
        held[0] = n == 3 ? iteration_next_sealed(vm, &it) : arg_or_absent(a, n, i);
        if (value_absent(held[0])) {
            break;
        }
        vm_poll(vm);
        Value k = keyed ? vm_call1_sealed(vm, arg(a, 0), held[0]) : held[0];
        if (value_absent(held[1]) ||
            (op == COMPARE_LT ? object_less(vm, k, held[2])
                              : object_truth(vm, object_compare(vm, op, k, held[2])))) {
            held[1] = held[0];
            held[2] = k;
        }
    }
    heap_unroot(&vm->heap, &roots[0]);
    if (!value_absent(held[1])) {
        return held[1];
    }
    if (value_absent(arg(a, 1))) {
        vm_raise_value_error(vm, "%s() arg is an empty sequence", name);
    }
    return arg(a, 1);
}

Value builtins_number_max(Vm *vm, Value *a, int n) {
    return extreme(vm, a, n, "max", COMPARE_GT);
}

Value builtins_number_min(Vm *vm, Value *a, int n) {
    return extreme(vm, a, n, "min", COMPARE_LT);
}
