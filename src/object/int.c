/* SPDX-License-Identifier: MIT */
/* Integers: their two forms, conversions, comparison, and the arithmetic that is linear in its
 * operands. Division and powers are in int_divide.c, what Python sees of the type in int_type.c.
 *
 * Operations work on views of magnitudes (value/digits.h). Results of up to FEW digits are made on
 * the C stack; longer ones in a BigInt of the most that they can need, which is then cut to
 * size. */
#include "object/int.h"

#include <string.h>
#include <tgmath.h>

#include "builtins.h"
#include "object/float.h"
#include "object/int_room.h"
#include "object/str.h"
#include "value/digits.h"

/* ---- forms ---- */

/* Any int as digits with a sign, without an allocation: those of a small int lie in the view
 * itself. Valid until the next allocation. */
void int_view(Value v, IntView *view) {
    if (value_is_kind(v, KIND_INT)) {
        const BigInt *big = AS(BigInt, v);
        view->digits = big->digits;
        view->n = big->meta >> 1;
        view->negative = big->meta & 1;
        return;
    }
    intptr_t n = value_is_int(v) ? value_to_int(v) : value_same(v, TRUE);
    uint64_t magnitude = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    view->small[0] = (uint32_t)magnitude;
    view->small[1] = (uint32_t)(magnitude >> 32);
    view->n = view->small[1] ? 2 : view->small[0] != 0;
    view->digits = view->small;
    view->negative = n < 0;
}

/* Digits beyond the word are left out before the sign is applied, which comes to the same. */
uintptr_t int_word(Value v) {
    IntView view;
    int_view(v, &view);
    uint64_t word = view.n > 1 ? (uint64_t)view.digits[1] << 32 : 0;
    word |= view.n > 0 ? view.digits[0] : 0;
    return (uintptr_t)(view.negative ? 0 - word : word);
}

/* The small int of a magnitude, if it is one.
 * The digits have no zeros at the top. False leaves *out alone. */
static bool small_from_digits(const uint32_t *digits, size_t n, bool negative, Value *out) {
    if (n > sizeof(uintptr_t) / sizeof(uint32_t)) {
        return false;
    }
    uint64_t magnitude = n ? digits[0] : 0;
    if (n == 2) {
        magnitude |= (uint64_t)digits[1] << 32;
    }
    /* There is one more negative number than positive ones. */
    if (magnitude > (uint64_t)SMALL_INT_MAX + negative) {
        return false;
    }
    *out = value_int(negative ? (intptr_t)(0 - magnitude) : (intptr_t)magnitude);
    return true;
}

/* A BigInt of so many digits, with garbage in them; the caller writes `meta` at once. MemoryError
 * for more than a header can tell. */
static BigInt *big_alloc(Vm *vm, size_t digits) {
    if (digits > HEADER_MAX_WORDS * (sizeof(uintptr_t) / sizeof(uint32_t)) - 8) {
        vm_raise_memory(vm, digits < SIZE_MAX / 4 ? digits * 4 : SIZE_MAX);
    }
    size_t words = 2 + BYTES_TO_WORDS(digits * sizeof(uint32_t));
    return (BigInt *)heap_alloc_raw(vm, KIND_INT, words);
}

/* Copies; the caller's digits may lie in scratch memory. */
Value int_from_digits(Vm *vm, const uint32_t *digits, size_t n, bool negative) {
    Value v;
    n = digits_normalize(digits, n);
    if (small_from_digits(digits, n, negative, &v)) {
        return v;
    }
    BigInt *big = big_alloc(vm, n);
    big->meta = n << 1 | negative;
    memcpy(big->digits, digits, n * sizeof(uint32_t));
    return value_object(big);
}

/* Room for a result: on the C stack if it is short, else at once as the object that it will be,
 * which then is only cut to size. */
void int_room_begin(Vm *vm, IntRoom *room, size_t digits) {
    room->big = NULL;
    room->digits = room->few;
    if (digits > INT_FEW_DIGITS) {
        room->big = big_alloc(vm, digits);
        /* Zero digits long until it is finished: what a stopped operation leaves is well formed. */
        room->big->meta = 0;
        room->digits = room->big->digits;
    }
}

void int_room_drop(Vm *vm, IntRoom *room) {
    if (room->big) {
        heap_shrink(vm, (Object *)room->big, 2);
    }
}

