/* SPDX-License-Identifier: MIT */
/* Loops, try and with, by phases, and the ways out of them.
 *
 *  try body        row -> handlers               for          GETITER  b
 *  JUMP otherwise                                top:         FORNEXT  x, b -> exhausted
 *  handlers:  PUSHEXC e                                       body
 *             JNOMATCH e, type -> next                        JUMP top
 *             body                               breaks:      CLEAR b, 3
 *             POPEXC e; JUMP end                 exhausted:   else part
 *  next:      ...
 *             RERAISE e                          while        JUMP continues
 *  otherwise: else part                          body:        body
 *  end:                                          continues:   J.. condition -> body
 *
 *  finally    all of the above; row -> final
 *  final:     PUSHEXC f
 *             body
 *             ENDFINALLY f
 *             J.. if f is an exit
 *             POPEXC f
 *
 * An exit (return, break, continue) puts its number into f, a return value into f + 2, and jumps to
 * final. From FINALLY bodies and handlers an exit leaves by POPEXC. The handler register e + 2
 * takes an exception out of a handler that has a name to delete. */
#include "compile/generate.h"

/* break_bound is the intersection over all breaks: it begins as everything. */
void generate_push_block(Compiler *c, Block *b, unsigned kind, Reg reg) {
    *b = (Block){0};
    b->outer = c->emit->blocks;
    b->kind = (uint8_t)kind;
    b->reg = (uint8_t)reg;
    b->top = -1;
    b->continues = b->breaks = b->jumps = NO_JUMPS;
    b->break_bound = ~(Bound)0;
    c->emit->blocks = b;
}

/* ---- exits ---- */

/* The innermost finally that an exit from inside b has to pass; NULL if there is none. */
static Block *finally_around(Block *b) {
    while (b != NULL && b->kind != BLOCK_FINALLY_TRY) {
        b = b->outer;
    }
    return b;
}

/* An exit out of an except clause: its name goes, the outer exception is the handled one again. */
static void leave_handler(Compiler *c, const Block *b) {
    if (b->name != 0) {
        generate_clear_name(c, b->name);
    }
    emit1(c, OP_POPEXC, b->reg);
}

/* An exit out of a finally body forgets why that was entered, and what was being returned. */
static void leave_finally_body(Compiler *c, const Block *b) {
    emit1(c, OP_POPEXC, b->reg);
    if (b->exits & 1 << EXIT_RETURN) {
        emit2(c, OP_CLEAR, b->reg + 2, 1);
    }
}

/* To the loop's end or next round. `continue` in a `for` jumps back to FORNEXT; in a `while` the
 * condition stands further on, so it joins a list. */
static void leave_to_loop(Compiler *c, Block *b, unsigned kind) {
    Emitter *e = c->emit;
    if (kind == EXIT_BREAK) {
        b->break_bound &= e->bound;
        b->breaks = emit_goto(c, b->breaks);
    } else if (b->top >= 0) {
        emit_jump_to(c, OP_JUMP, 0, 0, (uint32_t)b->top);
    } else {
        b->continues = emit_goto(c, b->continues);
    }
}

/* Emits the way out through the enclosing blocks, from the innermost on, up to the loop or the
 * function's end, or to the first finally: that goes on from there, in dispatch(). value:
 * register of what is returned, or -1 for None. SyntaxError for break and continue outside of a
 * loop. */
