/* SPDX-License-Identifier: MIT */
/* Operators, comparison, truth, hash and conversion to numbers, of any value, as C code needs them:
 * special methods of user-defined classes run in a nested VM entry.
 *
 * vm/operate.c takes the same steps in the same order, with frames in place of the calls here. A
 * special method is looked up on the class, never on the instance. */
#include "builtins.h"
#include "heap/side.h"
#include "object/hash.h"
#include "object/float.h"
#include "object/int.h"
#include "object/operator.h"
#include "object/str.h"
#include "object/table.h"

/* method(self, other), or absent if there is no method or it answers NotImplemented. A method
 * that is None is called, and fails. */
static Value call_method(Vm *vm, Value method, Value self, Value other) {
    if (value_absent(method)) {
        return ABSENT;
    }
    Value arguments[2] = {self, other}, result = vm_call_method(vm, method, arguments, 2);
    return value_same(result, NOT_IMPLEMENTED) ? ABSENT : result;
}

/* ---- arithmetic ---- */

Value operator_left(Vm *vm, enum Binary op, Value a, Value b) {
    Value method = object_special(vm, a, operator_name(op));
    return value_absent(method) ? operator_slot_binary(vm, op, a, b, false)
                                : call_method(vm, method, a, b);
}

/* In CPython's order: a's method, or the slot of its built-in type; b's reflected method, or its
 * slot; but b's reflected method first where its class is derived from a's. Absent when nobody
 * handles the operands. */
static Value binary(Vm *vm, enum Binary op, Value a, Value b) {
    if (!object_is_user(a) && !object_is_user(b)) {
        return operator_native_binary(vm, op, a, b);
    }
    Value result = ABSENT;
    /* Of two operands of one type the reflected method is not asked, as in CPython. */
    Value reflected = value_same(object_type(a), object_type(b))
                          ? ABSENT
                          : object_special(vm, b, operator_reflected(op));
    bool first = operator_reflected_first(vm, op, a, b);
    if (first) {
        result = call_method(vm, reflected, b, a);
    }
    if (value_absent(result)) {
        result = operator_left(vm, op, a, b);
    }
    if (value_absent(result) && !first) {
        result = value_absent(reflected) ? operator_slot_binary(vm, op, a, b, true)
                                         : call_method(vm, reflected, b, a);
    }
    return result;
}

/* TypeError in CPython's words when nobody handles the operands. */
Value object_binary(Vm *vm, enum Binary op, Value a, Value b) {
    Value result = binary(vm, op, a, b);
    if (value_absent(result)) {
        operator_fail(vm, op, false, a, b);
    }
    return result;
}

/* -v, +v or ~v. */
Value object_unary(Vm *vm, enum Unary op, Value v) {
    Value result = vm_call_special(vm, v, operator_unary_name(op), NULL, 0);
    if (value_absent(result)) {
        result = operator_native_unary(vm, op, v);
    }
    if (value_absent(result)) {
        operator_fail_unary(vm, op, v);
    }
    return result;
}

/* ---- comparison ---- */

/* != is the opposite of == where __ne__ is not defined, neither by a built-in type at the root of
 * the class. That opposite is made here, of the truth of what __eq__ answers. */
Value operator_compare_side(Vm *vm, enum Compare op, Value a, Value b) {
    Value method = object_special(vm, a, operator_compare_name(op));
    if (!value_absent(method)) {
        return call_method(vm, method, a, b);
    }
    bool opposite = op == COMPARE_NE && !object_native_type(a)->slots->compare;
    method = opposite ? object_special(vm, a, NAME(__eq__)) : ABSENT;
    if (value_absent(method)) {
        return operator_slot_compare(vm, op, a, b);
    }
    Value equal = call_method(vm, method, a, b);
    return value_absent(equal) ? ABSENT : value_bool(!object_truth(vm, equal));
}

/* Python's order: the right operand first if its class is derived from the left one's, then
 * left, then right; identity decides == and != in the end. The answer may be any value, as
 * __eq__ may give it; TypeError when an order is asked for and nobody has one. */