/* Gives the result its final form. A long operation that an interrupt stopped raises here, when
 * nothing is half done. */
Value int_room_end(Vm *vm, IntRoom *room, size_t n, bool negative) {
    Value v;
    if (n == DIGITS_STOPPED) {
        vm_raise_interrupt(vm);
    }
    n = digits_normalize(room->digits, n);
    if (!room->big) {
        return int_from_digits(vm, room->digits, n, negative);
    }
    if (small_from_digits(room->digits, n, negative, &v)) {
        int_room_drop(vm, room);
        return v;
    }
    heap_shrink(vm, (Object *)room->big, 2 + BYTES_TO_WORDS(n * sizeof(uint32_t)));
    room->big->meta = n << 1 | negative;
    return value_object(room->big);
}

bool int_poll(void *vm) {
    return (((Vm *)vm)->interrupt & VM_INTERRUPT_KEYBOARD) != 0;
}

/* ---- from and to numbers ---- */

/* The int of a sign and 64 bits. */
static Value from_magnitude(Vm *vm, uint64_t magnitude, bool negative) {
    uint32_t digits[2] = {(uint32_t)magnitude, (uint32_t)(magnitude >> 32)};
    return int_from_digits(vm, digits, 2, negative);
}

Value int_from_intptr(Vm *vm, intptr_t n) {
    return value_fits_int(n) ? value_int(n) : int_from_int64(vm, n);
}

Value int_from_int64(Vm *vm, int64_t n) {
    return from_magnitude(vm, n < 0 ? 0 - (uint64_t)n : (uint64_t)n, n < 0);
}

Value int_from_uint64(Vm *vm, uint64_t n) {
    return from_magnitude(vm, n, false);
}

Value int_from_double(Vm *vm, Float x) {
    if (isnan(x)) {
        vm_raise_value_error(vm, "cannot convert float NaN to integer");
    }
    if (isinf(x)) {
        vm_raise_overflow(vm, "cannot convert float infinity to integer");
    }
    /* Half of the limit is surely in range, however the limit itself is rounded as a Float. */
    if (fabs(x) <= (Float)SMALL_INT_MAX / 2) {
        return value_int((intptr_t)x);
    }
    uint32_t digits[DIGITS_FLOAT_ROOM];
    return int_from_digits(vm, digits, digits_from_float(x, digits), x < 0);
}

bool int_to_int64(Value v, int64_t *out) {
    if (!int_is(v)) {
        return false;
    }
    IntView view;
    int_view(v, &view);
    if (view.n > 2) {
        return false;
    }
    uint64_t magnitude =
        (view.n > 0 ? view.digits[0] : 0) | (view.n > 1 ? (uint64_t)view.digits[1] << 32 : 0);
    if (magnitude > (uint64_t)INT64_MAX + view.negative) {
        return false;
    }
    *out = (int64_t)(view.negative ? 0 - magnitude : magnitude);
    return true;
}

/* Also true for what fits intptr_t but no small int: one bit more. */
bool int_to_intptr(Value v, intptr_t *out) {
    if (value_is_int(v)) {
        *out = value_to_int(v);
        return true;
    }
    int64_t n;
    if (!int_to_int64(v, &n) || n < INTPTR_MIN || n > INTPTR_MAX) {
        return false;
    }
    *out = (intptr_t)n;
    return true;
}

int int_sign(Value v) {
    IntView view;
    int_view(v, &view);
    return view.negative ? -1 : view.n > 0;
}

/* Raises OverflowError for what no float can hold. */
Float int_to_float(Vm *vm, Value v) {
    if (value_is_int(v)) {
        return (Float)value_to_int(v);
    }
    IntView view;
    int_view(v, &view);
    Float x = digits_to_float(view.digits, view.n, 0, false);
    if (isinf(x)) {
        vm_raise_overflow(vm, "int too large to convert to float");
    }
    return view.negative ? -x : x;
}

/* ---- text ---- */
/* Any base from 2 to 36; the digits themselves are worked out in value/digits.c. */

/* ASCII blanks, with 0x1c to 0x1f, which str.isspace() counts as such. */
static bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= '\x1c' && c <= '\x1f');
}

