/* SPDX-License-Identifier: MIT */
/* Statements to instructions. Compound ones by way of the phases in generate_block.c. */
#include "builtins.h"
#include "compile/generate.h"

void generate_line(Compiler *c, uint32_t line) {
    c->emit->line = line;
}

/* ---- simple statements ---- */

/* The REPL shows the value of an expression statement at module level; elsewhere only effects
 * count. */
static void generate_expression(Compiler *c, Ref r) {
    if (c->mode == COMPILE_SINGLE && c->emit->kind == EMIT_MODULE) {
        emit1(c, OP_PRINTEXPR, generate_any(c, r, NO_HINT));
    } else {
        generate_discard(c, r);
    }
}

/* NAME = const(EXPRESSION) at module level: later uses of NAME are the value itself, and a
 * private name does not even become a global. True: nothing is left to do. _X = const(4) as in
 * MicroPython. `const` must be a streamed name, unresolved, and its argument a constant. */
static bool define_constant(Compiler *c, const Node *n) {
    Ref target = node_at(c, n->c)->a;
    const Node *call = node_at(c, n->d);
    Value v;
    if (c->emit->kind != EMIT_MODULE || call->kind != N_CALL || call->op != 0 ||
        node_kind(c, call->a) != N_NAME || node_at(c, call->a)->op != 0 ||
        !pool_is(c, node_at(c, call->a)->a, "const") || call->b == 0 ||
        node_at(c, call->b)->b != 0 || !fold_constant(c, node_at(c, call->b)->a, &v)) {
        return false;
    }
    if (node_at(c, n->c)->b != 0 || node_kind(c, target) != N_NAME) {
        return false;
    }
    uint16_t name = node_at(c, target)->a;
    /* v may be in the heap: from here on it is behind the pool. */
    uint16_t value = pool_add(c, v);
    pool_const_add(c, name, value);
    if (AS(Str, pool_value(c, name))->text[0] != '_') {
        Reg t = emit_temp(c);
        generate_constant(c, pool_value(c, value), t);
        generate_store_name(c, name, t);
    }
    return true;
}

/* TARGET = ... = VALUE. One target gets the value straight; several from a temporary, from left
 * to right. */
static void generate_assignment(Compiler *c, Ref r) {
    const Node *n = node_at(c, r);
    if (define_constant(c, n)) {
        return;
    }
    if (node_at(c, n->c)->b == 0) {
        generate_assign(c, node_at(c, n->c)->a, n->d);
        return;
    }
    /* a = b = value: in a temporary, since storing into the first target may change the
     * second's. */
    Reg value = emit_temp(c);
    generate_to(c, n->d, value);
    for (Ref i = n->c; i != 0; i = node_at(c, i)->b) {
        generate_store(c, node_at(c, i)->a, value);
    }
}

/* In a class body: __annotations__[name] = annotation. x: int = 1 assigns first. Elsewhere
 * annotations are not evaluated: scope.c has removed them. */
static void generate_annotation(Compiler *c, const Node *n) {
    Emitter *e = c->emit;
    if (n->e != 0) {
        generate_assign(c, n->c, n->e);
        e->temps = 0;
    }
    /* o.x: int and o[x]: int leave nothing. */
    if (n->d == 0 || node_kind(c, n->c) != N_NAME) {
        return;
    }
    uint16_t k = pool_constant_name(c, "__annotations__");
    Reg dict = emit_temp(c);
    if (!e->annotations) {
        e->annotations = true;
        emit3(c, OP_BUILDDICT, dict, dict, 0);
        emit2(c, OP_SETNAME, dict, k);
    } else {
        emit2(c, OP_GETNAME, dict, k);
    }
    Reg value = generate_any(c, n->d, NO_HINT);
    Reg name = emit_temp(c);
    emit2(c, OP_LOADK, name, pool_constant_of(c, scope_name(c, n->c)));
    emit3(c, OP_SETITEM, dict, name, value);
}

