/* SPDX-License-Identifier: MIT */
/* The types int and bool: slots, constructors, methods. self of a method may be a bool. */
#include <string.h>

#include "builtins.h"
#include "object/bytes.h"
#include "object/float.h"
#include "object/int_room.h"
#include "object/text.h"
#include "object/tuple.h"
#include "value/digits.h"

/* The int of an int or bool: the same value, never a bool. */
static Value plain(Value v) {
    return value_is_kind(v, KIND_BOOL) ? value_int(value_same(v, TRUE)) : v;
}

/* ---- slots ---- */

void int_type_write(Vm *vm, Writer *w, Value self, bool repr) {
    (void)repr;
    int_write_base(vm, w, self, 10, false);
}

void int_type_write_bool(Vm *vm, Writer *w, Value self, bool repr) {
    (void)vm, (void)repr;
    writer_text(w, value_same(self, TRUE) ? "True" : "False");
}

intptr_t int_type_hash(Vm *vm, Value self) {
    (void)vm;
    return int_hash_value(self);
}

bool int_type_truth(Vm *vm, Value self) {
    (void)vm;
    return int_sign(self) != 0;
}

/* Of a bool, too, which gives an int: -True is -1, +True is 1. */
Value int_type_unary(Vm *vm, enum Unary op, Value self) {
    switch (op) {
    case UNARY_NEGATIVE: return int_negate(vm, self);
    case UNARY_POSITIVE: return plain(self);
    default: /* ~x = -1 - x */ return int_binary(vm, BINARY_SUB, value_int(-1), self);
    }
}

/* Absent unless both are ints or bools: float knows how to work with an int. */
Value int_type_binary(Vm *vm, enum Binary op, Value left, Value right) {
    return int_is(left) && int_is(right) ? int_binary(vm, op, left, right) : ABSENT;
}

/* &, | and ^ of two bools are a bool; all else is int's. */
Value int_type_binary_bool(Vm *vm, enum Binary op, Value left, Value right) {
    Value result = int_type_binary(vm, op, left, right);
    bool logic = op == BINARY_AND || op == BINARY_OR || op == BINARY_XOR;
    if (logic && value_is_kind(left, KIND_BOOL) && value_is_kind(right, KIND_BOOL)) {
        return value_bool(value_to_int(result) != 0);
    }
    return result;
}

/* Ints and bools with each other. */
Value int_type_compare(Vm *vm, enum Compare op, Value left, Value right) {
    (void)vm;
    if (!int_is(left) || !int_is(right)) {
        return ABSENT; /* float knows how to compare with an int */
    }
    return text_ordered(op, int_compare_ints(left, right));
}

/* real, imag, numerator, denominator; absent for all others. */
Value int_type_getattr(Vm *vm, Value self, Value name) {
    (void)vm;
    if (value_same(name, NAME(real)) || value_same(name, NAME(numerator))) {
        return plain(self);
    }
    if (value_same(name, NAME(imag))) {
        return value_int(0);
    }
    return value_same(name, NAME(denominator)) ? value_int(1) : ABSENT;
}

/* ---- construction ---- */

/* `source` is what the message shows: the object that the text was taken from. */
static Value parse_or_raise(Vm *vm, Value source, const char *text, size_t n, int base) {
    Value v = int_parse(vm, text, n, base);
    if (value_absent(v)) {
        vm_raise_value_error(vm, "invalid literal for int() with base %d: %r", base, source);
    }
    return v;
}

/* int(v) of what is no text, by __int__, __index__ or __trunc__. Runs Python code; TypeError. */
static Value convert(Vm *vm, Value source, Value native) {
    static const Str *const methods[] = {&name___int__, &name___index__, &name___trunc__};
    for (size_t i = 0; i < 3; i++) {
        Value name = value_object(methods[i]);
        Value result = vm_call_special(vm, source, name, NULL, 0);
        if (!value_absent(result)) {
            Value number = object_unwrap(result);
            if (!int_is(number)) {
                vm_raise_type(vm, "%v returned non-int (type %t)", name, result);
            }
            return plain(number);
        }
        if (int_is(native)) { /* what a number itself has comes before another class's methods */
            return plain(native);
        }
        if (float_is(native)) {
            return int_from_double(vm, float_value(native));
        }
    }
    vm_raise_type(vm,
                  "int() argument must be a string, a bytes-like object or a real number, not '%t'",
                  source);
}

/* int(x), int(text, base): texts and buffers are parsed, anything else is converted by its own
 * methods. A base goes with text only. A derived class gets the int wrapped by who called this. */