static void unwind(Compiler *c, unsigned kind, Reg value) {
    Emitter *e = c->emit;
    for (Block *b = e->blocks; b != NULL; b = b->outer) {
        switch (b->kind) {
        case BLOCK_LOOP:
            if (kind != EXIT_RETURN) {
                leave_to_loop(c, b, kind);
                e->unreachable = true;
                return;
            }
            /* A return through a finally: the iterator must not be kept alive while that runs. */
            if (b->reg != 0 && finally_around(b) != NULL) {
                emit2(c, OP_CLEAR, b->reg, 3);
            }
            break;
        case BLOCK_HANDLER: leave_handler(c, b); break;
        case BLOCK_STAR:
            compile_error(c, e->line, 0,
                          "'break', 'continue' and 'return' cannot appear in an except* block");
        case BLOCK_FINALLY_BODY: leave_finally_body(c, b); break;
        default: /* BLOCK_FINALLY_TRY */
            /* f is the number of the exit, f + 2 what is to be returned. */
            if (kind == EXIT_RETURN && value != b->reg + 2) {
                emit2(c, OP_MOVE, b->reg + 2, value);
            }
            emit2(c, OP_LOADINT, b->reg, (int)kind);
            b->exits |= (uint8_t)(1 << kind);
            b->jumps = emit_goto(c, b->jumps);
            return;
        }
    }
    if (kind != EXIT_RETURN) {
        compile_error(c, e->line, 0,
                      kind == EXIT_BREAK ? "'break' outside loop"
                                         : "'continue' not properly in loop");
    }
    if (value < 0) {
        emit1(c, OP_RETURNNONE, 0);
    } else {
        emit1(c, OP_RETURN, value);
    }
    e->unreachable = true;
}

/* The value is evaluated before anything is left; where a finally is on the way, straight into
 * that finally's register. `return` of nothing is `return None`. */
void generate_exit(Compiler *c, unsigned kind, Ref value) {
    Emitter *e = c->emit;
    Reg r = -1;
    if (kind == EXIT_RETURN) {
        const Block *final = finally_around(e->blocks);
        bool named = false; /* a name that the way out deletes may be what is returned */
        for (const Block *b = e->blocks; b != NULL; b = b->outer) {
            named |= b->kind == BLOCK_HANDLER && b->name != 0;
        }
        Value v;
        /* An explicit None is the same as none, and RETURNNONE is shorter. */
        if (value != 0 && tree_is_constant(c, value, &v) && value_is_none(v)) {
            value = 0;
        }
        if (final != NULL) {
            r = final->reg + 2;
            if (value != 0) {
                generate_to(c, value, r);
            } else {
                emit1(c, OP_LOADNONE, r);
            }
        } else if (value != 0) {
            /* A local in place would be cleared on the way, if it is that name. */
            r = named ? emit_temp(c) : generate_any(c, value, NO_HINT);
            if (named) {
                generate_to(c, value, r);
            }
        }
    }
    unwind(c, kind, r);
    e->temps = 0;
}

/* ---- loops ---- */

/* What a loop's body may unbind is not surely bound at its head. repeats > 0 says that the code
 * at hand may run more than once (generate_runs_once). */
static void loop_enter(Compiler *c, Block *b, Reg reg) {
    Emitter *e = c->emit;
    generate_push_block(c, b, BLOCK_LOOP, reg);
    e->repeats++;
    e->bound = generate_anywhere(c, e->bound);
    b->head_bound = e->bound;
}

/* for TARGET in ITERABLE: iterates in three block registers; a plain local gets its items
 * without a detour. The iterable is evaluated before the block is entered: it is not part of the
 * loop. */
void generate_for_begin(Compiler *c, Block *b, Ref target, Ref iterable, bool async) {
    Emitter *e = c->emit;
    viper_note(c, target, iterable, true);
    Reg source = generate_any(c, iterable, NO_HINT);
    Reg reg = emit_block_registers(c, 3);
    Opcode next = async ? OP_FORANEXT : OP_FORNEXT;
    emit3(c, async ? OP_GETAWAITABLE : OP_GETITER, reg, source, 3);
    e->temps = 0;
    loop_enter(c, b, reg);
    b->top = (int32_t)emit_here(c);
    Reg local = generate_local(c, target);
    if (local >= 0) {
        b->jumps = emit_jump(c, next, local, reg, NO_JUMPS);
        e->bound |= bound_bit(local);
    } else {
        Reg item = emit_temp(c);
        b->jumps = emit_jump(c, next, item, reg, NO_JUMPS);
        generate_store(c, target, item);
        e->temps = 0;
    }
}

/* Breaks clear the iteration's registers; FORNEXT does so itself when it is exhausted. has_else:
 * then breaks jump over the else part, and what is bound there is not what is bound at the
 * breaks. */
