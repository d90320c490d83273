/* SPDX-License-Identifier: MIT */
/* Native functions for the special methods of built-in types. A row names the method, its function,
 * and the slot (as an index into TypeSlots) that a type must have for it. None of them calls a
 * method of a user-defined class of self: that is what super().__getitem__(key) relies on.
 *
 * They are called with self in a[0] as it is, perhaps an instance of a derived class, and unwrap
 * it here. NotImplemented stands for operands that a slot does not know. */
#include "object/slotmethods.h"

#include <limits.h>

#include "builtins.h"
#include "object/float.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/union.h"

/* ---- operators ---- */

/* Those of the native type at the root of v's class. */
static const TypeSlots *slots_of(Value v) {
    return object_native_type(v)->slots;
}

/* Absent must not reach Python code. */
static Value or_not_implemented(Value result) {
    return value_absent(result) ? NOT_IMPLEMENTED : result;
}

/* __add__, __radd__, __iadd__. */
enum Form { PLAIN, REFLECTED, INPLACE };

/* object.__add__ and its like for a built-in type: the slot, or NotImplemented. Slots get the
 * operands in the order of the expression, so self is the right one of a reflected method. */
static Value binary(Vm *vm, Value *a, enum Binary op, enum Form form) {
    const TypeSlots *slots = slots_of(arg(a, 0));
    Value self = object_unwrap(arg(a, 0)), other = object_unwrap(arg(a, 1));
    if (form == INPLACE && slots->inplace) {
        Value result = slots->inplace(vm, op, self, other);
        return value_same(result, self) ? arg(a, 0) : or_not_implemented(result);
    }
    if (!slots->binary) {
        return NOT_IMPLEMENTED;
    }
    Value result =
        form == REFLECTED ? slots->binary(vm, op, other, self) : slots->binary(vm, op, self, other);
    bool repeats = op == BINARY_MUL && slots->getitem && slots->length;
    if (value_absent(result) && repeats) { /* a sequence knows no other way to be repeated */
        vm_raise_type(vm, "'%t' object cannot be interpreted as an integer", arg(a, 1));
    }
    return or_not_implemented(result);
}

/* __pow__(self, exponent, modulus); a modulus of None is none. NotImplemented unless all three
 * are ints. */
static Value power(Vm *vm, Value *a) {
    Value base = object_unwrap(arg(a, 0)), exponent = object_unwrap(arg(a, 1));
    Value modulus = object_unwrap(arg(a, 2));
    if (value_is_none(modulus)) {
        return binary(vm, a, BINARY_POW, PLAIN);
    }
    if (float_is(base)) {
        vm_raise_type(vm, "pow() 3rd argument not allowed unless all arguments are integers");
    }
    bool all = int_is(base) && int_is(exponent) && int_is(modulus);
    return all ? int_pow_modulo(vm, base, exponent, modulus) : NOT_IMPLEMENTED;
}

/* (self, other), by the slot of self's type alone: 1 .__lt__('a') is NotImplemented. */
static Value compare(Vm *vm, Value *a, enum Compare op) {
    const TypeSlots *slots = slots_of(arg(a, 0));
    Value result = ABSENT;
    if (slots->compare) {
        result = slots->compare(vm, op, object_unwrap(arg(a, 0)), object_unwrap(arg(a, 1)));
    }
    return or_not_implemented(result);
}

/* (self) */
static Value unary(Vm *vm, Value *a, enum Unary op) {
    const TypeSlots *slots = slots_of(arg(a, 0));
    return or_not_implemented(slots->unary ? slots->unary(vm, op, object_unwrap(arg(a, 0)))
                                           : ABSENT);
}

/* Columns: the method's name without underscores; the operator in its enum without its prefix. */
#define BINARY_TABLE(ROW)                                                                          \
    ROW(add, ADD)                                                                                  \
    ROW(sub, SUB)                                                                                  \
    ROW(mul, MUL)                                                                                  \
    ROW(truediv, TRUEDIV)                                                                          \
    ROW(floordiv, FLOORDIV)                                                                        \
    ROW(mod, MOD)                                                                                  \
    ROW(pow, POW)                                                                                  \
    ROW(lshift, LSHIFT)                                                                            \
    ROW(rshift, RSHIFT)                                                                            \
    ROW(and, AND)                                                                                  \
    ROW(or, OR)                                                                                    \
    ROW(xor, XOR)