Value int_type_make(Vm *vm, Value *a, int n) {
    Value source = arg_or_absent(a, n, 1), base = arg_or_absent(a, n, 2);
    if (value_absent(source)) {
        if (!value_absent(base)) {
            vm_raise_type(vm, "int() missing string argument");
        }
        return value_int(0);
    }
    if (value_is_int(source) && value_absent(base)) {
        return source;
    }
    Value v = object_unwrap(source);
    intptr_t radix = 10;
    if (!value_absent(base)) {
        radix = object_to_size_clamped(vm, base);
        if (radix != 0 && (radix < 2 || radix > 36)) {
            vm_raise_value_error(vm, "int() base must be >= 2 and <= 36, or 0");
        }
    }
    const uint8_t *data;
    size_t length;
    if (value_is_kind(v, KIND_STR)) {
        v = text_number(vm, v);
        return parse_or_raise(vm, source, str_text(v), str_bytes(v), (int)radix);
    }
    bool is_bytes = value_is_kind(v, KIND_BYTES) || value_is_kind(v, KIND_BYTEARRAY);
    if ((is_bytes || value_absent(base)) && buffer_get(vm, v, &data, &length)) {
        return parse_or_raise(vm, source, (const char *)data, length, (int)radix);
    }
    if (!value_absent(base)) {
        vm_raise_type(vm, "int() can't convert non-string with explicit base");
    }
    return convert(vm, source, v);
}

Value int_type_make_bool(Vm *vm, Value *a, int n) {
    return value_bool(n > 1 && object_truth(vm, arg(a, 1)));
}

/* ---- methods ---- */

/* __index__, __int__, __trunc__, __floor__, __ceil__: the same under names of their own, since a
 * native function belongs to one method. A bool becomes an int. */
Value int_type_self(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    return plain(arg(a, 0));
}

Value int_type_index(Vm *vm, Value *a, int n) {
    return int_type_self(vm, a, n);
}

Value int_type_int(Vm *vm, Value *a, int n) {
    return int_type_self(vm, a, n);
}

Value int_type_trunc(Vm *vm, Value *a, int n) {
    return int_type_self(vm, a, n);
}

Value int_type_floor(Vm *vm, Value *a, int n) {
    return int_type_self(vm, a, n);
}

Value int_type_ceil(Vm *vm, Value *a, int n) {
    return int_type_self(vm, a, n);
}

Value int_type_float(Vm *vm, Value *a, int n) {
    (void)n;
    return float_new(vm, int_to_float(vm, plain(arg(a, 0))));
}

/* Of a bool an int. Allocates only for a negative number. */
Value int_type_abs(Vm *vm, Value *a, int n) {
    (void)n;
    Value self = plain(arg(a, 0));
    return int_sign(self) < 0 ? int_negate(vm, self) : self;
}

Value int_type_as_integer_ratio(Vm *vm, Value *a, int n) {
    (void)n;
    return tuple_pair(vm, plain(arg(a, 0)), value_int(1));
}

/* Of the magnitude: (-1).bit_length() is 1. */
Value int_type_bit_length(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    IntView view;
    int_view(arg(a, 0), &view);
    return value_int((intptr_t)digits_bit_length(view.digits, view.n));
}

/* Of the magnitude, as in CPython. */
Value int_type_bit_count(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    IntView view;
    int_view(arg(a, 0), &view);
    intptr_t ones = 0;
    for (size_t i = 0; i < view.n; i++) {
        ones += __builtin_popcount(view.digits[i]);
    }
    return value_int(ones);
}

/* divmod(a, b) of ints and bools; NotImplemented for others. ZeroDivisionError. */
static Value divide(Vm *vm, Value left, Value right) {
    left = object_unwrap(left);
    right = object_unwrap(right);
    if (!int_is(left) || !int_is(right)) {
        return NOT_IMPLEMENTED;
    }
    Value quotient, remainder;
    int_divmod(vm, left, right, &quotient, &remainder);
    return tuple_pair(vm, quotient, remainder);
}

Value int_type_divmod(Vm *vm, Value *a, int n) {
    (void)n;
    return divide(vm, arg(a, 0), arg(a, 1));
}

Value int_type_rdivmod(Vm *vm, Value *a, int n) {
    (void)n;
    return divide(vm, arg(a, 1), arg(a, 0));
}

/* round(x, -n): to a multiple of 10 ** n, half to even. rest is that of a division that rounds
 * down, so it is never negative. A multiple that is larger than x many times over gives 0 at once:
 * its power would need memory for nothing. */
Value int_type_round(Vm *vm, Value *a, int n) {
    Value self = plain(arg(a, 0)), places = arg_or_absent(a, n, 1);
    intptr_t digits = value_absent(places) ? 0 : object_to_size_clamped(vm, places);
    if (digits >= 0 || int_sign(self) == 0) {
        return self;
    }
    IntView view;
    int_view(self, &view);
    if (0 - (size_t)digits > view.n * 10 + 1) { /* a digit has less than 10 decimal places */
        return value_int(0);
    }
    Value unit = int_binary(vm, BINARY_POW, value_int(10), value_int(-digits)), down, rest;
    int_divmod(vm, self, unit, &down, &rest);
    Value twice = int_binary(vm, BINARY_LSHIFT, rest, value_int(1));
    int order = int_compare_ints(twice, unit);
    int_view(down, &view);
    bool odd = view.n > 0 && (view.digits[0] & 1);
    /* Up: what is taken off becomes negative. */
    if (order > 0 || (order == 0 && odd)) {
        rest = int_binary(vm, BINARY_SUB, rest, unit);
    }
    return int_binary(vm, BINARY_SUB, self, rest);
}