void generate_for_finish(Compiler *c, Block *b, bool has_else) {
    Emitter *e = c->emit;
    generate_pop_block(c);
    e->repeats--;
    e->block_top = b->reg;
    if (!e->unreachable) {
        emit_jump_to(c, OP_JUMP, 0, 0, (uint32_t)b->top);
        e->unreachable = true;
    }
    Bound bound = b->head_bound;
    if (b->breaks != NO_JUMPS) {
        emit_bind(c, b->breaks);
        emit2(c, OP_CLEAR, b->reg, 3);
        /* Without an else part breaks and exhaustion meet here already. */
        b->breaks = has_else ? emit_goto(c, NO_JUMPS) : NO_JUMPS;
        bound &= has_else ? ~(Bound)0 : b->break_bound;
    }
    emit_bind(c, b->jumps);
    e->bound = bound;
}

/* The condition stands behind the body, so that a round takes one jump. *body is where the
 * condition jumps back to. A condition that is always true has no code at all, and `continue`
 * goes to the body's beginning; with one that is never true the body is left out. */
void generate_while_begin(Compiler *c, Block *b, Ref condition, uint32_t *body) {
    Emitter *e = c->emit;
    int truth = fold_truth(c, condition);
    loop_enter(c, b, 0);
    if (truth == 1) {
        b->top = (int32_t)emit_here(c);
    } else {
        b->continues = emit_goto(c, NO_JUMPS);
        e->unreachable = truth == 0;
    }
    *body = emit_here(c);
}

/* `while True` has no way out but break: nothing follows it. `line` is that of the condition,
 * whose code comes after the body's. */
void generate_while_finish(Compiler *c, Block *b, Ref condition, uint32_t body, uint32_t line) {
    Emitter *e = c->emit;
    generate_pop_block(c);
    if (b->top >= 0) {
        e->repeats--;
        if (!e->unreachable) {
            emit_jump_to(c, OP_JUMP, 0, 0, body);
        }
        e->unreachable = true;
        /* Nothing falls through, so this side takes nothing away where the breaks join. */
        e->bound = ~(Bound)0;
        return;
    }
    emit_bind(c, b->continues);
    /* The condition is also reached without the body having run. */
    e->bound = b->head_bound;
    generate_line(c, line);
    emit_bind_at(c, generate_jump(c, condition, true, NO_JUMPS), body);
    e->repeats--; /* the condition runs in every round, too */
}

/* Here breaks meet the end of the else part. */
void generate_loop_end(Compiler *c, Block *b) {
    Emitter *e = c->emit;
    if (b->breaks != NO_JUMPS) {
        e->bound = (e->unreachable ? ~(Bound)0 : e->bound) & b->break_bound;
        emit_bind(c, b->breaks);
    }
}

/* ---- the end of finally and with: where to now? ---- */

/* Behind a finally body whose block is popped: goes on with the exit that f says, or falls
 * through. normal: can it? pop: PUSHEXC was done, so POPEXC has to undo it; otherwise f is only
 * cleared. manager: a with's register to clear, or -1.
 *
 *     for each exit k used: LOADINT t, k; JIS f, t -> exit k
 *     POPEXC f; JUMP end
 *     exit k: POPEXC f; the way out through the enclosing blocks */
