/* SPDX-License-Identifier: MIT */
/* uctypes: memory by its address. A struct object is an address, a descriptor and a byte order;
 * what a field is gets read from the descriptor at every access. Addresses are the program's own
 * affair: a wrong one crashes, as it does in MicroPython. addressof() has the object stay where it
 * is (heap_hold) until it dies; a bytearray that is resized afterwards may get other bytes.
 *
 * A descriptor is a dict of fields. A field is an int (scalar or bits, with its offset), or a tuple
 * whose first item has the offset: (offset, dict) a struct, (offset | ARRAY, n | type) or
 * (offset | ARRAY, n, dict), (offset | PTR, type or dict). */
#include <string.h>

#include "builtins.h"
#include "object/buffer.h"
#include "object/bytes.h"
#include "object/field.h"
#include "object/int.h"
#include "object/memoryview.h"
#include "object/table.h"
#include "object/tuple.h"

/* Slots of a struct object. ADDRESS: an int; DESCRIPTOR: a dict, or the tuple of an array or a
 * pointer. */
enum { ADDRESS, DESCRIPTOR, LAYOUT, SLOTS };
enum { LAYOUT_LITTLE, LAYOUT_BIG, LAYOUT_NATIVE };
enum { AGGREGATE_STRUCT, AGGREGATE_POINTER, AGGREGATE_ARRAY };
enum { SCALAR_BITS = 27, AGGREGATE_BITS = 29, BITS_POS = 17, BITS_LEN = 22, FIRST_BITS = 8 };
enum { TYPE_UINT8 = 0, TYPE_FLOAT32 = 14 };

static _Noreturn void raise_descriptor(Vm *vm) {
    vm_raise_type(vm, "syntax error in uctypes descriptor");
}

/* The low bits of an int. Runs __index__; TypeError. */
static uintptr_t to_address(Vm *vm, Value v) {
    return int_word(object_index(vm, v));
}

/* A number of a descriptor as its 31 bits. */
static uint32_t bits_of(Vm *vm, Value v) {
    if (!value_is_int(v)) {
        raise_descriptor(vm);
    }
    return (uint32_t)value_to_int(v) & 0x7fffffff;
}

/* What is above the offset, by MicroPython's numbers: they stand in programs as constants. */
static unsigned type_of(uint32_t bits) {
    return bits >> SCALAR_BITS;
}

/* In bytes; fields of bits have fewer bits for it, since their place and length are in the same
 * int. */
static uint32_t offset_of(uint32_t bits) {
    return bits &
           ((1u << (type_of(bits) >= FIRST_BITS && type_of(bits) < TYPE_FLOAT32 ? BITS_POS
                                                                                : SCALAR_BITS)) -
            1);
}

/* The field of a scalar, or the word that bits lie in. `codes` has struct's letters in the order of
 * the types. A type has four bits, so it is always one of these. */
static Field field_of(unsigned type, intptr_t layout) {
    static const char codes[] = "BbHhIiQqBbHhIifd";
    Field field = field_native(codes[type]);
    field.big = layout == LAYOUT_NATIVE ? FIELD_HOST_BIG : layout == LAYOUT_BIG;
    return field;
}

/* ---- sizes ---- */

typedef struct {
    size_t size, align;
} Extent;

static Extent extent_of(Vm *vm, Value descriptor, intptr_t layout);

/* Of a tuple: what it takes at its place. TypeError for what is no descriptor; nothing allocates.
 */
static Extent extent_of_tuple(Vm *vm, Value tuple, intptr_t layout) {
    size_t n = tuple_length(AS(Tuple, tuple));
    if (n < 2 || n > 3) {
        raise_descriptor(vm);
    }
    const Value *items = tuple_items(tuple);
    unsigned aggregate = bits_of(vm, items[0]) >> AGGREGATE_BITS;
    if (aggregate == AGGREGATE_POINTER) {
        return (Extent){sizeof(void *), sizeof(void *)};
    }
    if (aggregate == AGGREGATE_STRUCT) {
        return extent_of(vm, items[1], layout);
    }
    uint32_t bits = bits_of(vm, items[1]);
    Field field = field_of(type_of(bits), layout);
    Extent one = n == 3 ? extent_of(vm, items[2], layout) : (Extent){field.size, field.size};
    size_t count = bits & ((1u << SCALAR_BITS) - 1);
    if (__builtin_mul_overflow(one.size, count, &one.size)) {
        raise_descriptor(vm);
    }
    return one;
}