Value object_compare(Vm *vm, enum Compare op, Value a, Value b) {
    vm_c_stack_check(vm);
    Value result = ABSENT;
    if (object_is_user(a) || object_is_user(b)) {
        bool first = operator_compare_reflected_first(vm, op, a, b);
        if (first) {
            result = operator_compare_side(vm, operator_swapped(op), b, a);
        }
        if (value_absent(result)) {
            result = operator_compare_side(vm, op, a, b);
        }
        if (value_absent(result) && !first) {
            result = operator_compare_side(vm, operator_swapped(op), b, a);
        }
        if (value_absent(result) && (op == COMPARE_EQ || op == COMPARE_NE)) {
            result = value_bool(value_same(a, b) == (op == COMPARE_EQ));
        }
    } else {
        result = operator_native_compare(vm, op, a, b);
    }
    if (value_absent(result)) {
        operator_fail_compare(vm, op, a, b);
    }
    return result;
}

/* Quick answers for what is compared most: identity, strs, small ints. nan in [nan] is true by
 * identity, as in CPython, although nan == nan is false. */
bool object_equal(Vm *vm, Value a, Value b) {
    if (value_same(a, b)) {
        return true;
    }
    Kind left = value_kind(a), right = value_kind(b);
    if (left == KIND_STR && right == KIND_STR) {
        /* They are not identical: the texts must be compared. */
        return str_equal_slow(AS(Str, a), AS(Str, b));
    }
    if (value_is_int(a) && value_is_int(b)) {
        return false; /* one value has one form */
    }
    return object_truth(vm, object_compare(vm, COMPARE_EQ, a, b));
}

/* What sorting asks; no bool object is made for numbers and strs. */
bool object_less(Vm *vm, Value a, Value b) {
    if (value_is_int(a) && value_is_int(b)) {
        /* The tag is the same in both, and below the number: the words compare as the numbers
         * do. */
        return (intptr_t)a.bits < (intptr_t)b.bits;
    }
    if (value_is_float(a) && value_is_float(b)) {
        return floatbits_decode(a.bits) < floatbits_decode(b.bits);
    }
    if (value_is_kind(a, KIND_STR) && value_is_kind(b, KIND_STR)) {
        return str_compare(a, b) < 0;
    }
    return object_truth(vm, object_compare(vm, COMPARE_LT, a, b));
}

/* ---- truth ---- */

/* In turn: __bool__, __len__, the slots truth and length, true. TypeError for a __bool__ that
 * answers no bool; ValueError for a negative __len__. */
bool object_truth(Vm *vm, Value v) {
    if (value_is_kind(v, KIND_BOOL)) {
        return value_same(v, TRUE);
    }
    if (object_is_user(v)) {
        Value answer = vm_call_special(vm, v, NAME(__bool__), NULL, 0);
        if (!value_absent(answer)) {
            if (!value_is_kind(answer, KIND_BOOL)) {
                vm_raise_type(vm, "__bool__ should return bool, returned %t", answer);
            }
            return value_same(answer, TRUE);
        }
        if (!value_absent(object_special(vm, v, NAME(__len__)))) {
            return object_length(vm, v) != 0;
        }
    }
    const TypeSlots *slots = object_native_type(v)->slots;
    if (slots->truth) {
        return slots->truth(vm, object_unwrap(v));
    }
    return !slots->length || slots->length(vm, object_unwrap(v)) != 0;
}

/* ---- hash ---- */

static _Noreturn void raise_unhashable(Vm *vm, Value v) {
    vm_raise_type(vm, "unhashable type: '%t'", v);
}

/* What v's class says of hashing: its __hash__; None if it defines __eq__ without it; absent if no
 * user-defined class of its MRO says anything. */
static Value hash_method(Value v) {
    const Class *cls = AS(Class, object_type(v));
    if (!(value_to_int(cls->flags) & CLASS_EQ)) {
        return ABSENT;
    }
    const Tuple *mro = AS(Tuple, cls->mro);
    /* A built-in type ends the search: from there on its slot decides. */
    for (size_t i = 0; i < tuple_length(mro) && value_is_kind(mro->items[i], KIND_CLASS); i++) {
        Value dict = AS(Class, mro->items[i])->dict;
        Value *method = table_find_str(AS(Dict, dict), NAME(__hash__));
        if (method) {
            return method[1];
        }
        if (table_find_str(AS(Dict, dict), NAME(__eq__))) {
            return NONE;
        }
    }
    return ABSENT;
}

