/* SPDX-License-Identifier: MIT */
/* except*: every clause may take a part of the exception, and what the clauses raise is gathered.
 *
 *  handlers:  PUSHEXC e                          e: the exception, e + 1: what was handled outside
 *             MOVE e + 2, e; BUILDLIST l         e + 2: what is left of it
 *  clause:    SPLITGROUP m, e + 2, type
 *             JNONE m -> next
 *             PUSHEXC m
 *             body                               row -> failed
 *             JUMP done
 *  failed:    LISTAPPEND l, m + 2                m + 2: what the body has raised
 *  done:      POPEXC m
 *  next:      ...
 *             LISTAPPEND l, e + 2, if that is not None
 *             JOINGROUP t, e, l
 *             JNONE t -> fine; RERAISE t
 *  fine:      POPEXC e; JUMP end */
#include "compile/generate.h"

/* Registers behind the three of the handlers: l, and three for m. */
enum { LIST = 3, PART = 4 };

/* The registers are taken at the first clause, and MOVE and BUILDLIST stand before it only. */
void generate_star_begin(Compiler *c, Try *t, Ref type, Ref name) {
    Emitter *e = c->emit;
    Reg first = t->handler.reg, part = first + PART;
    if (!t->star) {
        t->star = true;
        emit_block_registers(c, 4);
        emit2(c, OP_MOVE, first + 2, first);
        emit3(c, OP_BUILDLIST, first + LIST, first + LIST, 0);
    }
    emit_bind(c, t->next);
    e->unreachable = false;
    e->bound = generate_anywhere(c, t->bound);
    emit3(c, OP_SPLITGROUP, part, first + 2, generate_any(c, type, NO_HINT));
    e->temps = 0;
    t->next = emit_jump(c, OP_JNONE, part, 0, NO_JUMPS);
    emit1(c, OP_PUSHEXC, part);
    t->name_start = emit_here(c);
    generate_push_block(c, &t->part, BLOCK_STAR, part);
    t->part.name = name;
    e->protections++;
    if (name != 0) {
        generate_store(c, name, part);
    }
}

/* What the body raises ends here, and so does its name, however it was left. */
void generate_star_end(Compiler *c, Try *t) {
    Emitter *e = c->emit;
    Reg part = t->handler.reg + PART;
    Ref name = t->part.name;
    uint32_t end = emit_here(c);
    int done = NO_JUMPS;
    generate_pop_block(c);
    e->protections--;
    if (!e->unreachable) {
        if (name != 0) {
            generate_clear_name(c, name);
        }
        done = emit_goto(c, done);
    }
    if (end != t->name_start) {
        emit_row(c, t->name_start, end, emit_here(c), part + 2);
        emit2(c, OP_LISTAPPEND, t->handler.reg + LIST, part + 2);
        emit2(c, OP_CLEAR, part + 2, 1);
        if (name != 0) {
            generate_clear_name(c, name);
        }
    }
    emit_bind(c, done);
    emit1(c, OP_POPEXC, part);
    emit_row(c, t->name_start, emit_here(c), CODE_CLEANUP, part);
}

/* Falls through to the end of the statement unless something is left to be raised. */
void generate_star_handlers_end(Compiler *c, Try *t) {
    Emitter *e = c->emit;
    Reg first = t->handler.reg;
    emit_bind(c, t->next);
    int none = emit_jump(c, OP_JNONE, first + 2, 0, NO_JUMPS);
    emit2(c, OP_LISTAPPEND, first + LIST, first + 2);
    emit_bind(c, none);
    Reg raised = emit_temp(c);
    emit3(c, OP_JOINGROUP, raised, first, first + LIST);
    int fine = emit_jump(c, OP_JNONE, raised, 0, NO_JUMPS);
    emit1(c, OP_RERAISE, raised);
    emit_bind(c, fine);
    e->temps = 0;
    emit1(c, OP_POPEXC, first);
    emit2(c, OP_CLEAR, first + 2, 2);
    e->bound = generate_anywhere(c, t->bound);
    t->ends_bound &= e->bound;
    t->ends = emit_goto(c, t->ends);
}
