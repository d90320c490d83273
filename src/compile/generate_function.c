/* SPDX-License-Identifier: MIT */
/* Functions and classes: the codes of all functions in a tree, inner ones first, then the objects
 * made of them, decorated and stored. */
#include <string.h>

#include "builtins.h"
#include "compile/generate.h"
#include "object/str.h"

/* ---- function objects ---- */

/* The default of a parameter that may be given by position; else 0. */
static Ref positional_default(const Compiler *c, Ref parameter) {
    return tree_op(c, parameter) <= PARAMETER_PLAIN ? tree_child(c, parameter, 0) : 0;
}

/* The tuple of positional defaults into m, the top temporary. If all are constants the tuple is
 * one, too, and shared by all functions this makes. */
static void generate_defaults(Compiler *c, Items parameters, Reg m) {
    uint32_t base = c->stack_length;
    bool constant = true;
    int n = 0;
    Value v;
    for (Items i = parameters; i.left > 0 && constant; tree_step(c, &i)) {
        Ref value = positional_default(c, i.at);
        if (value != 0) {
            constant = fold_constant(c, value, &v);
            if (constant) {
                pool_stack_push(c, v);
            }
        }
    }
    if (constant) {
        Value tuple = pool_stack_take(c, base, KIND_TUPLE);
        emit2(c, OP_LOADK, m, pool_constant(c, tuple));
        return;
    }
    /* One of them is not constant: all are evaluated, from left to right. */
    pool_stack_release(c, base);
    for (Items i = parameters; i.left > 0; tree_step(c, &i)) {
        Ref value = positional_default(c, i.at);
        if (value != 0) {
            generate_to(c, value, n == 0 ? m : emit_temp(c));
            n++;
        }
    }
    emit3(c, OP_BUILDTUPLE, m, m, n);
    drop_above(c, m);
}

/* The dict of keyword-only defaults into m. */
static void generate_keyword_defaults(Compiler *c, Items parameters, Reg m) {
    enum { CHUNK = 16 };
    int n = 0; /* items in registers: a chunk at once, what is behind it one by one */
    for (; parameters.left > 0; tree_step(c, &parameters)) {
        Ref value = tree_child(c, parameters.at, 0);
        if (tree_op(c, parameters.at) == PARAMETER_KEYWORD && value != 0) {
            Reg k = n == 0 ? m : emit_temp(c);
            emit2(c, OP_LOADK, k, pool_constant_of(c, tree_raw16(c, parameters.at, RAW_POOL)));
            generate_to(c, value, emit_temp(c));
            n += 2;
            if (n == CHUNK) {
                emit3(c, OP_BUILDDICT, m, m, n);
            } else if (n > CHUNK) {
                emit3(c, OP_DICTADD, m, k, k + 1);
            }
            if (n >= CHUNK) {
                drop_above(c, m);
            }
        }
    }
    if (n < CHUNK) {
        emit3(c, OP_BUILDDICT, m, m, n);
        drop_above(c, m);
    }
}

/* The defaults of a function into m, the top temporary, and perhaps the one behind it. */
static void generate_all_defaults(Compiler *c, Items parameters, unsigned flags, Reg m) {
    if (flags & CODE_DEFAULTS) {
        generate_defaults(c, parameters, m);
    }
    if (flags & CODE_KWDEFAULTS) {
        generate_keyword_defaults(c, parameters, flags & CODE_DEFAULTS ? emit_temp(c) : m);
    }
}

/* MAKEFUNCTION finds defaults in m, keyword-only ones in the register after that, or in m where
 * there are only those. Cells are captured by the table of the code, not by operands. */
void generate_function_object(Compiler *c, Ref function, Reg dest) {
    const Scope *s = scope_at(c, tree_scope(c, function));
    Items parameters = scope_parameters(c, function);
    uint8_t temps = c->emit->temps;
    unsigned flags = AS(Code, pool_code(c, s->code))->head.flags;
    if (!(flags & (CODE_DEFAULTS | CODE_KWDEFAULTS))) {
        emit2(c, OP_MAKEFUNCTION, dest, s->code);
        return;
    }
    Reg m = work_in(c, dest);
    generate_all_defaults(c, parameters, flags, m);
    emit2(c, OP_MAKEFUNCTION, m, s->code);
    finish_work(c, m, dest);
    c->emit->temps = temps;
}

/* ---- qualified names ---- */

/* To the lexer's text, which is free while code is made. */
static void put_text(Compiler *c, const char *text) {
    while (*text != 0) {
        lexer_text_add(c, *text++);
    }
}

/* The text of a str that may move at each step; `constant`: in the Unit, else in the pool.
 * lexer_text_add() may allocate. */
