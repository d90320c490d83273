/* SPDX-License-Identifier: MIT */
/* array: numbers of one C type, one behind the other. It begins as a bytearray does, whose
 * functions (object/bytearray.h) make its bytes more and fewer; here they are items.
 *
 * Whatever runs Python code (__index__ of an item or an index, an iterator) may change the array:
 * a number is laid out in a few bytes of the C stack first, then its place is looked up. */
#include <string.h>

#include "builtins.h"
#include "object/bytearray.h"
#include "object/bytes.h"
#include "object/field.h"
#include "object/list.h"
#include "object/sequence.h"
#include "object/text.h"

/* ---- items ---- */

/* The typecode as a size and a way to read it. Native: in the machine's byte order and sizes. */
static Field field_of(Value self) {
    return field_native((char)value_to_int(AS(Array, self)->code));
}

/* The items as they lie now. */
static uint8_t *items_of(Value self, size_t *n) {
    uint8_t *data = bytearray_data(self, n);
    *n /= field_of(self).size;
    return data;
}

static size_t length_of(Value self) {
    size_t n;
    (void)items_of(self, &n);
    return n;
}

/* Item i, which is there. */
static Value item_of(Vm *vm, Value self, size_t i) {
    size_t n;
    Field field = field_of(self);
    return field_get(vm, field, items_of(self, &n) + i * field.size);
}

/* OverflowError: an int that does not fit the typecode, in CPython's words. */
static _Noreturn void raise_range(Vm *vm, char code, bool negative) {
    static const char *const names[] = {"signed char", "unsigned byte integer",
                                        "signed short integer", "unsigned short", "signed integer"};
    const char *at = strchr("bBhHi", code);
    if (at != NULL) {
        vm_raise_format(vm, &type_OverflowError, "%s is %s", names[at - "bBhHi"],
                        negative ? "less than minimum" : "greater than maximum");
    }
    const char *what = code == 'I'   ? "unsigned int is greater than maximum"
                       : code == 'L' ? "Python int too large to convert to C unsigned long"
                       : code == 'l' ? "Python int too large to convert to C long"
                                     : "int too big to convert";
    if (negative && code < 'a') {
        what = code == 'Q' ? "can't convert negative int to unsigned"
                           : "can't convert negative value to unsigned int";
    }
    vm_raise_overflow(vm, what);
}

/* Lays an item out. Runs __index__ or __float__. Raises for what does not fit; field_put() only
 * says so; __index__ is asked once more, for the message. */
static Field pack(Vm *vm, Value self, Value v, uint8_t out[FIELD_MAX]) {
    Field field = field_of(self);
    switch (field_put(vm, field, v, out)) {
    case FIELD_TYPE:
        if (field.code == 'f' || field.code == 'd') {
            (void)object_to_float(vm, v); /* raises */
        }
        (void)object_index(vm, v);
        break;
    case FIELD_RANGE: {
        Value zero = value_int(0);
        raise_range(vm, field.code, object_less(vm, object_index(vm, v), zero));
    }
    default: break;
    }
    return field;
}

/* One item at the end. The bytes are on the C stack, so whatever __index__ does to the array, they
 * go behind what is there afterwards. TypeError, OverflowError; MemoryError with the array as it
 * was. */
static void append(Vm *vm, Value self, Value v) {
    uint8_t bytes[FIELD_MAX];
    Field field = pack(vm, self, v, bytes);
    bytearray_append(vm, self, bytes, field.size);
}

/* ---- making ---- */

/* A new array with a copy of n items; data NULL: zeros. The store comes first, as for all objects
 * of two parts: nothing is allocated while the head has no store. */
static Value new_array(Vm *vm, Field field, const uint8_t *data, size_t n) {
    size_t bytes = n * field.size;
    Value store = bytearray_store(vm, data, bytes);
    Array *array = (Array *)heap_alloc(vm, KIND_ARRAY, WORDS_OF(Array));
    array->store = store;
    array->length = value_int((intptr_t)bytes);
    array->code = value_int(field.code);
    return value_object(array);
}