/* Of a dict: up to the end of its last field, native ones with what C puts behind it. Runs no
 * Python code: the names are not looked at. */
static Extent extent_of(Vm *vm, Value descriptor, intptr_t layout) {
    vm_c_stack_check(vm);
    if (value_is_kind(descriptor, KIND_TUPLE)) {
        return extent_of_tuple(vm, descriptor, layout);
    }
    if (!value_is_kind(descriptor, KIND_DICT)) {
        raise_descriptor(vm);
    }
    Extent all = {0, 1};
    size_t position = 0;
    for (Value *entry; (entry = table_next(AS(Dict, descriptor), &position)) != NULL;) {
        Value v = entry[1];
        Extent one;
        size_t offset;
        if (value_is_kind(v, KIND_TUPLE)) {
            one = extent_of_tuple(vm, v, layout);
            offset = bits_of(vm, tuple_items(v)[0]) & ((1u << AGGREGATE_BITS) - 1);
        } else {
            uint32_t bits = bits_of(vm, v);
            Field field = field_of(type_of(bits), layout);
            one = (Extent){field.size, field.size};
            offset = offset_of(bits);
        }
        if (__builtin_add_overflow(one.size, offset, &one.size)) {
            raise_descriptor(vm);
        }
        all.size = one.size > all.size ? one.size : all.size;
        all.align = one.align > all.align ? one.align : all.align;
    }
    if (layout == LAYOUT_NATIVE) {
        all.size = (all.size + all.align - 1) / all.align * all.align;
    }
    return all;
}

/* ---- objects ---- */

/* The address may be an int that is allocated, and so comes first. */
static Value new_struct(Vm *vm, uintptr_t address, Value descriptor, Value layout) {
    Value at = int_from_uint64(vm, address);
    Instance *self = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + SLOTS);
    self->cls = value_object(&type_uctypes_struct);
    self->slots[ADDRESS] = at;
    self->slots[DESCRIPTOR] = descriptor;
    self->slots[LAYOUT] = layout;
    return value_object(self);
}

static bool is_struct(Value v) {
    return value_is_kind(v, KIND_INSTANCE) &&
           AS(Instance, v)->cls.bits == (uintptr_t)&type_uctypes_struct;
}

/* struct(address, descriptor, layout=NATIVE). The descriptor is not looked at yet. */
Value uctypes_make(Vm *vm, Value *a, int n) {
    uintptr_t address = to_address(vm, arg(a, 1));
    Value descriptor = object_unwrap(arg(a, 2));
    intptr_t layout = n > 3 ? object_to_size(vm, arg(a, 3)) : LAYOUT_NATIVE;
    if (!value_is_kind(descriptor, KIND_DICT) && !value_is_kind(descriptor, KIND_TUPLE)) {
        raise_descriptor(vm);
    }
    if (layout < LAYOUT_LITTLE || layout > LAYOUT_NATIVE) {
        vm_raise_value_error(vm, "unknown layout");
    }
    return new_struct(vm, address, descriptor, value_int(layout));
}

void uctypes_write(Vm *vm, Writer *out, Value self, bool repr) {
    (void)repr;
    writer_text(out, "<struct 0x");
    writer_hex(out, to_address(vm, AS(Instance, self)->slots[ADDRESS]), 1);
    writer_text(out, ">");
}

/* ---- fields ---- */

/* `bits` says which bits of the word, for the types that have some. */
static Value get_scalar(Vm *vm, unsigned type, uint32_t bits, uintptr_t at, intptr_t layout) {
    Field field = field_of(type, layout);
    const uint8_t *memory = (const uint8_t *)at;
    if (type < FIRST_BITS || type >= TYPE_FLOAT32) {
        return field_get(vm, field, memory);
    }
    unsigned pos = bits >> BITS_POS & 31, length = bits >> BITS_LEN & 31;
    uint64_t value = field_load(field, memory) >> pos & ((UINT64_C(1) << length) - 1);
    if ((type & 1) && length > 0 && value >> (length - 1)) { /* signed */
        return int_from_int64(vm, (int64_t)value - ((int64_t)1 << length));
    }
    return int_from_uint64(vm, value);
}