/* The base that a prefix 0b, 0o, 0x stands for; 0 if there is none. */
static int prefix_base(const char *p, const char *end) {
    if (end - p < 2 || p[0] != '0') {
        return 0;
    }
    /* Either case: 0X1F. */
    switch (p[1] | 0x20) {
    case 'b': return 2;
    case 'o': return 8;
    case 'x': return 16;
    default: return 0;
    }
}

/* Digits of the base with single underscores between them; *zero: there is none but 0.
 * `before` begins as an underscore: so none may come first, and an empty text is no number. */
static bool are_digits(const char *p, const char *end, unsigned base, bool *zero) {
    *zero = true;
    char before = '_';
    for (; p < end; p++) {
        if (*p == '_' ? before == '_' : digits_value(*p) >= base) {
            return false;
        }
        *zero = *zero && (*p == '0' || *p == '_');
        before = *p;
    }
    return before != '_';
}

bool int_is_long_text(const Vm *vm, size_t digits, unsigned base) {
    return vm->most_digits != 0 && digits > vm->most_digits && (base & (base - 1)) != 0;
}

/* Texts of more digits than the program allows are refused before the work, which grows with the
 * square of them. */
static void check_text(Vm *vm, const char *p, const char *end, unsigned base) {
    size_t digits = (size_t)(end - p);
    if (int_is_long_text(vm, digits, base)) {
        for (; p < end; p++) {
            digits -= *p == '_';
        }
        if (int_is_long_text(vm, digits, base)) {
            vm_raise_value_error(vm, INT_LONG_TEXT ": value has %u digits" INT_LONG_HELP,
                                 (int)vm->most_digits, digits);
        }
    }
}

/* Absent for what is no number. Converting a long text takes time and can be interrupted. */
Value int_parse(Vm *vm, const char *text, size_t n, int base) {
    const char *p = text, *end = text + n;
    while (p < end && is_blank(*p)) {
        p++;
    }
    while (p < end && is_blank(end[-1])) {
        end--;
    }
    bool negative = p < end && *p == '-', zero;
    p += p < end && (*p == '-' || *p == '+');
    int prefix = prefix_base(p, end);
    bool strict = base == 0 && prefix == 0; /* 012 is no number */
    /* int('0b1', 16) is 177: another base's prefix is digits. An underscore may follow a prefix. */
    if (prefix != 0 && (base == 0 || base == prefix)) {
        base = prefix;
        p += 2;
        p += p < end && *p == '_';
    }
    if (base == 0) {
        base = 10;
    }
    if (!are_digits(p, end, (unsigned)base, &zero) || (strict && *p == '0' && !zero)) {
        return ABSENT;
    }
    check_text(vm, p, end, (unsigned)base);
    IntRoom room;
    size_t length = (size_t)(end - p);
    int_room_begin(vm, &room, digits_room(length, (unsigned)base));
    size_t digits = digits_from_text(room.digits, p, length, (unsigned)base, int_poll, vm);
    /* The text may lie in the heap, and the room was allocated while it was read. */
    vm_keep(value_object(text));
    return int_room_end(vm, &room, digits, negative);
}

/* ValueError if an int has more digits than the program allows. */
static void check_length(Vm *vm, size_t digits, unsigned base) {
    if (int_is_long_text(vm, digits, base)) {
        vm_raise_value_error(vm, INT_LONG_TEXT INT_LONG_HELP, (int)vm->most_digits);
    }
}

/* The digits are worked on in scratch memory, since conversion consumes them. */
Value int_to_text(Vm *vm, Value v, unsigned base) {
    IntView view;
    int_view(v, &view);
    size_t bits = digits_bit_length(view.digits, view.n);
    size_t room = digits_text_room(bits, base) + 1;
    check_length(vm, (size_t)((uint64_t)bits * 1233 >> 12), base); /* less than log10(2) for each */
    StrBuilder b;
    str_build_begin(vm, &b, 0);
    char *at = str_build_room(&b, room), *end = at + room, *text;
    if (view.digits == view.small) {
        text = digits_to_text(view.small, view.n, base, end, NULL, NULL);
    } else {
        uintptr_t *mark = heap_scratch_mark(vm);
        size_t bytes = view.n * sizeof(uint32_t);
        uint32_t *copy = heap_scratch(vm, bytes, true);
        if (!copy) {
            vm_raise_memory(vm, bytes);
        }
        memcpy(copy, view.digits, bytes);
        text = digits_to_text(copy, view.n, base, end, int_poll, vm);
        heap_scratch_drop(vm, mark);
        if (!text) {
            vm_raise_interrupt(vm);
        }
    }
    check_length(vm, (size_t)(end - text), base);
    if (view.negative) {
        *--text = '-';
    }
    /* The digits come from the end of the room, which is an upper bound: they are moved to its
     * front. */
    b.length = (size_t)(end - text);
    memmove(at, text, b.length);
    return str_build_end(&b);
}