/* Another array with the same items. */
static Value copy_of(Vm *vm, Value self) {
    size_t n;
    const uint8_t *data = items_of(self, &n);
    return new_array(vm, field_of(self), data, n);
}

/* The items of any iterable behind those of self, which keeps what it got when one is wrong. */
static void extend(Vm *vm, Value self, Value source) {
    Iteration it;
    iteration_begin(vm, &it, source);
    for (Value v; !value_absent(v = iteration_next(vm, &it));) {
        append(vm, self, v);
    }
}

/* The bytes of anything that has them become items; ValueError unless they are whole ones. Of the
 * array itself bytearray_append() takes care. */
static void append_bytes(Vm *vm, Value self, Value source) {
    size_t n;
    const uint8_t *data = buffer_need(vm, source, &n);
    if (n % field_of(self).size != 0) {
        vm_raise_value_error(vm, "bytes length not a multiple of item size");
    }
    bytearray_append(vm, self, data, n);
}

/* array(typecode, initializer): bytes and bytearrays are taken as they are, all else item by item.
 */
Value array_make(Vm *vm, Value *a, int n) {
    Value code = object_unwrap(arg(a, 1)), source = arg_or_absent(a, n, 2);
    if (!value_is_kind(code, KIND_STR) || str_length(code) != 1) {
        vm_raise_type(vm, "array() argument 1 must be a unicode character, not %T", arg(a, 1));
    }
    Field field = field_native(str_text(code)[0]);
    if (field.size == 0 || strchr("bBhHiIlLqQfd", field.code) == NULL) {
        vm_raise_value_error(vm, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
    }
    Value self = new_array(vm, field, NULL, 0);
    Kind kind = value_kind(object_unwrap(source));
    if (kind == KIND_STR) {
        vm_raise_type(vm, "cannot use a str to initialize an array with typecode '%c'", field.code);
    }
    if (kind == KIND_BYTES || kind == KIND_BYTEARRAY) {
        append_bytes(vm, self, source);
    } else if (!value_absent(source)) {
        extend(vm, self, source);
    }
    return self;
}

/* ---- slots ---- */

/* array('B', [1, 2]); the length is asked for at each item. */
void array_write(Vm *vm, Writer *out, Value self, bool repr) {
    (void)repr;
    writer_format(out, "array('%c'", field_of(self).code);
    for (size_t i = 0; i < length_of(self); i++) {
        writer_text(out, i > 0 ? ", " : ", [");
        object_write(vm, out, item_of(vm, self, i), true);
    }
    writer_text(out, length_of(self) > 0 ? "])" : ")");
}

intptr_t array_length(Vm *vm, Value self) {
    (void)vm;
    return (intptr_t)length_of(self);
}

/* typecode and itemsize. */
Value array_getattr(Vm *vm, Value self, Value name) {
    (void)vm;
    Field field = field_of(self);
    if (value_same(name, NAME(typecode))) {
        return str_ascii_char((unsigned)field.code);
    }
    return value_same(name, NAME(itemsize)) ? value_int(field.size) : ABSENT;
}

/* As sequences: the first items that differ decide, then the lengths. Numbers run no Python code.
 */
Value array_compare(Vm *vm, enum Compare op, Value left, Value right) {
    if (!value_is_kind(left, KIND_ARRAY) || !value_is_kind(right, KIND_ARRAY)) {
        return ABSENT;
    }
    size_t n = length_of(left), m = length_of(right);
    if (n != m && (op == COMPARE_EQ || op == COMPARE_NE)) {
        return value_bool(op == COMPARE_NE);
    }
    for (size_t i = 0; i < n && i < m; i++) {
        Value x = item_of(vm, left, i), y = item_of(vm, right, i);
        if (!object_equal(vm, x, y)) {
            return op == COMPARE_EQ || op == COMPARE_NE ? value_bool(op == COMPARE_NE)
                                                        : object_compare(vm, op, x, y);
        }
        vm_poll(vm);
    }
    return text_ordered(op, (n > m) - (n < m));
}

/* Arrays are mixed only when their typecodes are the same letter, not merely the same size: 'l' and
 * 'i' may be laid out alike on one machine and not on another. */
static bool same_code(Value a, Value b) {
    return value_same(AS(Array, a)->code, AS(Array, b)->code);
}

/* array + array, array * n, n * array. All bytes are copied without a look at the items. */
Value array_binary(Vm *vm, enum Binary op, Value left, Value right) {
    bool is_left = value_is_kind(left, KIND_ARRAY);
    intptr_t count;
    if (op == BINARY_ADD && is_left) {
        if (!value_is_kind(right, KIND_ARRAY)) {
            if (!value_absent(object_special(vm, right, NAME(__radd__)))) {
                return ABSENT;
            }
            vm_raise_type(vm, "can only append array (not \"%t\") to array", right);
        }
        if (!same_code(left, right)) {
            vm_raise_type(vm, "bad argument type for built-in operation");
        }
        Value sum = copy_of(vm, left);
        size_t n;
        const uint8_t *data = bytearray_data(right, &n);
        bytearray_append(vm, sum, data, n);
        return sum;
    }
    Value self = is_left ? left : right;
    if (op != BINARY_MUL || !text_repeat_count(vm, is_left ? right : left, &count)) {
        return ABSENT;
    }
    Value product = copy_of(vm, self);
    bytearray_repeat(vm, product, count);
    return product;
}

/* += wants an array of the same kind. */
Value array_inplace(Vm *vm, enum Binary op, Value left, Value right) {
    intptr_t count;
    if (op == BINARY_ADD) {
        if (!value_is_kind(right, KIND_ARRAY)) {
            vm_raise_type(vm, "can only extend array with array (not \"%t\")", right);
        }
        if (!same_code(left, right)) {
            vm_raise_type(vm, "can only extend with array of same kind");
        }
        size_t n;
        const uint8_t *data = bytearray_data(right, &n);
        bytearray_append(vm, left, data, n);
        return left;
    }
    if (op != BINARY_MUL || !text_repeat_count(vm, right, &count)) {
        return array_binary(vm, op, left, right);
    }
    bytearray_repeat(vm, left, count);
    return left;
}

/* ---- indexes and slices ---- */

/* Runs __index__; TypeError. The place it stands for is found afterwards, by place_of(). */
static intptr_t index_of(Vm *vm, Value key) {
    if (!sequence_is_index(vm, key)) {
        vm_raise_type(vm, "array indices must be integers");
    }
    return sequence_key(vm, key, "array");
}

/* The place of index i, negative ones counted from the end; IndexError with this message. */
static size_t place_of(Vm *vm, Value self, intptr_t i, const char *message) {
    size_t place = sequence_place(i, length_of(self));
    if (place == SIZE_MAX) {
        vm_raise_index(vm, message);
    }
    return place;
}

/* An item, or an array of the items that a slice selects. The limits are taken before the items are
 * looked at: __index__ may change the array. */
Value array_getitem(Vm *vm, Value self, Value key) {
    if (!value_is_kind(key, KIND_SLICE)) {
        intptr_t i = index_of(vm, key);
        return item_of(vm, self, place_of(vm, self, i, "array index out of range"));
    }
    SliceLimits slice = slice_limits(vm, key);
    size_t n, count = slice_fit(&slice, length_of(self));
    Field field = field_of(self);
    Value part = new_array(vm, field, NULL, count);
    const uint8_t *from = items_of(self, &n);
    uint8_t *to = items_of(part, &n);
    for (size_t i = 0; i < count; i++) {
        memcpy(to + i * field.size,
               from + (slice.start + (intptr_t)i * slice.step) * (intptr_t)field.size, field.size);
    }
    return part;
}

/* value absent: delete. The items of self itself are copied first. */
static void set_slice(Vm *vm, Value self, Value key, Value value) {
    SliceLimits slice = slice_limits(vm, key);
    Value native = object_unwrap(value);
    const uint8_t *data = NULL;
    size_t n = 0;
    if (!value_absent(value)) {
        if (!value_is_kind(native, KIND_ARRAY)) {
            vm_raise_type(vm, "can only assign array (not \"%t\") to array slice", value);
        }
        if (!same_code(self, native)) {
            vm_raise_type(vm, "bad argument type for built-in operation");
        }
        native = value_same(native, self) ? copy_of(vm, self) : native;
        data = items_of(native, &n);
    }
    size_t count = slice_fit(&slice, length_of(self));
    bytearray_assign(vm, self, slice, count, data, n, field_of(self).size, "array");
}

/* value absent: delete. The index is refused before the value is looked at, as in CPython. */
void array_setitem(Vm *vm, Value self, Value key, Value value) {
    if (value_is_kind(key, KIND_SLICE)) {
        set_slice(vm, self, key, value);
        return;
    }
    static const char message[] = "array assignment index out of range";
    intptr_t i = index_of(vm, key);
    size_t n, place = place_of(vm, self, i, message), size = field_of(self).size;
    if (value_absent(value)) {
        bytearray_splice(vm, self, place * size, size, NULL, 0);
        return;
    }
    uint8_t bytes[FIELD_MAX];
    (void)pack(vm, self, value, bytes);
    place = place_of(vm, self, i, message); /* it may have become shorter */
    memcpy(items_of(self, &n) + place * size, bytes, size);
}

/* ---- methods ---- */

Value array_append(Vm *vm, Value *a, int n) {
    (void)n;
    append(vm, arg(a, 0), arg(a, 1));
    return NONE;
}

/* Of an array all at once, if its typecode is the same; of others item by item. */
Value array_extend(Vm *vm, Value *a, int n) {
    (void)n;
    Value self = arg(a, 0), native = object_unwrap(arg(a, 1));
    if (value_is_kind(native, KIND_ARRAY)) {
        (void)array_inplace(vm, BINARY_ADD, self, native);
    } else {
        extend(vm, self, arg(a, 1));
    }
    return NONE;
}

/* insert(i, v): indexes beyond the ends are the ends, which are looked at after __index__ has run.
 */
Value array_insert(Vm *vm, Value *a, int n) {
    (void)n;
    uint8_t bytes[FIELD_MAX];
    Value self = arg(a, 0);
    intptr_t i = object_to_size(vm, arg(a, 1));
    Field field = pack(vm, self, arg(a, 2), bytes);
    bytearray_splice(vm, self, slice_clamp(i, length_of(self)) * field.size, 0, bytes, field.size);
    return NONE;
}

/* The last one without an index. The item is made before its bytes are taken out: a MemoryError
 * loses nothing. */
Value array_pop(Vm *vm, Value *a, int n) {
    Value self = arg(a, 0);
    intptr_t i = n > 1 ? object_to_size(vm, arg(a, 1)) : -1;
    if (length_of(self) == 0) {
        vm_raise_index(vm, "pop from empty array");
    }
    size_t place = place_of(vm, self, i, "pop index out of range"), size = field_of(self).size;
    Value item = item_of(vm, self, place);
    bytearray_splice(vm, self, place * size, size, NULL, 0);
    return item;
}

/* The first item in [from, to) that is equal to v, or SIZE_MAX. Runs its __eq__. */
static size_t find(Vm *vm, Value self, Value v, size_t from, size_t to) {
    for (size_t i = from; i < to && i < length_of(self); i++) {
        if (object_equal(vm, item_of(vm, self, i), v)) {
            return i;
        }
        vm_poll(vm);
    }
    return SIZE_MAX;
}

/* The same in all of it, raising ValueError. */
static size_t need(Vm *vm, Value self, Value v, size_t from, size_t to, const char *method) {
    size_t i = find(vm, self, v, from, to);
    if (i == SIZE_MAX) {
        vm_raise_value_error(vm, "array.%s(x): x not in array", method);
    }
    return i;
}

/* remove(v): the first that is equal. */
Value array_remove(Vm *vm, Value *a, int n) {
    (void)n;
    Value self = arg(a, 0);
    size_t i = need(vm, self, arg(a, 1), 0, SIZE_MAX, "remove"), size = field_of(self).size;
    if (i < length_of(self)) { /* else the comparison shortened it */
        bytearray_splice(vm, self, i * size, size, NULL, 0);
    }
    return NONE;
}

Value array_index(Vm *vm, Value *a, int n) {
    intptr_t from = slice_limit(vm, arg_or_absent(a, n, 2), 0);
    intptr_t to = slice_limit(vm, arg_or_absent(a, n, 3), INTPTR_MAX);
    size_t length = length_of(arg(a, 0));
    return value_int((intptr_t)need(vm, arg(a, 0), arg(a, 1), slice_clamp(from, length),
                                    slice_clamp(to, length), "index"));
}

/* An item may change while it is compared; the search goes on by place. */
Value array_count(Vm *vm, Value *a, int n) {
    (void)n;
    intptr_t count = 0;
    for (size_t i = 0; (i = find(vm, arg(a, 0), arg(a, 1), i, SIZE_MAX)) != SIZE_MAX; i++) {
        count++;
    }
    return value_int(count);
}

/* Turns the bytes of [data, data + n) round. */
static void turn(uint8_t *data, size_t n) {
    for (size_t i = 0; i < n / 2; i++) {
        uint8_t byte = data[i];
        data[i] = data[n - 1 - i];
        data[n - 1 - i] = byte;
    }
}

/* Each item the other way round; allocates nothing. */
Value array_byteswap(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    size_t count, size = field_of(arg(a, 0)).size;
    uint8_t *data = items_of(arg(a, 0), &count);
    for (size_t i = 0; i < count; i++) {
        turn(data + i * size, size);
    }
    return NONE;
}

/* All bytes are turned round, then those of each item back. */
Value array_reverse(Vm *vm, Value *a, int n) {
    size_t bytes;
    uint8_t *data = bytearray_data(arg(a, 0), &bytes);
    turn(data, bytes);
    return array_byteswap(vm, a, n);
}

/* Numbers run no Python code, so the length holds. */
Value array_tolist(Vm *vm, Value *a, int n) {
    (void)n;
    size_t count = length_of(arg(a, 0));
    Value list = list_new(vm, count);
    for (size_t i = 0; i < count; i++) {
        list_append(vm, list, item_of(vm, arg(a, 0), i));
    }
    return list;
}

/* All items or none: they are gathered in an array of their own. */
Value array_fromlist(Vm *vm, Value *a, int n) {
    (void)n;
    if (!value_is_kind(object_unwrap(arg(a, 1)), KIND_LIST)) {
        vm_raise_type(vm, "arg must be list");
    }
    Value more = new_array(vm, field_of(arg(a, 0)), NULL, 0);
    extend(vm, more, arg(a, 1));
    (void)array_inplace(vm, BINARY_ADD, arg(a, 0), more);
    return NONE;
}

Value array_tobytes(Vm *vm, Value *a, int n) {
    (void)n;
    size_t bytes;
    const uint8_t *data = bytearray_data(arg(a, 0), &bytes);
    return bytes_new(vm, data, bytes);
}

Value array_frombytes(Vm *vm, Value *a, int n) {
    (void)n;
    append_bytes(vm, arg(a, 0), arg(a, 1));
    return NONE;
}
