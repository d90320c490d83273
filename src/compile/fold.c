/* SPDX-License-Identifier: MIT */
/* Constant folding. An operation is folded only if it cannot raise and its result stays small: what
 * CPython folds, less texts that would be bigger than the operation. */
#include <string.h>

#include "builtins.h"
#include "compile/scope.h"
#include "object/str.h"
#include "value/digits.h"

/* Bytes of a sum of texts, bytes of a repeated text, bits of a product, power or shift. */
enum { MAX_TEXT = 64, MAX_REPEATED = 16, MAX_BITS = 128 };

/* Calls the operator itself, with the C stack scanned. left and right are arguments on that
 * stack. The result is kept by nothing: MORE_HAND takes it. */
static Value native_binary(Compiler *c, unsigned op, Value left, Value right) {
    c->segment.high = __builtin_frame_address(0);
    Value v = object_binary(c->vm, (enum Binary)op, left, right);
    c->segment.high = NULL;
    return v;
}

/* The same for one operand. */
static Value native_unary(Compiler *c, unsigned op, Value v) {
    c->segment.high = __builtin_frame_address(0);
    Value r = object_unary(c->vm, (enum Unary)op, v);
    c->segment.high = NULL;
    return r;
}

/* An int of any size; not a bool, whose operations are left to run time. */
static bool is_integer(Value v) {
    return value_kind(v) == KIND_INT;
}
/* An int or a float. */
static bool is_number(Value v) {
    return is_integer(v) || value_kind(v) == KIND_FLOAT;
}
/* A number that is a float, or becomes one without OverflowError. */
static bool fits_float(Value v) {
    return value_is_int(v) || value_kind(v) == KIND_FLOAT;
}
/* 0, 0.0 or -0.0: the two float zeros are the words 2 and 6. */
static bool is_zero(Value v) {
    return value_same(v, value_int(0)) || (value_kind(v) == KIND_FLOAT && v.bits < 16);
}

/* An upper bound of the bits of an int. Of a boxed one it is what its words can hold. */
static size_t bits_of(Value v) {
    if (value_is_int(v)) {
        intptr_t n = value_to_int(v);
        size_t bits = 0;
        /* A small int is never the least intptr_t, so -n does not overflow. */
        for (uintptr_t u = (uintptr_t)(n < 0 ? -n : n); u != 0; u >>= 1) {
            bits++;
        }
        return bits;
    }
    return object_payload_words(value_to_object(v)) * sizeof(uintptr_t) * 8;
}

/* A small int between 0 and `most`. */
static bool small_count(Value v, intptr_t most) {
    return value_is_int(v) && value_to_int(v) >= 0 && value_to_int(v) <= most;
}

/* Would this operation on ints succeed with a result that is worth a constant? Sums and bit
 * operations grow by a bit at most, so large operands are allowed. A negative exponent gives a
 * float and a negative shift count raises: both are left to run time. */
static bool foldable_integers(unsigned op, Value left, Value right) {
    switch (op) {
    case BINARY_ADD:
    case BINARY_SUB:
    case BINARY_AND:
    case BINARY_OR:
    case BINARY_XOR: return bits_of(left) <= 1024 && bits_of(right) <= 1024;
    case BINARY_MUL: return bits_of(left) + bits_of(right) <= MAX_BITS;
    /* Boxed operands could overflow. */
    case BINARY_TRUEDIV: return !is_zero(right) && value_is_int(left) && value_is_int(right);
    case BINARY_FLOORDIV:
    case BINARY_MOD: return !is_zero(right);
    case BINARY_POW:
        return small_count(right, MAX_BITS) &&
               bits_of(left) * (size_t)value_to_int(right) <= MAX_BITS;
    case BINARY_LSHIFT:
        return small_count(right, MAX_BITS) &&
               bits_of(left) + (size_t)value_to_int(right) <= MAX_BITS;
    /* It only gets smaller; the bound keeps the count an ordinary number. */
    case BINARY_RSHIFT: return small_count(right, 0xffff);
    default: return false;
    }
}

/* The same for str. 'a' * 3, but not 3 * 'a'. */
static bool foldable_text(unsigned op, Value left, Value right) {
    if (op == BINARY_ADD) {
        return value_kind(left) == KIND_STR && value_kind(right) == KIND_STR &&
               str_bytes(left) + str_bytes(right) <= MAX_TEXT;
    }
    return op == BINARY_MUL && value_kind(left) == KIND_STR && small_count(right, MAX_REPEATED) &&
           str_bytes(left) * (size_t)value_to_int(right) <= MAX_REPEATED;
}