/* ---- bytes ---- */

/* byteorder is 'little' or 'big'; absent is 'big', the default since CPython 3.11. */
static bool is_little(Vm *vm, Value order, const char *method) {
    if (value_absent(order)) {
        return false;
    }
    if (!value_is_kind(order, KIND_STR)) {
        vm_raise_type(vm, "%s() argument 'byteorder' must be str, not %T", method, order);
    }
    if (!str_is(order, "little") && !str_is(order, "big")) {
        vm_raise_value_error(vm, "byteorder must be either 'little' or 'big'");
    }
    return str_is(order, "little");
}

/* Byte i, from the lowest, of the number in two's complement; call it for 0, 1, 2 ... with *carry,
 * 1 to begin with: the complement plus one is made as the bytes go by. */
static uint8_t byte_at(const IntView *view, size_t i, unsigned *carry) {
    unsigned byte = i / 4 < view->n ? view->digits[i / 4] >> i % 4 * 8 & 0xff : 0;
    if (view->negative) {
        byte = (byte ^ 0xff) + *carry;
        *carry = byte >> 8;
    }
    return (uint8_t)byte;
}

/* Two's complement is made on the fly from the digits; the size is checked before the bytes are
 * made. int.to_bytes(length=1, byteorder='big', *, signed=False); OverflowError if it does not
 * fit. */
Value int_type_to_bytes(Vm *vm, Value *a, int n) {
    Value size = arg_or_absent(a, n, 1), with_sign = arg_or_absent(a, n, 3);
    intptr_t length = value_absent(size) ? 1 : object_to_size(vm, size);
    bool little = is_little(vm, arg_or_absent(a, n, 2), "to_bytes");
    bool is_signed = !value_absent(with_sign) && object_truth(vm, with_sign);
    if (length < 0) {
        vm_raise_value_error(vm, "length argument must be non-negative");
    }
    IntView view;
    int_view(arg(a, 0), &view);
    if (view.negative && !is_signed) {
        vm_raise_overflow(vm, "can't convert negative int to unsigned");
    }
    size_t room = (size_t)length, bits = digits_bit_length(view.digits, view.n);
    if (view.negative) { /* -128 needs no more than 127 */
        size_t low = 0;
        while (low < view.n && (low + 1 == view.n ? (view.digits[low] & (view.digits[low] - 1)) == 0
                                                  : view.digits[low] == 0)) {
            low++;
        }
        bits -= low == view.n;
    }
    /* 0 fits no byte at all; -1, whose bits are 0 by now, needs one: it has a digit. */
    if ((bits + is_signed + 7) / 8 > room && bits + view.n > 0) {
        vm_raise_overflow(vm, "int too big to convert");
    }
    Bytes *bytes = bytes_alloc(vm, room);
    unsigned carry = 1;
    for (size_t i = 0; i < room; i++) {
        bytes->data[little ? i : room - 1 - i] = byte_at(&view, i, &carry);
    }
    vm_keep(arg(a, 0));
    return value_object(bytes);
}

/* Digits are filled from the least significant byte; a set top bit of a signed number is undone by
 * complementing. int.from_bytes(bytes, byteorder='big', *, signed=False): a buffer, or an iterable
 * of ints. A derived class is called with the int. */
Value int_type_from_bytes(Vm *vm, Value *a, int n) {
    Value source = object_unwrap(arg(a, 1)), with_sign = arg_or_absent(a, n, 3);
    bool little = is_little(vm, arg_or_absent(a, n, 2), "from_bytes");
    bool is_signed = !value_absent(with_sign) && object_truth(vm, with_sign);
    const uint8_t *data;
    size_t length;
    if (!buffer_get(vm, source, &data, &length)) {
        Value gathered = value_is_kind(source, KIND_STR) || int_is(source)
                             ? ABSENT
                             : bytes_gather(vm, source, "bytes");
        if (value_absent(gathered) || !buffer_get(vm, gathered, &data, &length)) {
            vm_raise_type(vm, "cannot convert '%t' object to bytes", source);
        }
    }
    IntRoom room;
    size_t digits = (length + 3) / 4;
    bool negative = is_signed && length > 0 && (data[little ? length - 1 : 0] & 0x80);
    int_room_begin(vm, &room, digits + 1);
    memset(room.digits, 0, (digits + 1) * sizeof(uint32_t));
    unsigned carry = 1;
    for (size_t i = 0; i < length; i++) {
        unsigned byte = data[little ? i : length - 1 - i];
        if (negative) {
            byte = (byte ^ 0xff) + carry;
            carry = byte >> 8;
        }
        room.digits[i / 4] |= (uint32_t)(byte & 0xff) << i % 4 * 8;
    }
    Value result = int_room_end(vm, &room, digits, negative);
    vm_keep(value_object(data));
    bool plain_int = value_same(arg(a, 0), value_object(&type_int));
    return plain_int ? result : vm_call1(vm, arg(a, 0), result);
}