/* A bare raise inside the text of a handler knows which exception is meant. */
static void generate_raise(Compiler *c, const Node *n) {
    const Block *b = c->emit->blocks;
    if (n->c == 0) {
        /* A loop inside the handler changes nothing; a try inside it may. */
        while (b != NULL && b->kind == BLOCK_LOOP) {
            b = b->outer;
        }
        if (b != NULL && b->kind == BLOCK_HANDLER) {
            emit1(c, OP_RERAISE, b->reg);
        } else {
            emit1(c, OP_RERAISEHANDLED, 0);
        }
    } else {
        if (n->d != 0) {
            Reg value = generate_operand(c, n->c, n->d, NO_HINT);
            emit2(c, OP_RAISEFROM, value, generate_any(c, n->d, NO_HINT));
        } else {
            emit1(c, OP_RAISE, generate_any(c, n->c, NO_HINT));
        }
    }
    c->emit->unreachable = true;
}

/* assert CONDITION [, MESSAGE]. Nothing at all with -O. */
static void generate_assert(Compiler *c, const Node *n) {
    Emitter *e = c->emit;
    if (c->vm->optimize >= 1) {
        return;
    }
    Bound bound;
    int ok = generate_jump(c, n->c, true, NO_JUMPS);
    bound = e->bound;
    if (!e->unreachable) {
        emit1(c, OP_ASSERTFAIL, n->d != 0 ? generate_any(c, n->d, NO_HINT) : 0);
        e->unreachable = true;
    }
    e->bound = bound;
    emit_bind(c, ok);
}

/* import a.b: binds a; import a.b as c: binds the last module (the last operand of IMPORT). */
static void generate_import(Compiler *c, const Node *n) {
    Reg t = emit_temp(c);
    emit(c, OP_IMPORT, t, pool_constant_of(c, n->c), 0, n->d != 0);
    Ref name = n->d != 0 ? n->d : n->e;
    Ref target = tree_node(c, N_NAME, 0, name, 0, 0);
    generate_store(c, scope_target(c, target), t);
}

/* from m import a, b as c, or *. n->op is the level: how many dots stand before m. */
static void generate_from(Compiler *c, const Node *n) {
    Reg module = emit_temp(c);
    uint16_t k = n->c != 0 ? pool_constant_of(c, n->c) : pool_constant_name(c, "");
    emit(c, OP_IMPORT, module, k, n->op, 1);
    if (n->d == 0) {
        emit1(c, OP_IMPORTSTAR, module);
        return;
    }
    Reg t = emit_temp(c);
    for (Ref i = n->d; i != 0; i = node_at(c, i)->b) {
        const Node *item = node_at(c, i);
        emit3(c, OP_IMPORTFROM, t, module, pool_constant_of(c, item->c));
        Ref target = tree_node(c, N_NAME, 0, item->a != 0 ? item->a : item->c, 0, 0);
        generate_store(c, scope_target(c, target), t);
    }
}

/* In streamed classes and exec(): later uses of these names go to the globals. In a tree scope.c
 * has seen to it. */
static void generate_global(Compiler *c, const Node *n) {
    if (c->emit->scope != 0 || c->emit->kind == EMIT_MODULE || n->kind == N_NONLOCAL) {
        return;
    }
    for (Ref i = n->c; i != 0; i = node_at(c, i)->b) {
        emit_global_name(c, pool_constant_of(c, node_at(c, i)->c));
    }
}

/* ---- compound statements of a tree ---- */

/* The parts of `if`, `elif` and `else` in turn: a chain is no recursion. `joined` is what all
 * parts that reach the end have bound. */
static COMPILE_APART void generate_if(Compiler *c, Ref r) {
    Emitter *e = c->emit;
    int end = NO_JUMPS;
    Bound joined = ~(Bound)0;
    for (;;) {
        const Node *n = node_at(c, r);
        int truth = fold_truth(c, n->c);
        Bound bound = e->bound;
        int other = NO_JUMPS;
        generate_line(c, n->b);
        if (truth != 0) {
            other = generate_jump(c, n->c, false, NO_JUMPS);
            bound = e->bound;
            generate_statements(c, n->d);
            joined &= e->unreachable ? ~(Bound)0 : e->bound;
        }
        r = n->e;
        if (truth == 1) {
            break;
        }
        if (r != 0 && truth != 0) {
            end = emit_goto(c, end);
        }
        emit_bind(c, other);
        e->bound = bound;
        if (r == 0 || node_kind(c, r) != N_IF || node_at(c, r)->op == 0) {
            generate_statements(c, r);
            joined &= e->unreachable ? ~(Bound)0 : e->bound;
            break;
        }
    }
    emit_bind(c, end);
    e->bound = joined;
}