static void put_str(Compiler *c, uint16_t index, bool constant) {
    for (size_t i = 0;; i++) {
        Value v = constant ? pool_constant_value(c, index) : pool_value(c, index);
        if (i >= str_bytes(v)) {
            return;
        }
        lexer_text_add(c, str_text(v)[i]);
    }
}

/* Is what this scope defines a global of the function or class around it, by its declaration? */
static bool is_global(Compiler *c, const Scope *s) {
    bool named = s->kind == SCOPE_FUNCTION || s->kind == SCOPE_CLASS;
    Ref r = s->parent != 0 && named ? scope_at(c, s->parent)->symbols : 0;
    uint16_t name = named ? tree_raw16(c, s->node, RAW_NAME) : 0;
    while (r != 0 && !pool_same(c, symbol_at(c, r)->name, name)) {
        r = symbol_at(c, r)->next;
    }
    return r != 0 && (symbol_at(c, r)->flags & SYMBOL_GLOBAL);
}

static void put_prefix(Compiler *c, Ref scope);

/* What stands before the name of the scope itself. */
static void put_own_prefix(Compiler *c, const Scope *s) {
    if (!is_global(c, s)) {
        put_prefix(c, s->parent);
    }
}

/* "C." or "f.<locals>.": what stands before the names of what is defined in a scope.
 * Comprehensions are no frames and leave no trace in it. */
static void put_prefix(Compiler *c, Ref scope) {
    compile_nest(c);
    while (scope != 0 && scope_at(c, scope)->kind == SCOPE_COMPREHENSION) {
        scope = scope_at(c, scope)->parent;
    }
    if (scope == 0) {
        const Emitter *e = c->emit;
        /* The class or module that the function's tree is part of. */
        while (e->kind == EMIT_FUNCTION) {
            e = e->outer;
        }
        if (e->kind == EMIT_CLASS) {
            if (e->qualifier != CODE_NO_NAME) {
                put_str(c, e->qualifier, true);
                lexer_text_add(c, '.');
            }
            put_str(c, e->name, true);
            lexer_text_add(c, '.');
        }
        return;
    }
    const Scope *s = scope_at(c, scope);
    put_own_prefix(c, s);
    if (s->kind == SCOPE_LAMBDA || s->kind == SCOPE_GENERATOR) {
        put_text(c, s->kind == SCOPE_LAMBDA ? "<lambda>" : "<genexpr>");
    } else {
        put_str(c, tree_raw16(c, s->node, RAW_NAME), false);
    }
    put_text(c, s->kind == SCOPE_CLASS ? "." : ".<locals>.");
}

/* What stands before the name of a scope, or of what is streamed, without the last dot, as a
 * constant: code_qualname() puts it back. CODE_NO_NAME at module level. */
static uint16_t prefix_constant(Compiler *c, const Scope *s) {
    lexer_text_begin(c, false);
    if (s != NULL) {
        put_own_prefix(c, s);
    } else {
        put_prefix(c, 0);
    }
    if (c->lexer.length == 0) {
        return CODE_NO_NAME;
    }
    c->lexer.length--;
    uint16_t length = c->pool_length;
    uint16_t index = pool_constant_of(c, lexer_text_to_pool(c));
    /* The pool was only the way to the constants. */
    if (c->pool_length == length + 1) {
        pool_release(c, length);
    }
    return index;
}

uint16_t generate_class_qualifier(Compiler *c, const Emitter *e) {
    return e->kind == EMIT_CLASS ? prefix_constant(c, NULL) : CODE_NO_NAME;
}

/* ---- codes ---- */

/* What callers and MAKEFUNCTION have to know. VARARGS and VARKEYWORDS are added by
 * emit_finish(), which counts the parameters. */
static uint16_t code_flags(Compiler *c, const Scope *s) {
    unsigned flags = s->flags & SCOPE_YIELDS ? CODE_GENERATOR : 0;
    for (Items i = scope_parameters(c, s->node); i.left > 0; tree_step(c, &i)) {
        if (tree_child(c, i.at, 0) != 0) {
            flags |= tree_op(c, i.at) <= PARAMETER_PLAIN ? CODE_DEFAULTS : CODE_KWDEFAULTS;
        }
    }
    if (s->kind == SCOPE_GENERATOR) {
        flags |= CODE_GENERATOR;
    }
    if (s->flags & SCOPE_ASYNC) {
        flags |= flags & CODE_GENERATOR ? CODE_ASYNC_GENERATOR : CODE_GENERATOR | CODE_COROUTINE;
    }
    if (s->kind == SCOPE_CLASS) {
        flags |= CODE_NAMES | (s->flags & SCOPE_CLASS_CELL ? CODE_CLASS_CELL : 0);
    }
    return (uint16_t)flags;
}