/* Allocates unless it is a small int in base 10. */
void int_write_base(Vm *vm, Writer *w, Value v, unsigned base, bool prefix) {
    if (base == 10 && value_is_int(v)) {
        writer_int(w, value_to_int(v));
        return;
    }
    Value text = int_to_text(vm, v, base);
    size_t sign = int_sign(v) < 0;
    writer_put(w, "-", sign);
    if (prefix) {
        writer_text(w, base == 2 ? "0b" : base == 8 ? "0o" : "0x");
    }
    writer_put(w, str_text(text) + sign, str_bytes(text) - sign);
    vm_keep(text);
}

/* ---- comparison and hash ---- */

/* By sign, then by magnitude, which is the other way round for negative numbers. */
static int compare_views(const IntView *a, const IntView *b) {
    if (a->negative != b->negative) {
        return a->negative ? -1 : 1;
    }
    int order = digits_compare(a->digits, a->n, b->digits, b->n);
    return a->negative ? -order : order;
}

/* Tagged small ints are in the order of their words. */
int int_compare_ints(Value a, Value b) {
    if (value_is_int(a) && value_is_int(b)) {
        return ((intptr_t)a.bits > (intptr_t)b.bits) - ((intptr_t)a.bits < (intptr_t)b.bits);
    }
    IntView left, right;
    int_view(a, &left);
    int_view(b, &right);
    return compare_views(&left, &right);
}

/* Compares with all digits of the float, since a conversion of the int could round. A fraction
 * decides when the whole parts are equal. */
int int_compare_float(Value a, Float b) {
    if (isinf(b)) {
        return b > 0 ? -1 : 1;
    }
    IntView left, right;
    uint32_t digits[DIGITS_FLOAT_ROOM];
    int_view(a, &left);
    right.digits = digits;
    right.n = digits_from_float(b, digits);
    right.negative = b < 0 && right.n > 0;
    int order = compare_views(&left, &right);
    Float rest = b - trunc(b);
    /* The float was cut towards zero: what was cut off puts it above or below the int. */
    return order != 0 ? order : (rest < 0) - (rest > 0);
}

/* A small int is its own hash; nothing depends on the word size of a digit. */
intptr_t int_hash_digits(const uint32_t *digits, size_t n, bool negative) {
    Value small;
    if (small_from_digits(digits, n, negative, &small)) {
        return value_to_int(small);
    }
    uint32_t h = negative;
    for (size_t i = 0; i < n; i++) {
        h = (h ^ digits[i]) * 0x9E3779B1u;
        h ^= h >> 15;
    }
    return (intptr_t)(h & 0x3fffffff);
}

intptr_t int_hash_value(Value v) {
    IntView view;
    int_view(v, &view);
    return int_hash_digits(view.digits, view.n, view.negative);
}

/* ---- arithmetic ---- */

/* Also of a bool, which gives an int. May allocate: -SMALL_INT_MIN is big. */
Value int_negate(Vm *vm, Value v) {
    IntView view;
    int_view(v, &view);
    return int_from_digits(vm, view.digits, view.n, !view.negative && view.n > 0);
}

/* a + b, or a - b if `minus`. */
static Value add(Vm *vm, const IntView *a, const IntView *b, bool minus) {
    IntRoom room;
    bool b_negative = b->negative != minus;
    int_room_begin(vm, &room, (a->n > b->n ? a->n : b->n) + 1);
    if (a->negative == b_negative) {
        size_t n = digits_add(room.digits, a->digits, a->n, b->digits, b->n);
        return int_room_end(vm, &room, n, a->negative && n > 0);
    }
    int order = digits_compare(a->digits, a->n, b->digits, b->n);
    const IntView *larger = order >= 0 ? a : b, *smaller = order >= 0 ? b : a;
    size_t n = digits_sub(room.digits, larger->digits, larger->n, smaller->digits, smaller->n);
    return int_room_end(vm, &room, n, n > 0 && (order >= 0 ? a->negative : b_negative));
}