static void dispatch(Compiler *c, const Block *final, bool normal, bool pop, Reg manager) {
    Emitter *e = c->emit;
    int jumps[EXIT_CONTINUE + 1];
    unsigned left = final->exits;
    int end = NO_JUMPS;
    for (int k = EXIT_RETURN; k <= EXIT_CONTINUE; k++) {
        jumps[k] = NO_JUMPS;
        if (!(left & 1u << k)) {
            continue;
        }
        left &= ~(1u << k);
        if (normal || left != 0) { /* the last one needs no test where nothing else comes here */
            Reg t = emit_temp(c);
            emit2(c, OP_LOADINT, t, k);
            jumps[k] = emit_jump(c, OP_JIS, final->reg, t, NO_JUMPS);
            e->temps = 0;
        }
    }
    if (normal) {
        emit2(c, pop ? OP_POPEXC : OP_CLEAR, final->reg, 1);
        if (manager >= 0) {
            emit2(c, OP_CLEAR, manager, 1);
        }
        end = final->exits != 0 ? emit_goto(c, NO_JUMPS) : NO_JUMPS;
    }
    /* Backwards: the exit without a test of its own, the last of the loop above, is fallen into. */
    for (int k = EXIT_CONTINUE; k >= EXIT_RETURN; k--) {
        if (!(final->exits & 1 << k)) {
            continue;
        }
        emit_bind(c, jumps[k]);
        emit2(c, pop ? OP_POPEXC : OP_CLEAR, final->reg, 1);
        /* Then RETURN ends the frame and nothing needs to be cleared. */
        bool last = k == EXIT_RETURN && finally_around(e->blocks) == NULL;
        if (manager >= 0 && !last) {
            emit2(c, OP_CLEAR, manager, 1);
        }
        Block *outer = finally_around(e->blocks);
        if (k == EXIT_RETURN && outer != NULL) {
            /* The value goes on to the next finally's register. */
            emit2(c, OP_MOVE, outer->reg + 2, final->reg + 2);
            emit2(c, OP_CLEAR, final->reg + 2, 1);
            unwind(c, EXIT_RETURN, outer->reg + 2);
        } else {
            unwind(c, (unsigned)k, final->reg + 2);
        }
    }
    e->unreachable = !normal;
    emit_bind(c, end);
}

/* ---- try ---- */

/* Registers: three for the finally, three for the handlers (exception, outer exception, and an
 * exception out of a handler that has a name to delete). The outer registers are taken first, so
 * those of the handlers lie above them: an exception clears what is above the register of its
 * handler. */
void generate_try_begin(Compiler *c, Try *t, bool final, bool handlers) {
    Emitter *e = c->emit;
    *t = (Try){0};
    t->saved_top = e->block_top;
    t->has_final = final;
    t->bound = e->bound;
    t->otherwise = t->ends = t->next = NO_JUMPS;
    t->ends_bound = ~(Bound)0;
    if (final) {
        generate_push_block(c, &t->final, BLOCK_FINALLY_TRY, emit_block_registers(c, 3));
        e->protections++;
    }
    if (handlers) {
        t->handler.reg = (uint8_t)emit_block_registers(c, 3);
        e->protections++;
    }
    t->start = emit_here(c);
}

/* The handlers' registers stay unused until the end of the statement. */
void generate_try_no_handlers(Compiler *c, Try *t) {
    (void)t;
    c->emit->protections--;
}

/* The end of the body: on to the else part; here handlers begin. The else part is not protected by
 * them, so the row ends here. From `cleanup` on the outer exception is in reg + 1, which a CLEANUP
 * row says while handlers run. */
void generate_try_handlers(Compiler *c, Try *t) {
    Emitter *e = c->emit;
    uint32_t end = emit_here(c);
    t->else_bound = e->bound;
    t->otherwise = emit_goto(c, NO_JUMPS);
    e->protections--;
    emit_row(c, t->start, end, emit_here(c), t->handler.reg);
    generate_push_block(c, &t->handler, BLOCK_HANDLER, t->handler.reg);
    emit1(c, OP_PUSHEXC, t->handler.reg);
    t->cleanup = emit_here(c);
}

/* A clause begins with its test, unless it is bare. The row that deletes the name on the way of
 * an exception is needed where somebody could still see the name. `type` 0: a bare `except:`.
 * `name` is a NAME node or 0. */
void generate_handler_begin(Compiler *c, Try *t, Ref type, Ref name, bool star) {
    Emitter *e = c->emit;
    if (star) {
        generate_star_begin(c, t, type, name);
        return;
    }
    emit_bind(c, t->next);
    t->next = NO_JUMPS;
    e->unreachable = false;
    e->bound = generate_anywhere(c, t->bound);
    t->handler.name = 0;
    t->bare = type == 0;
    if (type != 0) {
        Reg class = generate_any(c, type, NO_HINT);
        t->next = emit_jump(c, OP_JNOMATCH, t->handler.reg, class, NO_JUMPS);
        e->temps = 0;
    }
    if (name != 0) {
        generate_store(c, name, t->handler.reg);
        t->handler.name = name;
        /* A local of a function that is left anyway is seen by nobody. */
        t->name_row = e->protections > 0 || generate_local(c, name) < 0;
        t->name_start = emit_here(c);
    }
}