/* The parts of these are done by the functions that stream.c uses as well. */
static COMPILE_APART void generate_while(Compiler *c, Ref r) {
    const Node *n = node_at(c, r);
    Block b;
    uint32_t body;
    generate_while_begin(c, &b, n->c, &body);
    generate_statements(c, n->d);
    generate_while_finish(c, &b, n->c, body, n->b);
    generate_statements(c, n->e);
    generate_loop_end(c, &b);
}

static COMPILE_APART void generate_for(Compiler *c, Ref r) {
    const WideNode *w = wide_at(c, r);
    Block b;
    generate_for_begin(c, &b, w->node.c, w->node.d);
    generate_statements(c, w->node.e);
    generate_for_finish(c, &b, w->f != 0);
    generate_statements(c, w->f);
    generate_loop_end(c, &b);
}

static COMPILE_APART void generate_try(Compiler *c, Ref r) {
    const WideNode *w = wide_at(c, r);
    Try t;
    generate_try_begin(c, &t, w->f != 0, w->node.d != 0);
    generate_statements(c, w->node.c);
    if (w->node.d != 0) {
        generate_try_handlers(c, &t);
        for (Ref h = w->node.d; h != 0; h = node_at(c, h)->a) {
            generate_line(c, node_at(c, h)->b);
            generate_handler_begin(c, &t, node_at(c, h)->c, node_at(c, h)->d);
            generate_statements(c, node_at(c, h)->e);
            generate_handler_end(c, &t);
        }
        generate_try_handlers_end(c, &t);
        generate_statements(c, w->node.e);
        generate_try_else_end(c, &t);
    }
    if (w->f != 0) {
        generate_finally_begin(c, &t);
        generate_statements(c, w->f);
        generate_finally_end(c, &t);
    } else {
        generate_try_no_finally(c, &t);
    }
}

/* Items nest: `with a, b` is `with a: with b`. */
static COMPILE_APART void generate_with(Compiler *c, Ref items, Ref body) {
    const Node *n = node_at(c, items);
    With w;
    compile_nest(c);
    generate_with_begin(c, &w, n->a, n->c);
    if (n->b != 0) {
        generate_with(c, n->b, body);
    } else {
        generate_statements(c, body);
    }
    generate_with_end(c, &w);
}

/* ---- any statement ---- */

/* A simple statement. */
static COMPILE_APART void generate_simple(Compiler *c, Ref r) {
    const Node *n = node_at(c, r);
    switch (n->kind) {
    case N_EXPRESSION: generate_expression(c, n->c); break;
    case N_ASSIGN: generate_assignment(c, r); break;
    case N_AUGMENT: generate_augmented(c, r); break;
    case N_ANNOTATE: generate_annotation(c, n); break;
    case N_RETURN: generate_exit(c, EXIT_RETURN, n->c); break;
    case N_BREAK: generate_exit(c, EXIT_BREAK, 0); break;
    case N_CONTINUE: generate_exit(c, EXIT_CONTINUE, 0); break;
    case N_RAISE: generate_raise(c, n); break;
    case N_DELETE:
        for (Ref i = n->c; i != 0; i = node_at(c, i)->b) {
            generate_delete(c, node_at(c, i)->a);
        }
        break;
    case N_ASSERT: generate_assert(c, n); break;
    case N_IMPORT: generate_import(c, n); break;
    case N_FROM: generate_from(c, n); break;
    case N_GLOBAL:
    case N_NONLOCAL: generate_global(c, n); break;
    default: break; /* pass */
    }
}

/* A statement of a tree; all temporaries are free again behind it. */
void generate_statement(Compiler *c, Ref r) {
    const Node *n = node_at(c, r);
    uint32_t place;
    generate_line(c, n->b);
    switch (n->kind) {
    case N_IF: generate_if(c, r); break;
    case N_WHILE: generate_while(c, r); break;
    case N_FOR: generate_for(c, r); break;
    case N_TRY: generate_try(c, r); break;
    case N_WITH: generate_with(c, n->c, n->d); break;
    case N_DEF: generate_def(c, r); break;
    case N_CLASS: generate_class(c, r, &place); break;
    default: generate_simple(c, r); break;
    }
    c->emit->temps = 0;
}

/* What cannot be reached is left out. Nothing follows a return, raise, break or continue in its
 * block. */
void generate_statements(Compiler *c, Ref r) {
    compile_nest(c);
    for (; r != 0 && !c->emit->unreachable; r = node_at(c, r)->a) {
        generate_statement(c, r);
    }
}