/* Ints are cut to the size of the field, as MicroPython does. __index__ and __float__ run before
 * memory is read, of which they may change a part. */
static void set_scalar(Vm *vm, unsigned type, uint32_t bits, uintptr_t at, intptr_t layout,
                       Value v) {
    Field field = field_of(type, layout);
    uint8_t *memory = (uint8_t *)at, bytes[FIELD_MAX];
    if (type >= TYPE_FLOAT32) {
        (void)object_to_float(vm, v); /* refuses what is no number */
        (void)field_put(vm, field, v, bytes);
        memcpy(memory, bytes, field.size);
        return;
    }
    IntView view;
    int_view(object_index(vm, v), &view);
    uint64_t value = view.n > 1 ? (uint64_t)view.digits[1] << 32 : 0;
    value |= view.n > 0 ? view.digits[0] : 0;
    value = view.negative ? 0 - value : value;
    if (type >= FIRST_BITS) {
        unsigned pos = bits >> BITS_POS & 31, length = bits >> BITS_LEN & 31;
        uint64_t mask = ((UINT64_C(1) << length) - 1) << pos;
        value = (field_load(field, memory) & ~mask) | (value << pos & mask);
    }
    field_store(field, value, memory);
}

/* An access: the value, or absent after storing `value`. Reads a field of a dict at its address. A
 * struct inside is an object over the same memory; arrays of bytes are memoryviews. */
static Value access_field(Vm *vm, Value self, Value entry, Value value) {
    const Value *slots = AS(Instance, self)->slots;
    uintptr_t at = to_address(vm, slots[ADDRESS]);
    Value layout = slots[LAYOUT];
    if (value_is_kind(entry, KIND_TUPLE)) {
        size_t n = tuple_length(AS(Tuple, entry));
        uint32_t head = n >= 2 ? bits_of(vm, tuple_items(entry)[0]) : 0;
        if (n < 2 || n > 3 || !value_absent(value)) {
            raise_descriptor(vm);
        }
        at += head & ((1u << AGGREGATE_BITS) - 1);
        unsigned aggregate = head >> AGGREGATE_BITS;
        if (aggregate == AGGREGATE_ARRAY && n == 2) {
            uint32_t item = bits_of(vm, tuple_items(entry)[1]);
            if (type_of(item) == TYPE_UINT8) {
                return memoryview_at(vm, at, item & ((1u << SCALAR_BITS) - 1));
            }
        }
        Value inner = aggregate == AGGREGATE_STRUCT ? tuple_items(entry)[1] : entry;
        return new_struct(vm, at, inner, layout);
    }
    uint32_t bits = bits_of(vm, entry);
    at += offset_of(bits);
    if (value_absent(value)) {
        return get_scalar(vm, type_of(bits), bits, at, value_to_int(layout));
    }
    set_scalar(vm, type_of(bits), bits, at, value_to_int(layout), value);
    return ABSENT;
}

/* The entry of a name in a struct's dict; absent if there is none. */
static Value find_entry(Vm *vm, Value self, Value name) {
    Value descriptor = AS(Instance, self)->slots[DESCRIPTOR];
    return value_is_kind(descriptor, KIND_DICT) ? dict_get(vm, descriptor, name) : ABSENT;
}

/* Absent for a name that the descriptor has not. */
Value uctypes_getattr(Vm *vm, Value self, Value name) {
    Value entry = find_entry(vm, self, name);
    return value_absent(entry) ? ABSENT : access_field(vm, self, entry, ABSENT);
}

/* False for such a name, and for del. */
bool uctypes_setattr(Vm *vm, Value self, Value name, Value value) {
    Value entry = find_entry(vm, self, name);
    if (value_absent(entry) || value_absent(value)) {
        return false;
    }
    (void)access_field(vm, self, entry, value);
    return true;
}

/* Item i of an array, or of what a pointer points at, which is not bounded. Raises IndexError,
 * TypeError; ValueError for a null pointer. */
