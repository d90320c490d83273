/* SPDX-License-Identifier: MIT */
/* Operators: the table of their names, and what the slots of built-in types answer. The rows are in
 * the order of enum Binary, Compare and Unary. */
#include "object/operator.h"

#include "builtins.h"
#include "object/str.h"

typedef struct {
    const Str *name, *reflected, *inplace;
    const char *symbol; /* of the in-place form */
} BinaryRow;

#define ROW(name, symbol)                                                                          \
    { &name___##name##__, &name___r##name##__, &name___i##name##__, symbol }
static const BinaryRow binaries[BINARY_LIMIT] = {
    ROW(add, "+="), ROW(sub, "-="),  ROW(mul, "*="),     ROW(truediv, "/="), ROW(floordiv, "//="),
    ROW(mod, "%="), ROW(pow, "**="), ROW(lshift, "<<="), ROW(rshift, ">>="), ROW(and, "&="),
    ROW(or, "|="),  ROW(xor, "^="),  ROW(matmul, "@="),
};
#undef ROW
/* "+=" without the "=", and as CPython's message has it. */
static const char *const plain_symbols[BINARY_LIMIT] = {
    "+", "-", "*", "/", "//", "%", "** or pow()", "<<", ">>", "&", "|", "^", "@"};

/* The opposite order of a comparison, for asking the right operand: a < b is b > a. */
static const struct {
    const Str *name;
    char symbol[3];
    uint8_t swapped;
} compares[] = {
    {&name___lt__, "<",  COMPARE_GT},
    {&name___le__, "<=", COMPARE_GE},
    {&name___eq__, "==", COMPARE_EQ},
    {&name___ne__, "!=", COMPARE_NE},
    {&name___gt__, ">",  COMPARE_LT},
    {&name___ge__, ">=", COMPARE_LE},
};

static const struct {
    const Str *name;
    char symbol[2];
} unaries[] = {
    {&name___neg__,    "-"},
    {&name___pos__,    "+"},
    {&name___invert__, "~"}
};

Value operator_name(enum Binary op) {
    return value_object(binaries[op].name);
}

Value operator_reflected(enum Binary op) {
    return value_object(binaries[op].reflected);
}

Value operator_inplace(enum Binary op) {
    return value_object(binaries[op].inplace);
}

const char *operator_symbol(enum Binary op, bool inplace) {
    return inplace ? binaries[op].symbol : plain_symbols[op];
}

Value operator_compare_name(enum Compare op) {
    return value_object(compares[op].name);
}

const char *operator_compare_symbol(enum Compare op) {
    return compares[op].symbol;
}

enum Compare operator_swapped(enum Compare op) {
    return (enum Compare)compares[op].swapped;
}

Value operator_unary_name(enum Unary op) {
    return value_object(unaries[op].name);
}

/* ---- native slots ---- */

/* Nothing of a user-defined class is asked here. A slot answers absent for operands it does not
 * know. */

/* The slot of `type`, which is that of either operand; both stand in their order. Instances of
 * derived classes are taken as what they hold; that their own methods come first is the caller's
 * business. */
static Value slot_binary(Vm *vm, const Type *type, enum Binary op, Value a, Value b) {
    if (!type->slots->binary) {
        return ABSENT;
    }
    Value left = object_unwrap(a);
    Kind kind = value_kind(left);
    bool formats =
        op == BINARY_MOD && (kind == KIND_STR || kind == KIND_BYTES || kind == KIND_BYTEARRAY);
    /* What is formatted keeps its class: its __str__, __missing__ and so on count. */
    return type->slots->binary(vm, op, left, formats ? b : object_unwrap(b));
}

Value operator_slot_binary(Vm *vm, enum Binary op, Value a, Value b, bool right) {
    return slot_binary(vm, object_native_type(right ? b : a), op, a, b);
}

Value operator_slot_compare(Vm *vm, enum Compare op, Value a, Value b) {
    const TypeSlots *slots = object_native_type(a)->slots;
    return slots->compare ? slots->compare(vm, op, object_unwrap(a), object_unwrap(b)) : ABSENT;
}

/* Two operands of one type are asked about once. Absent if neither type knows the other: the caller
 * raises, by operator_fail(). */
Value operator_native_binary(Vm *vm, enum Binary op, Value a, Value b) {
    const Type *left = object_native_type(a), *right = object_native_type(b);
    Value result = slot_binary(vm, left, op, a, b);
    return value_absent(result) && left != right ? slot_binary(vm, right, op, a, b) : result;
}

/* Absent as well for types without the slot: the plain operator serves them. May run Python code:
 * list += takes any iterable. */
Value operator_slot_inplace(Vm *vm, enum Binary op, Value a, Value b) {
    const TypeSlots *slots = object_native_type(a)->slots;
    if (!slots->inplace) {
        return ABSENT;
    }
    Value native = object_unwrap(a);
    Value result = slots->inplace(vm, op, native, object_unwrap(b));
    return value_same(result, native) ? a : result; /* a derived class stays one */
}

bool operator_inplace_first(Value v) {
    Kind kind = object_native_type(v)->kind;
    return kind == KIND_DICT || kind == KIND_SET;
}

Value operator_native_inplace(Vm *vm, enum Binary op, Value a, Value b) {
    Value result = operator_slot_inplace(vm, op, a, b);
    return value_absent(result) ? operator_native_binary(vm, op, a, b) : result;
}

/* Absent only for an order that neither type has. Equality falls back to identity. May run Python
 * code: containers compare their items. */
Value operator_native_compare(Vm *vm, enum Compare op, Value a, Value b) {
    Value result = operator_slot_compare(vm, op, a, b);
    if (value_absent(result) && object_native_type(a) != object_native_type(b)) {
        result = operator_slot_compare(vm, operator_swapped(op), b, a);
    }
    if (value_absent(result) && (op == COMPARE_EQ || op == COMPARE_NE)) {
        return value_bool(value_same(a, b) == (op == COMPARE_EQ));
    }
    return result;
}

Value operator_native_unary(Vm *vm, enum Unary op, Value v) {
    const TypeSlots *slots = object_native_type(v)->slots;
    return slots->unary ? slots->unary(vm, op, object_unwrap(v)) : ABSENT;
}

/* ---- user-defined classes ---- */

/* Is b's class derived from a's, and does it define `name` in another way? Then Python asks b
 * first. Neither allocates nor runs code. */
bool operator_overrides(Vm *vm, Value a, Value b, Value name) {
    Value left = object_type(a), right = object_type(b);
    if (!value_is_kind(right, KIND_CLASS) || value_same(left, right) ||
        !object_is_subclass(right, left)) {
        return false;
    }
    Value method = object_special(vm, b, name);
    return !value_absent(method) && !value_same(method, object_special(vm, a, name));
}

bool operator_reflected_first(Vm *vm, enum Binary op, Value a, Value b) {
    return operator_overrides(vm, a, b, operator_reflected(op));
}

/* Here the mere existence of the method is enough: comparisons of a derived class go first even
 * if inherited from a user-defined base, as in CPython. */
bool operator_compare_reflected_first(Vm *vm, enum Compare op, Value a, Value b) {
    Value left = object_type(a), right = object_type(b);
    return value_is_kind(right, KIND_CLASS) && !value_same(left, right) &&
           object_is_subclass(right, left) &&
           !value_absent(object_special(vm, b, operator_compare_name(operator_swapped(op))));
}

/* ---- errors ---- */

/* As in CPython, sequences have messages of their own for + and *. */

/* Those whose + means joining. */
static bool is_sequence(Value v) {
    switch (value_kind(object_unwrap(v))) {
    case KIND_STR:
    case KIND_BYTES:
    case KIND_BYTEARRAY:
    case KIND_ARRAY:
    case KIND_LIST:
    case KIND_TUPLE: return true;
    default: return false;
    }
}

/* TypeError in CPython's words. inplace: the operator is named += instead of +. */
void operator_fail(Vm *vm, enum Binary op, bool inplace, Value a, Value b) {
    if (op == BINARY_ADD && is_sequence(a)) {
        Kind kind = value_kind(object_unwrap(a));
        if (kind == KIND_BYTES || kind == KIND_BYTEARRAY) {
            vm_raise_type(vm, "can't concat %t to %t", b, a);
        }
        vm_raise_type(vm, "can only concatenate %v (not \"%t\") to %v", object_native_type(a)->name,
                      b, object_native_type(a)->name);
    }
    if (op == BINARY_MUL && (is_sequence(a) || is_sequence(b))) {
        vm_raise_type(vm, "can't multiply sequence by non-int of type '%t'",
                      is_sequence(a) ? b : a);
    }
    vm_raise_unsupported(vm, operator_symbol(op, inplace), a, b);
}

void operator_fail_compare(Vm *vm, enum Compare op, Value a, Value b) {
    vm_raise_type(vm, "'%s' not supported between instances of '%t' and '%t'",
                  operator_compare_symbol(op), a, b);
}

void operator_fail_unary(Vm *vm, enum Unary op, Value v) {
    vm_raise_type(vm, "bad operand type for unary %s: '%t'", unaries[op].symbol, v);
}