/* The end of a clause: its name goes, POPEXC, and on to the end of the statement. CPython:
 * `except E as name:` is try: BODY finally: name = None; del name. */
void generate_handler_end(Compiler *c, Try *t) {
    Emitter *e = c->emit;
    if (t->star) {
        generate_star_end(c, t);
        return;
    }
    Ref name = t->handler.name;
    uint32_t end = emit_here(c);
    if (!e->unreachable) {
        leave_handler(c, &t->handler);
        t->ends_bound &= e->bound;
        t->ends = emit_goto(c, t->ends);
    }
    if (name != 0 && t->name_row) { /* an exception out of the handler: delete the name */
        Reg reg = t->handler.reg + 2;
        emit_row(c, t->name_start, end, emit_here(c), reg);
        generate_clear_name(c, name);
        emit1(c, OP_RERAISE, reg);
        e->unreachable = true;
    }
    t->handler.name = 0;
}

/* No clause matched: the exception goes on. */
void generate_try_handlers_end(Compiler *c, Try *t) {
    Emitter *e = c->emit;
    if (t->star) {
        generate_star_handlers_end(c, t);
    } else if (!t->bare) {
        emit_bind(c, t->next);
        emit1(c, OP_RERAISE, t->handler.reg);
    }
    emit_row(c, t->cleanup, emit_here(c), CODE_CLEANUP, t->handler.reg);
    generate_pop_block(c);
    e->unreachable = true;
    emit_bind(c, t->otherwise);
    e->bound = t->else_bound;
}

/* Here the clauses and the else part meet. ends_bound holds for all clauses and the else part
 * together. */
void generate_try_else_end(Compiler *c, Try *t) {
    Emitter *e = c->emit;
    if (!e->unreachable) {
        t->ends_bound &= e->bound;
    }
    emit_bind(c, t->ends);
    e->bound = t->ends_bound;
}

/* All ways out of the statement come here: falling in, exits, and exceptions by the row. What
 * tells them apart is f: absent, the number of an exit, or the exception. */
void generate_finally_begin(Compiler *c, Try *t) {
    Emitter *e = c->emit;
    generate_pop_block(c);
    e->protections--;
    t->normal = !e->unreachable;
    t->else_bound = t->normal ? e->bound : ~(Bound)0;
    emit_row(c, t->start, emit_here(c), emit_here(c), t->final.reg);
    emit_bind(c, t->final.jumps);
    /* generate_push_block() clears them; the end of the body needs them. */
    unsigned exits = t->final.exits;
    generate_push_block(c, &t->final, BLOCK_FINALLY_BODY, t->final.reg);
    t->final.exits = (uint8_t)exits;
    emit1(c, OP_PUSHEXC, t->final.reg);
    t->cleanup = emit_here(c);
    e->bound = generate_anywhere(c, t->bound);
}

/* An exception goes on, an exit goes on where it leads, else fall through. A body that does not
 * reach its end (return, raise) has overruled all of them. */
void generate_finally_end(Compiler *c, Try *t) {
    Emitter *e = c->emit;
    bool reached = !e->unreachable;
    if (reached) { /* without exits only an exception gets here */
        bool always = !t->normal && t->final.exits == 0;
        emit1(c, always ? OP_RERAISE : OP_ENDFINALLY, t->final.reg);
    }
    emit_row(c, t->cleanup, emit_here(c), CODE_CLEANUP, t->final.reg);
    generate_pop_block(c);
    /* Whoever falls through has also passed the try part's end. */
    Bound bound = e->bound | generate_anywhere(c, t->else_bound);
    if (reached) {
        dispatch(c, &t->final, t->normal, true, -1);
    }
    e->bound = bound;
    e->block_top = t->saved_top;
}