/* Parameters are bound from the start; cells are made. A captured parameter goes into its cell:
 * NEWCELL keeps what the register held. */
static void begin_body(Compiler *c, const Scope *s) {
    Emitter *e = c->emit;
    for (Ref r = s->symbols; r != 0; r = symbol_at(c, r)->next) {
        const Symbol *symbol = symbol_at(c, r);
        if (symbol->how == HOW_CELL) {
            emit1(c, OP_NEWCELL, symbol->place);
        } else if (symbol->how == HOW_LOCAL) {
            e->bound |= symbol->flags & SYMBOL_PARAMETER ? bound_bit(symbol->place) : 0;
            e->unbinds |= symbol->flags & SYMBOL_UNBINDS ? bound_bit(symbol->place) : 0;
        }
    }
}

/* The instructions of a function, lambda, generator expression or class inside a function. */
static void generate_body(Compiler *c, const Scope *s) {
    begin_body(c, s);
    if (s->kind == SCOPE_LAMBDA) {
        Items i = scope_parameters(c, s->node); /* the body is behind them */
        while (i.left > 0) {
            tree_step(c, &i);
        }
        emit1(c, OP_RETURN, generate_any(c, i.at, NO_HINT));
        return;
    }
    if (s->kind == SCOPE_GENERATOR) {
        generate_generator_body(c, s->node);
        return;
    }
    generate_statements(c, s->body);
    if (!c->emit->unreachable) {
        emit1(c, OP_RETURNNONE, 0);
    }
}

/* Makes the Code of a scope; its constant index goes into the scope. Codes it refers to are made
 * already. While it is under way its Emitter is the innermost. */
static void generate_code(Compiler *c, Ref scope) {
    Emitter e;
    Scope *s = scope_at(c, scope);
    uint16_t name = s->kind == SCOPE_LAMBDA ? pool_constant_name(c, "<lambda>")
                    : s->kind == SCOPE_GENERATOR
                        ? pool_constant_name(c, "<genexpr>")
                        : pool_constant_of(c, tree_raw16(c, s->node, RAW_NAME));
    uint16_t qualifier = s->kind == SCOPE_GENERATOR ? CODE_NO_NAME : prefix_constant(c, s);
    emit_begin(c, &e, EMIT_FUNCTION, scope, tree_line(c, s->node));
    e.name = name;
    e.qualifier = qualifier;
    e.flags = code_flags(c, s);
    /* Of what a streamed def has in it, its own code is the last that needs the body. */
    if (c->arena.front != 0 && s->kind == SCOPE_FUNCTION && s->parent == 0) {
        e.keeps_tree = 0;
    }
    generate_body(c, s);
    Value code = emit_finish(c);
    uint16_t index = pool_code_append(c, code);
    scope_at(c, scope)->code = index;
}

/* All codes of the statement that was resolved last. A code refers to its inner ones as
 * constants, so these come first: no two functions are under way at a time. */
void generate_functions(Compiler *c) {
    /* Scopes are in order of appearance: backwards, inner ones come before outer ones. */
    Ref reversed = 0;
    for (Ref s = c->scopes; s != 0;) {
        Ref next = scope_at(c, s)->next;
        scope_at(c, s)->next = reversed;
        reversed = s;
        s = next;
    }
    for (Ref s = reversed; s != 0; s = scope_at(c, s)->next) {
        if (scope_at(c, s)->kind != SCOPE_COMPREHENSION) {
            generate_code(c, s);
        }
    }
    c->scopes = c->last_scope = 0;
}

/* ---- statements ---- */

/* Makes the function or class object of statement r in dest. place: for generate_class(). */
typedef void Leaf(Compiler *c, Ref r, Reg dest, uint32_t *place);

/* decorator(decorator(...(leaf))) into dest. Decorators are evaluated from the top down and
 * called from the bottom up, each call on the line of its own decorator. */
static void generate_decorated(Compiler *c, Items decorators, Leaf *leaf, Ref r, Reg dest,
                               uint32_t *place) {
    compile_nest(c);
    if (decorators.left == 0 || node_kind(c, decorators.at) != N_DECORATOR) {
        generate_line(c, tree_line(c, r));
        leaf(c, r, dest, place);
        return;
    }
    uint16_t line = tree_line(c, decorators.at);
    uint8_t temps = c->emit->temps;
    generate_line(c, line);
    Reg base = generate_call_base(c, dest);
    generate_to(c, tree_child(c, decorators.at, 0), base);
    tree_step(c, &decorators);
    generate_decorated(c, decorators, leaf, r, emit_temp(c), place);
    generate_line(c, line);
    emit3(c, OP_CALL, dest, base, 1);
    c->emit->temps = temps;
}