/* Special methods of a class first: an __eq__ without __hash__ makes it unhashable. In turn:
 * what the class says, the hash slot of the native type, identity. A small int is its own hash. */
intptr_t object_hash(Vm *vm, Value v) {
    if (value_is_int(v)) {
        return hash_number(value_to_int(v));
    }
    if (object_is_user(v)) {
        Value method = hash_method(v);
        if (value_is_none(method)) {
            raise_unhashable(vm, v);
        }
        if (!value_absent(method)) {
            Value hash = object_unwrap(vm_call_method(vm, method, &v, 1));
            if (!int_is(hash)) {
                vm_raise_type(vm, "__hash__ method should return an integer");
            }
            return hash_number(int_hash_value(hash));
        }
    }
    const Type *type = object_native_type(v);
    if (type->flags & TYPE_UNHASHABLE) {
        raise_unhashable(vm, v);
    }
    if (type->slots->hash) {
        vm_c_stack_check(vm);
        return hash_number(type->slots->hash(vm, object_unwrap(v)));
    }
    return (intptr_t)(side_id(vm, value_to_object(v)) >> 1);
}

/* ---- numbers ---- */

/* Conversions that take no text: a str is never an int or a float here. */

/* The result is a native int, never a bool. A class derived from int is taken by its value; its
 * __index__ is not asked. */
Value object_index(Vm *vm, Value v) {
    if (value_is_int(v) || value_is_kind(v, KIND_INT)) {
        return v;
    }
    if (value_is_kind(v, KIND_BOOL)) {
        return value_int(value_same(v, TRUE));
    }
    if (int_is(object_unwrap(v))) { /* an int of whatever class is one */
        return object_index(vm, object_unwrap(v));
    }
    Value result = vm_call_special(vm, v, NAME(__index__), NULL, 0);
    if (value_absent(result)) {
        vm_raise_type(vm, "'%t' object cannot be interpreted as an integer", v);
    }
    /* An instance of a derived class will do, but no second __index__ is called. */
    if (!int_is(object_unwrap(result))) {
        vm_raise_type(vm, "__index__ returned non-int (type %t)", result);
    }
    return object_index(vm, object_unwrap(result));
}

/* As CPython, the message names the type of v, not that of its __index__. */
intptr_t object_to_size(Vm *vm, Value v) {
    intptr_t n;
    if (!int_to_intptr(object_index(vm, v), &n)) {
        vm_raise_format(vm, &type_OverflowError, "cannot fit '%t' into an index-sized integer", v);
    }
    return n;
}

/* By its sign, what is too large or too small becomes the greatest or least number. */
intptr_t object_to_size_clamped(Vm *vm, Value v) {
    Value index = object_index(vm, v);
    intptr_t n;
    if (int_to_intptr(index, &n)) {
        return n;
    }
    return int_sign(index) < 0 ? INTPTR_MIN : INTPTR_MAX;
}

/* A user-defined __float__ comes even before the value of a class derived from float; __index__
 * comes last. OverflowError for an int that is too large. */
Float object_to_float(Vm *vm, Value v) {
    Float x;
    Value native = object_unwrap(v);
    Value result = vm_call_special(vm, v, NAME(__float__), NULL, 0);
    if (!value_absent(result)) {
        native = object_unwrap(result);
        if (!float_is(native)) {
            vm_raise_type(vm, "%t.__float__ returned non-float (type %t)", v, result);
        }
        return float_value(native);
    }
    if (float_from_number(vm, native, &x)) {
        return x;
    }
    if (value_absent(object_special(vm, v, NAME(__index__)))) {
        vm_raise_type(vm, "must be real number, not %t", v);
    }
    return int_to_float(vm, object_index(vm, v));
}