/* In streamed code exits inside the statement had to expect a finally: they get what one does at
 * least. */
void generate_try_no_finally(Compiler *c, Try *t) {
    Emitter *e = c->emit;
    if (t->has_final) { /* streamed code, where an exit had to expect one */
        generate_pop_block(c);
        e->protections--;
        if (t->final.exits != 0) {
            bool normal = !e->unreachable;
            int end = emit_goto(c, NO_JUMPS);
            emit_bind(c, t->final.jumps);
            dispatch(c, &t->final, false, false, -1);
            e->unreachable = !normal;
            emit_bind(c, end);
        }
    }
    e->block_top = t->saved_top;
}

/* ---- with ---- */

/* The bound __exit__ stays in a register of its own. WITHENTER replaces the manager by its bound
 * __exit__. Storing into a target is part of the protected region: when that raises, __exit__ is
 * called. */
void generate_with_begin(Compiler *c, With *w, Ref item, bool async) {
    Emitter *e = c->emit;
    bool as = node_kind(c, item) == N_AS;
    Ref context = as ? tree_child(c, item, 0) : item, target = as ? tree_child(c, item, 1) : 0;
    w->async = async;
    w->saved_top = e->block_top;
    w->manager = emit_block_registers(c, 1);
    w->line = e->line;
    generate_to(c, context, w->manager);
    Reg local = target != 0 ? generate_local(c, target) : -1;
    Reg entered = local >= 0 ? local : emit_temp(c);
    if (async) {
        Reg t = local >= 0 ? emit_temp(c) : entered;
        emit3(c, OP_WITHENTER, t, w->manager, true);
        generate_await(c, entered, t, 1);
    } else {
        emit3(c, OP_WITHENTER, entered, w->manager, false);
    }
    e->bound |= local >= 0 ? bound_bit(local) : 0;
    generate_push_block(c, &w->final, BLOCK_FINALLY_TRY, emit_block_registers(c, 3));
    e->protections++;
    w->start = emit_here(c);
    w->bound = e->bound;
    if (target != 0 && local < 0) {
        generate_store(c, target, entered);
    }
    e->temps = 0;
}

/* One call of __exit__ for all ways out; its answer counts only after an exception: a true one
 * suppresses it.
 *
 *     final:  PUSHEXC f
 *             CALL result, __exit__(type, value, traceback), or three times None
 *             JNONE type -> on; JTRUE result -> on
 *             ENDFINALLY f
 *     on:     where to now? */
void generate_with_end(Compiler *c, With *w) {
    Emitter *e = c->emit;
    Reg f = w->final.reg;
    generate_pop_block(c);
    e->protections--;
    emit_row(c, w->start, emit_here(c), emit_here(c), f);
    emit_bind(c, w->final.jumps);
    generate_line(c, w->line);
    emit1(c, OP_PUSHEXC, f);
    uint32_t cleanup = emit_here(c);
    Reg result = emit_temp(c);
    Reg base = generate_call_base(c, result);
    emit2(c, OP_MOVE, base, w->manager);
    Reg first = emit_temp(c);
    emit_temp(c);
    emit_temp(c);
    emit2(c, OP_EXITARGS, first, f);
    emit3(c, OP_CALL, result, base, 3);
    drop_above(c, result);
    if (w->async) {
        generate_await(c, result, result, 2);
    }
    /* The temporaries of the call are gone: the type is needed again. */
    first = emit_temp(c); /* its truth is asked only after an exception */
    emit_temp(c);
    emit_temp(c);
    emit2(c, OP_EXITARGS, first, f);
    int on = emit_jump(c, OP_JNONE, first, 0, NO_JUMPS);
    on = emit_jump(c, OP_JTRUE, result, 0, on);
    emit1(c, OP_ENDFINALLY, f);
    emit_bind(c, on);
    emit_row(c, cleanup, emit_here(c), CODE_CLEANUP, f);
    e->temps = 0;
    dispatch(c, &w->final, true, true, w->manager);
    e->bound = generate_anywhere(c, w->bound);
    e->block_top = w->saved_top;
}