/* Makes function or class, decorated, and stores it under its name. Without decorators it is
 * made in the register of a plain local. */
static void store_definition(Compiler *c, Ref r, Leaf *leaf, uint32_t *place) {
    Items items = tree_items(c, r, 0);
    /* The statement has the name only; a target is a NAME node. */
    Ref target = scope_target(c, tree_name(c, tree_raw16(c, r, RAW_NAME)));
    bool decorated = items.left > 0 && node_kind(c, items.at) == N_DECORATOR;
    Reg local = decorated ? -1 : generate_local(c, target);
    if (local >= 0) {
        leaf(c, r, local, place);
        c->emit->bound |= bound_bit(local);
        return;
    }
    Reg t = emit_temp(c);
    generate_decorated(c, items, leaf, r, t, place);
    generate_store(c, target, t);
    c->emit->temps = 0;
}

/* For generate_decorated. */
static void leaf_function(Compiler *c, Ref r, Reg dest, uint32_t *place) {
    (void)place;
    generate_function_object(c, r, dest);
}

/* DEFINE, where a function without decorators is stored in the namespace, or in a global, under the
 * name that its code has. False if it is not, or for another reason: nothing was emitted then. */
static bool define(Compiler *c, Ref r) {
    Emitter *e = c->emit;
    Items items = tree_items(c, r, 0);
    Ref target = scope_target(c, tree_name(c, tree_raw16(c, r, RAW_NAME)));
    const Symbol *symbol = scope_symbol(c, target);
    uint16_t name = symbol != NULL ? symbol->name : tree_pool_name(c, target);
    uint16_t code = scope_at(c, tree_scope(c, r))->code;
    const Code *made = AS(Code, pool_code(c, code));
    if ((items.left > 0 && node_kind(c, items.at) == N_DECORATOR) || code > 0xff || e->temps != 0 ||
        !value_same(pool_value(c, name), code_name(made))) {
        return false;
    }
    bool space = symbol == NULL
                     ? e->kind != EMIT_MODULE && !emit_is_global(c, pool_constant_of(c, name))
                     : symbol->how == HOW_NAME || symbol->how == HOW_FREENAME;
    if (space != ((e->flags & CODE_NAMES) != 0) ||
        (symbol != NULL && symbol->how >= HOW_LOCAL && symbol->how <= HOW_FREE)) {
        return false;
    }
    unsigned flags = made->head.flags & (CODE_DEFAULTS | CODE_KWDEFAULTS);
    generate_line(c, tree_line(c, r));
    if (flags != 0) {
        generate_all_defaults(c, scope_parameters(c, r), flags, emit_temp(c));
        e->temps = 0;
    }
    emit_define(c, code, flags == 0);
    return true;
}

void generate_def(Compiler *c, Ref r) {
    if (!define(c, r)) {
        store_definition(c, r, leaf_function, NULL);
    }
}

/* BUILDCLASS and its operands: function of the body, bases, keywords. *place is where the
 * body's constant is in that code: stream_class() knows it later. Where the statement cannot run
 * again the body's code is dropped as it is used (TAKEFUNCTION). */
static void leaf_class(Compiler *c, Ref r, Reg dest, uint32_t *place) {
    uint8_t temps = c->emit->temps;
    Items bases = tree_items(c, r, 0);
    while (bases.left > 0 && node_kind(c, bases.at) == N_DECORATOR) {
        tree_step(c, &bases);
    }
    Reg base = generate_call_base(c, dest);
    Opcode make = generate_runs_once(c) ? OP_TAKEFUNCTION : OP_MAKEFUNCTIONW;
    /* A class that is streamed has no Scope and no code yet. */
    Ref scope = tree_scope(c, r);
    emit2(c, make, base, scope != 0 ? scope_at(c, scope)->code : 0);
    *place = emit_here(c) - 2;
    if (generate_needs_spread(c, bases)) {
        generate_list(c, bases, emit_temp(c));
        Items keywords = generate_first_keyword(c, bases);
        if (keywords.left > 0) {
            generate_keyword_dict(c, keywords, emit_temp(c), base);
        }
        emit3(c, OP_BUILDCLASSEX, dest, base, keywords.left > 0 ? 2 : 1);
    } else {
        int names;
        int n = generate_arguments(c, bases, &names);
        if (names < 0) {
            emit3(c, OP_BUILDCLASS, dest, base, n);
        } else {
            emit(c, OP_BUILDCLASSKW, dest, base, n, names);
        }
    }
    c->emit->temps = temps;
}

void generate_class(Compiler *c, Ref r, uint32_t *place) {
    store_definition(c, r, leaf_class, place);
}
