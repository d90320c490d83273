/* SPDX-License-Identifier: MIT */
/* Statements to instructions. Compound ones by way of the phases in generate_block.c. */
#include "builtins.h"
#include "compile/generate.h"

void generate_line(Compiler *c, uint32_t line) {
    c->emit->line = line;
}

/* ---- simple statements ---- */

/* The REPL shows the value of an expression statement at module level; elsewhere only effects
 * count, and what has none leaves no code. */
static void generate_expression(Compiler *c, Ref r) {
    if (c->mode == COMPILE_SINGLE && c->emit->kind == EMIT_MODULE) {
        emit1(c, OP_PRINTEXPR, generate_any(c, r, NO_HINT));
    } else {
        generate_discard(c, r);
    }
}

/* NAME = const(EXPRESSION) at module level: later uses of NAME are the value itself, and a
 * private name does not even become a global. True: nothing is left to do. _X = const(4) as in
 * MicroPython. `const` must be a streamed name, unresolved, and its argument made of constants. */
static bool define_constant(Compiler *c, Ref target, Ref call) {
    Value v;
    if (c->emit->kind != EMIT_MODULE || node_kind(c, call) != N_CALL ||
        node_kind(c, target) != N_NAME) {
        return false;
    }
    Ref function = tree_child(c, call, 0);
    Items arguments = tree_items(c, call, 1);
    if (node_kind(c, function) != N_NAME || tree_is_resolved(c, function) ||
        !pool_is(c, tree_pool_name(c, function), "const") || arguments.left != 1 ||
        !fold_expression(c, arguments.at, &v)) {
        return false;
    }
    uint16_t name = tree_pool_name(c, target);
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
    Items targets = tree_items(c, r, 0);
    targets.left--;
    Ref last = tree_child(c, r, targets.left);
    if (targets.left == 1) {
        if (!define_constant(c, targets.at, last)) {
            generate_assign(c, targets.at, last);
        }
        return;
    }
    /* a = b = value: in a temporary, since storing into the first target may change the
     * second's. */
    Reg value = emit_temp(c);
    generate_to(c, last, value);
    for (; targets.left > 0; tree_step(c, &targets)) {
        generate_store(c, targets.at, value);
    }
}

/* In a class body: __annotations__[name] = annotation. x: int = 1 assigns first. Elsewhere
 * annotations are not evaluated, and not in the tree. The dict is made by the first of them, so
 * classes without any have none. */
