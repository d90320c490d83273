/* SPDX-License-Identifier: MIT */
/* @micropython.viper, and the other decorators that speak to the compiler. A viper function is
 * compiled like any other. What makes it one: parameters are converted to the types they are
 * annotated with, calls of type names are casts, and what arithmetic makes of ints is cut to a
 * word (CAST). So that this is known, expressions have types, and a local is of the type of what
 * is assigned to it first in the text, as in MicroPython. What has no type is an ordinary object;
 * what MicroPython refuses (an object among ints) is left to run time. */
#include <string.h>

#include "builtins.h"
#include "compile/generate.h"
#include "object/pointer.h"
#include "object/str.h"

/* From POINTER_INT on. */
static const char names[POINTER_OBJECT][8] = {"int",  "uint",  "bool",  "ptr",
                                              "ptr8", "ptr16", "ptr32", "object"};

/* ---- while parsing ---- */

/* Only this spelling counts, as in MicroPython, which reads it before anything runs: the module
 * need not be imported. Other attributes of it are ordinary decorators. What there is no compiler
 * for is refused, since a program that asks for it cannot do without. */
bool viper_decorates(Compiler *c, Ref r) {
    Ref module = node_kind(c, r) == N_ATTRIBUTE ? tree_child(c, r, 0) : 0;
    if (module == 0 || node_kind(c, module) != N_NAME ||
        !pool_is(c, tree_pool_name(c, module), "micropython")) {
        return false;
    }
    uint16_t name = tree_index(c, r);
    Value text = pool_value(c, name);
    if (str_bytes(text) > 4 && memcmp(str_text(text), "asm_", 4) == 0) {
        compile_error(c, c->line, 0, "invalid micropython decorator: no assembler");
    }
    bool viper = pool_is(c, name, "viper");
    c->viper |= viper;
    return viper || pool_is(c, name, "native") || pool_is(c, name, "bytecode");
}

/* The type of that name in the pool; NONE for any other name. */
static unsigned type_called(Compiler *c, uint16_t name) {
    unsigned type = POINTER_INT;
    while (type <= POINTER_OBJECT && !pool_is(c, name, names[type - 1])) {
        type++;
    }
    return type <= POINTER_OBJECT ? type : POINTER_NONE;
}

/* Of an annotation: anything but one of the names leaves the parameter an ordinary object. */
unsigned viper_named(Compiler *c, Ref r) {
    return node_kind(c, r) == N_NAME ? type_called(c, tree_pool_name(c, r)) : POINTER_NONE;
}

/* NAME = TYPE(NAME) for each that has one, at the beginning of the body: the cast then says the
 * parameter's type, as that of any other local. Defaults are converted, too. The type is taken out
 * of the parameter's op, where nothing else looks for it. May allocate. */
void viper_convert(Compiler *c, Items parameters, uint32_t line) {
    for (; parameters.left > 0; tree_step(c, &parameters)) {
        unsigned type = tree_op(c, parameters.at) >> 4;
        uint16_t name = tree_raw16(c, parameters.at, RAW_POOL);
        *(tree_byte(c, parameters.at) - 1) &= 0x0f;
        if (type == POINTER_NONE || type == POINTER_OBJECT) {
            continue;
        }
        tree_statement(c, N_ASSIGN, line);
        tree_name(c, name);
        tree_node(c, N_CALL, 1);
        tree_name(c, pool_add_name(c, names[type - 1], strlen(names[type - 1])));
        tree_name(c, name);
    }
}

/* ---- types, while code is made ---- */

/* Is the code being made that of a viper function? Not so in functions inside one. */
static bool in_viper(const Compiler *c) {
    return c->emit->scope != 0 && scope_at(c, c->emit->scope)->flags & SCOPE_VIPER;
}

/* The type of the cast that a call is. Only where the name is a global one, and the call has one
 * plain argument: int(text, 2) is a call like any other. That nobody has given the name another
 * meaning is taken for granted, as in MicroPython. */