#define COMPARE_TABLE(ROW)                                                                         \
    ROW(lt, LT)                                                                                    \
    ROW(le, LE)                                                                                    \
    ROW(eq, EQ)                                                                                    \
    ROW(ne, NE)                                                                                    \
    ROW(gt, GT)                                                                                    \
    ROW(ge, GE)
#define UNARY_TABLE(ROW)                                                                           \
    ROW(neg, NEGATIVE)                                                                             \
    ROW(pos, POSITIVE)                                                                             \
    ROW(invert, INVERT)

/* A native function for each row, and three for each binary operator. */
#define BODY(name, call)                                                                           \
    static Value name(Vm *vm, Value *a, int n) {                                                   \
        (void)n;                                                                                   \
        return call;                                                                               \
    }
#define BINARY_BODIES(name, op)                                                                    \
    BODY(plain_##name,                                                                             \
         BINARY_##op == BINARY_POW && n == 3 ? power(vm, a) : binary(vm, a, BINARY_##op, PLAIN))   \
    BODY(reflected_##name, binary(vm, a, BINARY_##op, REFLECTED))                                  \
    BODY(inplace_##name, binary(vm, a, BINARY_##op, INPLACE))
#define COMPARE_BODY(name, op) BODY(compare_##name, compare(vm, a, COMPARE_##op))
#define UNARY_BODY(name, op) BODY(unary_##name, unary(vm, a, UNARY_##op))
BINARY_TABLE(BINARY_BODIES)
COMPARE_TABLE(COMPARE_BODY)
UNARY_TABLE(UNARY_BODY)

/* ---- the rest ---- */

/* A function for each other method. A self whose type lacks the slot is a TypeError. */

static _Noreturn void raise_no_slot(Vm *vm, Value self, Value name) {
    vm_raise_type(vm, "descriptor '%v' doesn't apply to a '%t' object", name, self);
}

static Value get_length(Vm *vm, Value *a, int n) {
    (void)n;
    const TypeSlots *slots = slots_of(arg(a, 0));
    if (!slots->length) {
        raise_no_slot(vm, arg(a, 0), NAME(__len__));
    }
    return int_from_intptr(vm, slots->length(vm, object_unwrap(arg(a, 0))));
}

/* Without the __getitem__ of self's class, but with its __missing__. */
static Value get_item(Vm *vm, Value *a, int n) {
    (void)n;
    return object_getitem_native(vm, arg(a, 0), arg(a, 1));
}

/* (self, key, value), or (self, key) for __delitem__. */
static Value change_item(Vm *vm, Value *a, int n) {
    const TypeSlots *slots = slots_of(arg(a, 0));
    if (!slots->setitem) {
        raise_no_slot(vm, arg(a, 0), NAME(__setitem__));
    }
    slots->setitem(vm, object_unwrap(arg(a, 0)), arg(a, 1), arg_or_absent(a, n, 2));
    return NONE;
}

static Value has_item(Vm *vm, Value *a, int n) {
    (void)n;
    return value_bool(object_contains(vm, object_unwrap(arg(a, 0)), arg(a, 1)));
}

/* The native iterator, even if self's class defines __iter__. */
static Value make_iterator(Vm *vm, Value *a, int n) {
    (void)n;
    const TypeSlots *slots = slots_of(arg(a, 0));
    if (!slots->iter) {
        raise_no_slot(vm, arg(a, 0), NAME(__iter__));
    }
    return slots->iter(vm, object_unwrap(arg(a, 0)));
}

/* __next__ called by name: here the end is a StopIteration. */
static Value next_item(Vm *vm, Value *a, int n) {
    (void)n;
    const TypeSlots *slots = slots_of(arg(a, 0));
    if (!slots->next) {
        raise_no_slot(vm, arg(a, 0), NAME(__next__));
    }
    Value item = slots->next(vm, object_stepped(arg(a, 0)));
    if (value_absent(item)) {
        vm_raise_value(vm, &type_StopIteration, ABSENT);
    }
    return item;
}

static Value get_truth(Vm *vm, Value *a, int n) {
    (void)n;
    return value_bool(object_truth(vm, object_unwrap(arg(a, 0))));
}

/* The TypeError for unhashable values comes from object_hash(). */
static Value get_hash(Vm *vm, Value *a, int n) {
    (void)n;
    return int_from_intptr(vm, object_hash(vm, object_unwrap(arg(a, 0))));
}

/* A new str of what the native type's slot writes. */
static Value text(Vm *vm, Value v, bool repr) {
    StrBuilder b;
    str_build_begin(vm, &b, 16);
    object_write_native(vm, &b.writer, v, repr);
    return str_build_end(&b);
}

static Value get_repr(Vm *vm, Value *a, int n) {
    (void)n;
    return text(vm, arg(a, 0), true);
}

static Value get_str(Vm *vm, Value *a, int n) {
    (void)n;
    return text(vm, arg(a, 0), false);
}

/* __call__: self, a dict of keywords or absent, the arguments. */
static Value call(Vm *vm, Value *a, int n) {
    int plain = n > 2 ? n - 2 : 0;
    return vm_call_dict(vm, arg(a, 0), ABSENT, a - 2, plain, arg_or_absent(a, n, 1));
}

/* ---- the table ---- */

typedef struct {
    NamedNative named;
    uint8_t slot; /* index into TypeSlots */
    uint8_t bit;  /* of operators: which, as operators_of() has it; else 0 */
} Row;

#define SLOT(name) (offsetof(TypeSlots, name) / sizeof(void *))
/* Columns: name; function; arguments needed and allowed, self included, any number with
 * keywords; slot; which binary operator. They have no owner, because they serve many types. */
#define NAMED(name, body, arguments, maximum, flags)                                               \
    {                                                                                              \
        {HEADER(KIND_NATIVE, WORDS_OF(Native)),                                                    \
         body,                                                                                     \
         arguments,                                                                                \
         maximum,                                                                                  \
         arguments,                                                                                \
         0,                                                                                        \
         flags,                                                                                    \
         0,                                                                                        \
         0,                                                                                        \
         0},                                                                                       \
            VALUE_OF(&name_##name)                                                                 \
    }
#define METHOD(name, body, arguments, maximum, slot, bit)                                          \
    {                                                                                              \
        NAMED(name, body, arguments, maximum,                                                      \
              NATIVE_METHOD | (maximum == NATIVE_ANY ? NATIVE_KEYWORDS : 0)),                      \
            SLOT(slot), bit                                                                        \
    }
#define BINARY_ROWS(name, op)                                                                      \
    METHOD(__##name##__, plain_##name, 2, 2 + (BINARY_##op == BINARY_POW), binary, BINARY_##op),   \
        METHOD(__r##name##__, reflected_##name, 2, 2, binary, BINARY_##op),                        \
        METHOD(__i##name##__, inplace_##name, 2, 2, inplace, BINARY_##op),
#define COMPARE_ROW(name, op) METHOD(__##name##__, compare_##name, 2, 2, compare, 0),
#define UNARY_ROW(name, op) METHOD(__##name##__, unary_##name, 1, 1, unary, 0),

/* clang-format off */
static const Row rows[] = {
    METHOD(__len__, get_length, 1, 1, length, 0),
    METHOD(__getitem__, get_item, 2, 2, getitem, 0),
    METHOD(__setitem__, change_item, 3, 3, setitem, 0),
    METHOD(__delitem__, change_item, 2, 2, setitem, 0),
    METHOD(__contains__, has_item, 2, 2, contains, 0),
    METHOD(__iter__, make_iterator, 1, 1, iter, 0),
    METHOD(__next__, next_item, 1, 1, next, 0),
    METHOD(__bool__, get_truth, 1, 1, truth, 0),
    METHOD(__hash__, get_hash, 1, 1, hash, 0),
    METHOD(__repr__, get_repr, 1, 1, write, 0),
    METHOD(__str__, get_str, 1, 1, write, 0),
    METHOD(__call__, call, 1, NATIVE_ANY, call, 0),
    COMPARE_TABLE(COMPARE_ROW)
    UNARY_TABLE(UNARY_ROW)
    BINARY_TABLE(BINARY_ROWS)
};
/* clang-format on */
enum { ROWS = sizeof rows / sizeof rows[0] };

/* The binary operators that a type defines, as bits. One slot serves them all, so it cannot say
 * which. By default all. */
static unsigned operators_of(const Type *type) {
    if (type->slots->binary == union_binary) {
        return 1u << BINARY_OR;
    }
    switch (type->kind) {
    case KIND_ARRAY:
    case KIND_LIST:
    case KIND_TUPLE: return 1u << BINARY_ADD | 1u << BINARY_MUL;
    case KIND_STR:
    case KIND_BYTES:
    case KIND_BYTEARRAY: return 1u << BINARY_ADD | 1u << BINARY_MUL | 1u << BINARY_MOD;
    case KIND_BOOL: return 1u << BINARY_AND | 1u << BINARY_OR | 1u << BINARY_XOR;
    case KIND_DICT: return 1u << BINARY_OR;
    case KIND_SET:
    case KIND_FROZENSET:
    case KIND_DICT_KEYS:
    case KIND_DICT_ITEMS:
        return 1u << BINARY_SUB | 1u << BINARY_AND | 1u << BINARY_OR | 1u << BINARY_XOR;
    /* From BINARY_ADD to BINARY_POW. */
    case KIND_FLOAT: return (1u << BINARY_LSHIFT) - 1;
    case KIND_COMPLEX: return ((1u << BINARY_FLOORDIV) - 1) | 1u << BINARY_POW;
    default: return UINT_MAX;
    }
}

/* Their calls are the VM's own and need no slot. */
static bool is_function(const Type *type) {
    return type->kind == KIND_FUNCTION || type->kind == KIND_NATIVE || type->kind == KIND_METHOD;
}

/* type->slots, looked at as an array of pointers to functions in the order of TypeSlots. */
static void (*slot_at(const Type *type, const Row *row))(void) {
    return ((void (*const *)(void))(const void *)type->slots)[row->slot];
}

/* Does the type have what the row's method needs? */
static bool has(const Type *type, const Row *row) {
    if (row->named.native.body == call && is_function(type)) {
        return true;
    }
    if (!slot_at(type, row)) {
        return false;
    }
    if (row->slot == SLOT(binary) || row->slot == SLOT(inplace)) {
        /* Types that cannot subtract join with +, and have no reflected form of it in CPython; nor
         * does % work in place on what can be formatted. */
        bool sequence = !(operators_of(type) >> BINARY_SUB & 1);
        bool missing =
            row->named.native.body == reflected_add || row->named.native.body == inplace_mod;
        return (operators_of(type) >> row->bit & 1) && !(missing && sequence);
    }
    if (row->named.native.body == unary_invert) {
        return type->kind != KIND_FLOAT && type->kind != KIND_COMPLEX;
    }
    if (row->named.native.body == get_str) { /* the others' is object's, which asks __repr__ */
        return type->kind == KIND_STR || (type->flags & TYPE_EXCEPTION) != 0;
    }
    return true;
}

/* The name is compared by address: it is one of str_name(). An unhashable type has __hash__ = None,
 * as in CPython. object itself has its methods in its dict. */
Value slotmethods_find(const Type *type, Value name) {
    const char *text = str_text(name);
    if (type == &type_object || text[0] != '_' || text[1] != '_') {
        return ABSENT;
    }
    if (value_same(name, NAME(__hash__)) && (type->flags & TYPE_UNHASHABLE)) {
        return NONE;
    }
    for (size_t i = 0; i < ROWS; i++) {
        if (value_same(rows[i].named.name, name)) {
            return has(type, &rows[i]) ? value_object(&rows[i].named.native) : ABSENT;
        }
    }
    return ABSENT;
}

/* Rows begin with their Native. */
const Type *slotmethods_owner(Value cls, const Native *native) {
    const Row *row = (const Row *)native;
    const Tuple *mro = AS(Tuple, AS(Class, cls)->mro);
    const Type *owner = NULL;
    for (size_t i = 0; i < tuple_length(mro); i++) {
        const Type *type = AS(Type, mro->items[i]);
        if (value_is_kind(mro->items[i], KIND_TYPE) && has(type, row) &&
            (!owner || slot_at(type, row) == slot_at(owner, row))) {
            owner = type;
        }
    }
    return owner;
}

/* In the order of the table. */
Value slotmethods_nth(const Type *type, int n) {
    for (size_t i = 0; i < ROWS; i++) {
        if (has(type, &rows[i]) && n-- == 0) {
            return rows[i].named.name;
        }
    }
    return ABSENT;
}