static Value access_item(Vm *vm, Value self, Value key, Value value) {
    intptr_t i = object_to_size(vm, key);
    const Value *slots = AS(Instance, self)->slots;
    Value tuple = slots[DESCRIPTOR], layout = slots[LAYOUT];
    uintptr_t at = to_address(vm, slots[ADDRESS]);
    if (!value_is_kind(tuple, KIND_TUPLE) || tuple_length(AS(Tuple, tuple)) < 2) {
        vm_raise_type(vm, "struct: cannot index");
    }
    const Value *items = tuple_items(tuple);
    bool array = bits_of(vm, items[0]) >> AGGREGATE_BITS == AGGREGATE_ARRAY;
    Value inner = array && tuple_length(AS(Tuple, tuple)) == 3 ? items[2] : items[1];
    if (array && (i < 0 || (size_t)i >= (bits_of(vm, items[1]) & ((1u << SCALAR_BITS) - 1)))) {
        vm_raise_index(vm, "struct: index out of range");
    }
    if (!array) {
        if (at == 0) {
            vm_raise_value_error(vm, "struct: null pointer");
        }
        memcpy(&at, (const void *)at, sizeof at);
    }
    if (value_is_kind(inner, KIND_DICT)) {
        if (!value_absent(value)) {
            raise_descriptor(vm);
        }
        size_t size = extent_of(vm, inner, value_to_int(layout)).size;
        return new_struct(vm, at + (uintptr_t)i * size, inner, layout);
    }
    unsigned type = type_of(bits_of(vm, inner));
    at += (uintptr_t)i * field_of(type, LAYOUT_NATIVE).size;
    if (value_absent(value)) {
        return get_scalar(vm, type, 0, at, value_to_int(layout));
    }
    set_scalar(vm, type, 0, at, value_to_int(layout), value);
    return ABSENT;
}

Value uctypes_getitem(Vm *vm, Value self, Value key) {
    return access_item(vm, self, key, ABSENT);
}

void uctypes_setitem(Vm *vm, Value self, Value key, Value value) {
    if (value_absent(value)) {
        vm_raise_type(vm, "struct: cannot delete");
    }
    (void)access_item(vm, self, key, value);
}

/* ---- functions ---- */

/* Of a struct object or a descriptor. */
Value uctypes_sizeof(Vm *vm, Value *a, int n) {
    Value v = object_unwrap(arg(a, 0));
    intptr_t layout = n > 1 ? object_to_size(vm, arg(a, 1)) : LAYOUT_NATIVE;
    if (is_struct(v)) {
        layout = value_to_int(AS(Instance, v)->slots[LAYOUT]);
        v = AS(Instance, v)->slots[DESCRIPTOR];
    }
    return int_from_uint64(vm, extent_of(vm, v, layout).size);
}

/* Of a struct object its address; of others the first byte, which is held. */
Value uctypes_addressof(Vm *vm, Value *a, int n) {
    (void)n;
    if (is_struct(arg(a, 0))) {
        return AS(Instance, arg(a, 0))->slots[ADDRESS];
    }
    size_t size;
    const uint8_t *data = buffer_need(vm, arg(a, 0), &size);
    buffer_hold(vm, arg(a, 0));
    return int_from_uint64(vm, (uintptr_t)data);
}

/* Runs __index__; ValueError below 0. */
static size_t to_length(Vm *vm, Value v) {
    intptr_t n = object_to_size(vm, v);
    if (n < 0) {
        vm_raise_value_error(vm, "negative size");
    }
    return (size_t)n;
}

/* A copy. */
Value uctypes_bytes_at(Vm *vm, Value *a, int n) {
    (void)n;
    uintptr_t address = to_address(vm, arg(a, 0));
    return bytes_new(vm, (const uint8_t *)address, to_length(vm, arg(a, 1)));
}

/* A memoryview, which shows the memory itself; it has no methods that would make it longer. */
Value uctypes_bytearray_at(Vm *vm, Value *a, int n) {
    (void)n;
    uintptr_t address = to_address(vm, arg(a, 0));
    return memoryview_at(vm, address, to_length(vm, arg(a, 1)));
}