unsigned viper_cast(Compiler *c, Ref call) {
    if (!in_viper(c) || node_kind(c, call) != N_CALL || tree_items(c, call, 1).left != 1) {
        return POINTER_NONE;
    }
    Ref callee = tree_without_line(c, tree_child(c, call, 0));
    if (node_kind(c, callee) != N_NAME) {
        return POINTER_NONE;
    }
    const Symbol *s = scope_symbol(c, callee);
    unsigned kind = node_kind(c, tree_child(c, call, 1));
    bool plain = kind != N_KEYWORD && kind != N_STARRED && kind != N_DOUBLESTAR;
    return plain && (s == NULL || s->how == HOW_GLOBAL) ? type_called(c, scope_name(c, callee))
                                                        : POINTER_NONE;
}

/* Of the two types that are cut to a word. */
static bool is_integer(unsigned type) {
    return type == POINTER_INT || type == POINTER_UINT;
}

/* As in MicroPython the left operand decides whether there is a sign. What two values of one type
 * cannot take beyond a word, as & does, needs no cut. */
unsigned viper_binary(unsigned op, unsigned left, unsigned right, bool *cut) {
    bool typed = is_integer(left) && is_integer(right) && op != BINARY_TRUEDIV &&
                 op != BINARY_POW && op != BINARY_MATMUL;
    bool grows = op <= BINARY_MUL || op == BINARY_FLOORDIV || op == BINARY_LSHIFT;
    *cut = typed && (grows || left != right);
    return typed ? left : POINTER_NONE;
}

/* Literals are signed, whatever their size; a large one is cut by what is done with it. */
static unsigned type_of_constant(Value v) {
    return value_kind(v) == KIND_BOOL  ? POINTER_BOOL
           : value_kind(v) == KIND_INT ? POINTER_INT
                                       : POINTER_NONE;
}

/* Runs on the tree of a viper function alone; answers 0 for all else. Of AND, OR and TERNARY the
 * first operand stands for all, which MicroPython wants to be of one type. */
unsigned viper_type(Compiler *c, Ref r) {
    Value v;
    bool cut;
    if (!in_viper(c)) {
        return POINTER_NONE;
    }
    compile_nest(c);
    r = tree_without_line(c, r);
    if (fold_constant(c, r, &v)) {
        return type_of_constant(v);
    }
    switch (node_kind(c, r)) {
    case N_NAME: {
        const Symbol *s = scope_symbol(c, r);
        return s != NULL ? s->type : POINTER_NONE;
    }
    case N_BINARY:
        return viper_binary(tree_op(c, r), viper_type(c, tree_child(c, r, 0)),
                            viper_type(c, tree_child(c, r, 1)), &cut);
    case N_UNARY:
        return tree_op(c, r) == UNARY_NOT ? POINTER_BOOL : viper_type(c, tree_child(c, r, 0));
    case N_COMPARE: return POINTER_BOOL;
    case N_SUBSCRIPT: {
        unsigned type = viper_type(c, tree_child(c, r, 0));
        return type >= POINTER_PTR8 && type <= POINTER_PTR32 ? POINTER_INT : POINTER_NONE;
    }
    case N_AND:
    case N_OR:
    case N_TERNARY: return viper_type(c, tree_child(c, r, 0));
    case N_CALL: {
        unsigned type = viper_cast(c, r);
        return type == POINTER_OBJECT ? POINTER_NONE : type;
    }
    default: return POINTER_NONE;
    }
}

/* range(...), by its name alone: its items are ints in any case. */
static bool is_range(Compiler *c, Ref r) {
    r = tree_without_line(c, r);
    Ref callee = node_kind(c, r) == N_CALL ? tree_child(c, r, 0) : 0;
    return callee != 0 && node_kind(c, callee) == N_NAME &&
           pool_is(c, scope_name(c, callee), "range");
}

/* What a target is assigned decides its type, the first time. A second assignment changes nothing:
 * MicroPython refuses one of another type. range: `value` is what a for loop goes over. */
void viper_note(Compiler *c, Ref target, Ref value, bool range) {
    target = tree_without_line(c, target);
    Symbol *s = in_viper(c) && node_kind(c, target) == N_NAME ? scope_symbol(c, target) : NULL;
    if (s != NULL && s->type == POINTER_NONE) {
        unsigned type = !range               ? viper_type(c, value)
                        : is_range(c, value) ? (unsigned)POINTER_INT
                                             : (unsigned)POINTER_NONE;
        s->type = type & 0xf;
    }
}