/* Quadratic: it polls for Ctrl-C. */
static Value multiply(Vm *vm, const IntView *a, const IntView *b) {
    IntRoom room;
    int_room_begin(vm, &room, a->n + b->n);
    size_t n = digits_mul(room.digits, a->digits, a->n, b->digits, b->n, int_poll, vm);
    return int_room_end(vm, &room, n, a->negative != b->negative && n > 0);
}

/* The room is asked for before any work, so 1 << 10**9 raises MemoryError at once. */
static Value shift_left(Vm *vm, const IntView *a, size_t count) {
    IntRoom room;
    int_room_begin(vm, &room, a->n + count / 32 + 1);
    size_t n = digits_shift_left(room.digits, a->digits, a->n, count);
    return int_room_end(vm, &room, n, a->negative);
}

/* Rounds down: -1 >> n is -1 for every n. */
static Value shift_right(Vm *vm, const IntView *a, size_t count) {
    if (count / 32 >= a->n) {
        return value_int(a->negative ? -1 : 0);
    }
    IntRoom room;
    bool lost;
    int_room_begin(vm, &room, a->n - count / 32 + 1);
    size_t n = digits_shift_right(room.digits, a->digits, a->n, count, &lost);
    /* The magnitude was cut; a negative number that lost a one bit is one further from zero. */
    if (a->negative && lost) {
        n = digits_mul_small(room.digits, room.digits, n, 1, 1);
    }
    return int_room_end(vm, &room, n, a->negative && n > 0);
}

/* Ints or bools. 0 may be shifted by any count; to the right so may all others. */
static Value shift(Vm *vm, const IntView *a, Value by, bool left) {
    intptr_t count;
    if (int_sign(by) < 0) {
        vm_raise_value_error(vm, "negative shift count");
    }
    if (a->n == 0) {
        return value_int(0);
    }
    if (!int_to_intptr(by, &count)) {
        if (left) {
            vm_raise_overflow(vm, "too many digits in integer");
        }
        count = INTPTR_MAX;
    }
    return left ? shift_left(vm, a, (size_t)count) : shift_right(vm, a, (size_t)count);
}

/* op is '&', '|' or '^'; negative numbers are in two's complement without end, as Python has
 * them. */
static Value bitwise(Vm *vm, char op, const IntView *a, const IntView *b) {
    IntRoom room;
    bool negative;
    int_room_begin(vm, &room, (a->n > b->n ? a->n : b->n) + 1);
    size_t n = digits_bitwise(op, room.digits, a->digits, a->n, a->negative, b->digits, b->n,
                              b->negative, &negative);
    return int_room_end(vm, &room, n, negative);
}

/* Big operands are views, which cost nothing for small ints. The results are normal: what fits a
 * word is never boxed. */
Value int_binary(Vm *vm, enum Binary op, Value left, Value right) {
    IntView a, b;
    int_view(left, &a);
    int_view(right, &b);
    Value result = ABSENT, rest;
    switch (op) {
    case BINARY_ADD:
    case BINARY_SUB: result = add(vm, &a, &b, op == BINARY_SUB); break;
    case BINARY_MUL: result = multiply(vm, &a, &b); break;
    case BINARY_TRUEDIV: result = int_true_divide(vm, &a, &b); break;
    case BINARY_FLOORDIV: int_divmod(vm, left, right, &result, &rest); break;
    case BINARY_MOD:
        if (b.n == 0) {
            vm_raise_format(vm, &type_ZeroDivisionError, "integer modulo by zero");
        }
        int_divmod(vm, left, right, &rest, &result);
        break;
    case BINARY_POW: result = int_power(vm, left, right); break;
    case BINARY_LSHIFT:
    case BINARY_RSHIFT: result = shift(vm, &a, right, op == BINARY_LSHIFT); break;
    case BINARY_AND: result = bitwise(vm, '&', &a, &b); break;
    case BINARY_OR: result = bitwise(vm, '|', &a, &b); break;
    case BINARY_XOR: result = bitwise(vm, '^', &a, &b); break;
    default: break;
    }
    vm_keep(left); /* the views may be all that is left of them */
    vm_keep(right);
    return result;
}