static void generate_annotation(Compiler *c, Ref r) {
    Emitter *e = c->emit;
    Ref target = tree_child(c, r, 0), annotation = tree_child(c, r, 1),
        assigned = tree_child(c, r, 2);
    if (assigned != 0) {
        generate_assign(c, target, assigned);
        e->temps = 0;
    }
    /* o.x: int and o[x]: int leave nothing. */
    if (annotation == 0 || node_kind(c, target) != N_NAME) {
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
    Reg value = generate_any(c, annotation, NO_HINT);
    Reg name = emit_temp(c);
    emit2(c, OP_LOADK, name, pool_constant_of(c, scope_name(c, target)));
    emit3(c, OP_SETITEM, dict, name, value);
}

/* A bare raise inside the text of a handler knows which exception is meant; elsewhere it is looked
 * for at run time. Whatever follows cannot be reached. */
static void generate_raise(Compiler *c, Ref r) {
    const Block *b = c->emit->blocks;
    Ref exception = tree_child(c, r, 0), cause = tree_child(c, r, 1);
    if (exception == 0) {
        /* A loop inside the handler changes nothing; a try inside it may. */
        while (b != NULL && b->kind == BLOCK_LOOP) {
            b = b->outer;
        }
        if (b != NULL && (b->kind == BLOCK_HANDLER || b->kind == BLOCK_STAR)) {
            emit1(c, OP_RERAISE, b->reg);
        } else {
            emit1(c, OP_RERAISE, 0);
        }
    } else {
        if (cause != 0) {
            Reg value = generate_operand(c, exception, cause, NO_HINT);
            emit2(c, OP_RAISEFROM, value, generate_any(c, cause, NO_HINT));
        } else {
            emit1(c, OP_RAISE, generate_any(c, exception, NO_HINT));
        }
    }
    c->emit->unreachable = true;
}

/* assert CONDITION [, MESSAGE]. Nothing at all with -O. What the message binds (:=) does not count
 * behind it: it is evaluated only where it fails. */
static void generate_assert(Compiler *c, Ref r) {
    Emitter *e = c->emit;
    Ref condition = tree_child(c, r, 0), message = tree_child(c, r, 1);
    if (c->vm->optimize >= 1) {
        return;
    }
    Bound bound;
    int ok = generate_jump(c, condition, true, NO_JUMPS);
    bound = e->bound;
    if (!e->unreachable) {
        emit1(c, OP_ASSERTFAIL, message != 0 ? generate_any(c, message, NO_HINT) : 0);
        e->unreachable = true;
    }
    e->bound = bound;
    emit_bind(c, ok);
}

/* import a.b: binds a; import a.b as c: binds the last module (the last operand of IMPORT). Names
 * in import statements are no nodes of the tree, so one is made for the store. */
static void generate_import(Compiler *c, Ref r) {
    Reg t = emit_temp(c);
    uint16_t as = tree_raw16(c, r, RAW_MODULE_AS);
    emit(c, OP_IMPORT, t, pool_constant_of(c, tree_raw16(c, r, RAW_MODULE)), 0, as != 0);
    Ref target = tree_name(c, as != 0 ? as : tree_raw16(c, r, RAW_MODULE_FIRST));
    generate_store(c, scope_target(c, target), t);
}

/* from m import a, b as c, or *. The level is how many dots stand before m. */
static void generate_from(Compiler *c, Ref r) {
    Reg module = emit_temp(c);
    uint16_t name = tree_raw16(c, r, RAW_MODULE);
    uint16_t k = name != 0 ? pool_constant_of(c, name) : pool_constant_name(c, "");
    emit(c, OP_IMPORT, module, k, *tree_raw(c, r, RAW_LEVEL), 1);
    Items items = tree_items(c, r, 0);
    if (items.left == 0) {
        emit1(c, OP_IMPORTSTAR, module);
        return;
    }
    Reg t = emit_temp(c);
    for (; items.left > 0; tree_step(c, &items)) {
        uint16_t as = tree_raw16(c, items.at, RAW_AS);
        name = tree_raw16(c, items.at, RAW_POOL);
        k = pool_constant_of(c, name);
        Ref target = scope_target(c, tree_name(c, as != 0 ? as : name));
        Reg local = generate_local(c, target);
        emit3(c, OP_IMPORTFROM, local >= 0 ? local : t, module, k);
        if (local >= 0) {
            c->emit->bound |= bound_bit(local);
        } else {
            generate_store(c, target, t);
        }
    }
}

/* The docstring of the function or class at hand takes no code: where it stands in the source is
 * kept, and its sum, by which a changed source is found out. */
static void note_docstring(Compiler *c, Ref r) {
    Emitter *e = c->emit;
    e->doc_sum = tree_raw16(c, r, RAW_DOC_SUM);
    e->doc_offset = tree_raw32(c, r, RAW_DOC_OFFSET);
    e->doc_length = tree_raw32(c, r, RAW_DOC_LENGTH);
}

/* In streamed classes and exec(): later uses of these names go to the globals. In a tree scope.c
 * has seen to it. */
static void generate_global(Compiler *c, Ref r) {
    if (c->emit->scope != 0 || c->emit->kind == EMIT_MODULE || node_kind(c, r) == N_NONLOCAL) {
        return;
    }
    for (Items i = tree_items(c, r, 0); i.left > 0; tree_step(c, &i)) {
        emit_global_name(c, pool_constant_of(c, tree_pool_name(c, i.at)));
    }
}

/* ---- compound statements of a tree ---- */

/* The parts of `if`, `elif` and `else` in turn. `joined` is what all parts that reach the end have
 * bound. Of a condition that is known (fold_truth) only the part that runs is generated. */
static COMPILE_APART void generate_if(Compiler *c, Ref r) {
    Emitter *e = c->emit;
    int end = NO_JUMPS;
    Bound joined = ~(Bound)0;
    for (Ref arm = tree_block(c, r, 0);;) {
        Ref condition = tree_child(c, arm, 0), next = tree_next(c, arm);
        int truth = condition != 0 ? fold_truth(c, condition) : 1;
        Bound bound = e->bound;
        int other = NO_JUMPS;
        if (condition != 0) {
            generate_line(c, tree_line(c, arm));
        }
        if (truth != 0) {
            other = condition != 0 ? generate_jump(c, condition, false, NO_JUMPS) : NO_JUMPS;
            bound = e->bound;
            generate_statements(c, tree_block(c, arm, 0));
            joined &= e->unreachable ? ~(Bound)0 : e->bound;
        }
        if (truth == 1) {
            break;
        }
        arm = next;
        if (arm != 0 && truth != 0) {
            end = emit_goto(c, end);
        }
        emit_bind(c, other);
        e->bound = bound;
        if (arm == 0) {
            joined &= e->unreachable ? ~(Bound)0 : e->bound;
            break;
        }
    }
    emit_bind(c, end);
    e->bound = joined;
}

/* The parts of these are done by the functions that stream.c uses as well. What is behind a block
 * is looked for before the block is generated: its statement may be used up then. */
static COMPILE_APART void generate_while(Compiler *c, Ref r) {
    Ref condition = tree_child(c, r, 0), other = tree_block(c, r, 1);
    uint16_t line = tree_line(c, r);
    Block b;
    uint32_t body;
    generate_while_begin(c, &b, condition, &body);
    bool keep = b.top < 0; /* the condition comes behind the body */
    c->emit->keeps_tree += keep;
    generate_statements(c, tree_block(c, r, 0));
    generate_while_finish(c, &b, condition, body, line);
    c->emit->keeps_tree -= keep;
    generate_statements(c, other);
    generate_loop_end(c, &b);
}

/* The target is stored to at the head of the body, so its tree is used there and not again. */
static COMPILE_APART void generate_for(Compiler *c, Ref r) {
    Block b;
    Ref other = tree_block(c, r, 1);
    generate_for_begin(c, &b, tree_child(c, r, 0), tree_child(c, r, 1), tree_op(c, r));
    generate_statements(c, tree_block(c, r, 0));
    generate_for_finish(c, &b, other != 0);
    generate_statements(c, other);
    generate_loop_end(c, &b);
}

/* The phases in the order of the source; generate_block.c says what each leaves behind. A name of a
 * clause is kept in the tree over its block, which would else be used up by then. */
static COMPILE_APART void generate_try(Compiler *c, Ref r) {
    Try t;
    Ref handler = tree_block(c, r, 1), other = tree_block(c, r, 2), final = tree_block(c, r, 3);
    generate_try_begin(c, &t, final != 0, handler != 0);
    generate_statements(c, tree_block(c, r, 0));
    if (handler != 0) {
        generate_try_handlers(c, &t);
        while (handler != 0) {
            Ref next = tree_next(c, handler), name = tree_child(c, handler, 1);
            generate_line(c, tree_line(c, handler));
            generate_handler_begin(c, &t, tree_child(c, handler, 0), name, tree_op(c, handler));
            /* The name is deleted at the end of the clause. */
            c->emit->keeps_tree += (name != 0);
            generate_statements(c, tree_block(c, handler, 0));
            generate_handler_end(c, &t);
            c->emit->keeps_tree -= (name != 0);
            handler = next;
        }
        generate_try_handlers_end(c, &t);
        generate_statements(c, other);
        generate_try_else_end(c, &t);
    }
    if (final != 0) {
        generate_finally_begin(c, &t);
        generate_statements(c, final);
        generate_finally_end(c, &t);
    } else {
        generate_try_no_finally(c, &t);
    }
}

/* Items nest: `with a, b` is `with a: with b`. As deep as there are items, by the C stack. */
static COMPILE_APART void generate_with(Compiler *c, Items items, Ref body, bool async) {
    With w;
    compile_nest(c);
    generate_with_begin(c, &w, items.at, async);
    if (items.left > 1) {
        tree_step(c, &items);
        generate_with(c, items, body, async);
    } else {
        generate_statements(c, body);
    }
    generate_with_end(c, &w);
}

/* The subject is in a register, its tree is needed no more. Patterns are, up to the end of the
 * case. */
static COMPILE_APART void generate_match(Compiler *c, Ref r) {
    Match m;
    Ref next, cases = tree_block(c, r, 0);
    generate_match_begin(c, &m, tree_child(c, r, 0), cases);
    for (r = cases; r != 0; r = next) {
        next = tree_next(c, r);
        generate_line(c, tree_line(c, r));
        generate_case_begin(c, &m, r);
        generate_statements(c, tree_block(c, r, 0));
        generate_case_end(c, &m);
    }
    generate_match_end(c, &m);
}

/* ---- any statement ---- */

/* A simple statement. */
static COMPILE_APART void generate_simple(Compiler *c, Ref r) {
    switch (node_kind(c, r)) {
    case N_EXPRESSION: generate_expression(c, tree_child(c, r, 0)); break;
    case N_ASSIGN:
    case N_ASSIGNS: generate_assignment(c, r); break;
    case N_AUGMENT: generate_augmented(c, r); break;
    case N_ANNOTATE: generate_annotation(c, r); break;
    case N_RETURN: generate_exit(c, EXIT_RETURN, tree_child(c, r, 0)); break;
    case N_BREAK: generate_exit(c, EXIT_BREAK, 0); break;
    case N_CONTINUE: generate_exit(c, EXIT_CONTINUE, 0); break;
    case N_RAISE: generate_raise(c, r); break;
    case N_DELETE:
        for (Items i = tree_items(c, r, 0); i.left > 0; tree_step(c, &i)) {
            generate_delete(c, i.at);
        }
        break;
    case N_ASSERT: generate_assert(c, r); break;
    case N_IMPORT: generate_import(c, r); break;
    case N_FROM: generate_from(c, r); break;
    case N_GLOBAL:
    case N_NONLOCAL: generate_global(c, r); break;
    case N_DOCSTRING: note_docstring(c, r); break;
    default: break; /* pass */
    }
}

/* A statement of a tree; all temporaries are free again behind it. */
void generate_statement(Compiler *c, Ref r) {
    uint32_t place;
    generate_line(c, tree_line(c, r));
    switch (node_kind(c, r)) {
    case N_IF: generate_if(c, r); break;
    case N_WHILE: generate_while(c, r); break;
    case N_FOR: generate_for(c, r); break;
    case N_TRY: generate_try(c, r); break;
    case N_MATCH: generate_match(c, r); break;
    case N_WITH:
    case N_AWITH:
        generate_with(c, tree_items(c, r, 0), tree_block(c, r, 0), node_kind(c, r) == N_AWITH);
        break;
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
    while (r != 0 && !c->emit->unreachable) {
        if (c->emit->keeps_tree == 0) {
            tree_use_up(c, r);
        }
        Ref next = tree_next(c, r);
        generate_statement(c, r);
        r = next;
    }
}