/* Floats overflow to infinity or, in **, raise: that one is left to run time, as is a boxed int,
 * which may be too large for a float. */
bool fold_binary(Compiler *c, unsigned op, Value left, Value right) {
    bool fold;
    if (is_integer(left) && is_integer(right)) {
        fold = foldable_integers(op, left, right);
    } else if (fits_float(left) && fits_float(right)) {
        fold = op == BINARY_ADD || op == BINARY_SUB || op == BINARY_MUL ||
               (op == BINARY_TRUEDIV && !is_zero(right));
    } else {
        fold = foldable_text(op, left, right);
    }
    if (!fold) {
        return false;
    }
    Value v = native_binary(c, op, left, right);
    *pool_more(c, MORE_HAND) = v;
    return true;
}

/* Only operations that cannot raise or become large. `not` is left to
 * generate_jump(), which asks fold_truth() about its operand. */
bool fold_unary(Compiler *c, unsigned op, Value v) {
    if (op == UNARY_NOT) {
        return false;
    }
    if (!is_integer(v) && !(op != UNARY_INVERT && is_number(v))) {
        return false;
    }
    /* The usual case, without a call: -1. */
    if (op == UNARY_NEGATIVE && value_is_int(v) && value_fits_int(-value_to_int(v))) {
        *pool_more(c, MORE_HAND) = value_int(-value_to_int(v));
        return true;
    }
    Value r = native_unary(c, op, v);
    *pool_more(c, MORE_HAND) = r;
    return true;
}

/* A literal, or a name that const() has defined. Of names: only those that are global where they
 * stand, since a local of the same name hides what const() defined; and __debug__, which is
 * False with -O as in CPython. */
bool fold_constant(Compiler *c, Ref r, Value *value) {
    r = tree_without_line(c, r);
    if (tree_is_constant(c, r, value)) {
        return true;
    }
    if (node_kind(c, r) != N_NAME) {
        return false;
    }
    const Symbol *s = scope_symbol(c, r);
    if (s != NULL && s->how != HOW_GLOBAL) {
        return false;
    }
    uint16_t name = scope_name(c, r);
    if (pool_is(c, name, "__debug__")) {
        *value = c->vm->optimize == 0 ? TRUE : FALSE;
        return true;
    }
    return pool_const_find(c, pool_value(c, name), value);
}

/* The value of `left op right` or a tuple, all of constants; pending ones lie on the stack of
 * elements. */
static bool fold_items(Compiler *c, Ref r, Value *value) {
    uint32_t base = c->stack_length;
    bool tuple = node_kind(c, r) == N_TUPLE, known = true;
    for (Items i = tree_items(c, r, 0); i.left > 0 && known; tree_step(c, &i)) {
        known = fold_expression(c, i.at, value);
        if (known) {
            pool_stack_push(c, *value);
        }
    }
    if (known && tuple) {
        *value = pool_stack_take(c, base, KIND_TUPLE);
        *pool_more(c, MORE_HAND) = *value;
        return true;
    }
    known = known &&
            fold_binary(c, tree_op(c, r), pool_stack_item(c, base), pool_stack_item(c, base + 1));
    pool_stack_release(c, base);
    *value = *pool_more(c, MORE_HAND);
    return known;
}

/* What has no value here is left to run time: const() of it is an ordinary call. */
bool fold_expression(Compiler *c, Ref r, Value *value) {
    compile_nest(c);
    r = tree_without_line(c, r);
    if (fold_constant(c, r, value)) {
        return true;
    }
    switch (node_kind(c, r)) {
    case N_BINARY:
    case N_TUPLE: return fold_items(c, r, value);
    case N_UNARY:
        if (fold_expression(c, tree_child(c, r, 0), value) &&
            fold_unary(c, tree_op(c, r), *value)) {
            *value = *pool_more(c, MORE_HAND);
            return true;
        }
        return false;
    default: return false;
    }
}

/* 1 or 0 when the truth of a node is known while compiling, else -1: then only the branch that runs
 * is compiled. */
int fold_truth(Compiler *c, Ref r) {
    Value v;
    if (!fold_constant(c, r, &v)) {
        return -1;
    }
    switch (value_kind(v)) {
    case KIND_NONE: return 0;
    case KIND_BOOL: return value_same(v, TRUE);
    case KIND_INT:
    case KIND_FLOAT: return !is_zero(v);
    case KIND_STR: return str_bytes(v) != 0;
    case KIND_TUPLE: return tuple_length(AS(Tuple, v)) != 0;
    default: return -1;
    }
}
