/* SPDX-License-Identifier: MIT */
/* Pointers of viper functions. One is an object with bytes, or an address, and the size of an item.
 * Items are unsigned and a store cuts what does not fit. In MicroPython a wrong index or address
 * reads or writes whatever is there; here an index is checked against the object, and an address
 * has to lie in the heap where the port says that a program may not go elsewhere. */
#include "object/pointer.h"

#include "builtins.h"
#include "object/buffer.h"
#include "object/field.h"
#include "object/int.h"
#include "port/port.h"

/* Slots of a pointer. BASE: has bytes, or is an int; SIZE: of an item, in bytes. */
enum { BASE, SIZE, SLOTS };

/* One of our own, whatever its size. */
static bool is_pointer(Value v) {
    return value_is_kind(v, KIND_INSTANCE) && AS(Instance, v)->cls.bits == (uintptr_t)&type_ptr;
}

/* An address, or an object whose bytes are to stay where they are from now on. Of an int the low
 * word. Runs __index__; TypeError. */
static uintptr_t address_of(Vm *vm, Value v) {
    size_t length;
    const uint8_t *data;
    v = is_pointer(v) ? AS(Instance, v)->slots[BASE] : v;
    if (!buffer_get(vm, v, &data, &length)) {
        return int_word(object_index(vm, v));
    }
    buffer_hold(vm, v);
    return (uintptr_t)data;
}

/* Of another pointer only the base counts: ptr16(ptr8(x)) shows the same bytes. The object is kept,
 * not its address, so it may move. */
static Value make_pointer(Vm *vm, Value v, unsigned type) {
    size_t length;
    const uint8_t *data;
    v = is_pointer(v) ? AS(Instance, v)->slots[BASE] : v;
    Value base = buffer_get(vm, v, &data, &length) ? v : object_index(vm, v);
    Instance *self = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + SLOTS);
    self->cls = value_object(&type_ptr);
    self->slots[BASE] = base;
    self->slots[SIZE] = value_int(type == POINTER_PTR32 ? 4 : type == POINTER_PTR16 ? 2 : 1);
    return value_object(self);
}

/* An int that is cut keeps its low word, so int and uint differ in the sign alone. */
Value pointer_cast(Vm *vm, Value v, unsigned type) {
    switch (type) {
    case POINTER_INT: return int_from_int64(vm, (intptr_t)address_of(vm, v));
    case POINTER_UINT: return int_from_uint64(vm, address_of(vm, v));
    case POINTER_BOOL: return value_bool(object_truth(vm, v));
    default: return make_pointer(vm, v, type);
    }
}

/* Where item `key` is, whether it is at an address, and its size. IndexError beyond the bytes,
 * which are looked up anew for each access; ValueError for an address that there is none of. Good
 * until something is allocated. */
static uint8_t *place(Vm *vm, Value self, Value key, bool write, bool *fixed, size_t *size) {
    intptr_t i = object_to_size(vm, key);
    Value base = AS(Instance, self)->slots[BASE];
    *size = (size_t)value_to_int(AS(Instance, self)->slots[SIZE]);
    *fixed = value_kind(base) == KIND_INT;
    if (*fixed) {
        uintptr_t at = int_word(base) + (uintptr_t)i * *size;
        const Heap *heap = heap_of(vm);
        if (!port_has_addresses() && !(heap_contains(heap, (const void *)at) &&
                                       heap_contains(heap, (const void *)(at + *size - 1)))) {
            vm_raise_value_error(vm, "no such address");
        }
        return (uint8_t *)at;
    }
    size_t length;
    uint8_t *data = write ? buffer_need_writable(vm, base, &length)
                          : (uint8_t *)(uintptr_t)buffer_need(vm, base, &length);
    if (i < 0 || (size_t)i >= length / *size) {
        vm_raise_index(vm, "pointer out of range");
    }
    return data + (size_t)i * *size;
}

/* At an address there may be a register of a device, which is to be read once and as a whole. */
Value pointer_getitem(Vm *vm, Value self, Value key) {
    bool fixed;
    size_t size;
    const uint8_t *at = place(vm, self, key, false, &fixed, &size);
    if (fixed && (uintptr_t)at % size == 0) {
        uint32_t word = size == 4   ? *(const volatile uint32_t *)(const void *)at
                        : size == 2 ? *(const volatile uint16_t *)(const void *)at
                                    : *(const volatile uint8_t *)at;
        return int_from_uint64(vm, word);
    }
    return int_from_uint64(vm, field_load((Field){'B', (uint8_t)size, FIELD_HOST_BIG}, at));
}

/* A buffer may have any alignment, so its items go byte by byte. */
void pointer_setitem(Vm *vm, Value self, Value key, Value value) {
    if (value_absent(value)) {
        vm_raise_type(vm, "pointer: cannot delete");
    }
    bool fixed;
    size_t size;
    uintptr_t word = address_of(vm, value); /* may run __index__: before anything is looked up */
    uint8_t *at = place(vm, self, key, true, &fixed, &size);
    if (fixed && (uintptr_t)at % size == 0) {
        switch (size) {
        case 4: *(volatile uint32_t *)(void *)at = (uint32_t)word; break;
        case 2: *(volatile uint16_t *)(void *)at = (uint16_t)word; break;
        default: *(volatile uint8_t *)at = (uint8_t)word; break;
        }
        return;
    }
    field_store((Field){'B', (uint8_t)size, FIELD_HOST_BIG}, word, at);
}
