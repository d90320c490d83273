/* SPDX-License-Identifier: MIT */
/* Trees to instructions. For src/compile only.
 *
 * Rules that keep the collector's view of registers exact (compile/opcodes.h, live rule):
 *  - temporaries are a stack; a temporary given as destination is its top;
 *  - a local given as destination is written by the last instruction that runs, and only while no
 *    temporary is in use: so `x = x or f()` never shows a half-made x;
 *  - an instruction that may allocate while temporaries are in use names the top one (cover). */
#ifndef TERRARIUM_COMPILE_GENERATE_H
#define TERRARIUM_COMPILE_GENERATE_H

#include "compile/emit.h"
#include "compile/scope.h"

/* For generate_any(): any register will do. */
enum { NO_HINT = -1 };

/* All functions here may allocate and raise SyntaxError; none runs Python code. What is in the
 * heap is read again from the pool or from behind a root after each of them. */

/* Evaluates r into dest; leaves as many temporaries in use as there were. */
void generate_to(Compiler *c, Ref r, Reg dest);
/* Evaluates r and says where it is: a local in place, or a temporary: `hint` if that is given (the
 * top one, of no further use), else a new one. */
Reg generate_any(Compiler *c, Ref r, Reg hint);
/* The same for an operand that is still needed after `next` was evaluated. */
Reg generate_operand(Compiler *c, Ref r, Ref next, Reg hint);
/* Surely evaluates without assigning to a local? Else see generate_operand(). */
bool generate_is_simple(const Compiler *c, Ref r);
/* For its effects. */
void generate_discard(Compiler *c, Ref r);
/* Jumps if the truth of r is `sense`.
 * Jumps that do so are added to `list`, which is returned; otherwise control falls through. */
int generate_jump(Compiler *c, Ref r, bool sense, int list);
/* The same if the comparison of a register with b is. */
int generate_compare_jump(Compiler *c, unsigned op, Reg left, Ref b, bool sense, int list);
/* Loads a value; it may be held by nothing else, since it is made a constant before anything
 * allocates. */
void generate_constant(Compiler *c, Value v, Reg dest);

void generate_await(Compiler *c, Reg dest, Reg t, int what);
void generate_call(Compiler *c, Ref r, Reg dest);
void generate_display(Compiler *c, Ref r, Reg dest);
void generate_comprehension(Compiler *c, Ref r, Reg dest);
/* The body of a generator expression's function. */
void generate_generator_body(Compiler *c, Ref r);
/* A list of the items (stars spread, keywords left out), in temporary `work`, the top one. */
void generate_list(Compiler *c, Items items, Reg work);
/* Function object of a DEF or LAMBDA, whose code was made before. */
void generate_function_object(Compiler *c, Ref function, Reg dest);
/* Where a call with its result in dest has its callee: a new temporary over two free ones. */
Reg generate_call_base(Compiler *c, Reg dest);
/* The keyword arguments among the items into a dict in temporary `work`. */
void generate_keyword_dict(Compiler *c, Items items, Reg work, Reg callee);

/* Pushes arguments as temporaries; the keywords' tuple in *names, or -1. Returns how many. */
int generate_arguments(Compiler *c, Items items, int *names);
/* Is some item STARRED, or a DOUBLESTAR? */
bool generate_has_star(const Compiler *c, Items items);
/* Have the arguments to be gathered in a list and a dict? */
bool generate_needs_spread(const Compiler *c, Items items);
/* The items from the first on that is a keyword or **. */
Items generate_first_keyword(const Compiler *c, Items items);

/* If no operand is the top temporary: copies *operand into a new one. */
void generate_cover(Compiler *c, Reg *operand, Reg other);

/* Types of viper functions (compile/viper.c): POINTER_, 0 in other functions. */

unsigned viper_type(Compiler *c, Ref r);
/* Of the cast that a CALL is. */
unsigned viper_cast(Compiler *c, Ref call);
/* Of `left op right`. *cut: may it be more than a word? */
unsigned viper_binary(unsigned op, unsigned left, unsigned right, bool *cut);
/* A local is of the type of what is assigned to it first; range: of the items of that. */
void viper_note(Compiler *c, Ref target, Ref value, bool range);

/* Targets. */

/* Stores a register, which stays in use, into a target: name, attribute, item, or a tuple or
 * list of targets, which unpacks it. */
void generate_store(Compiler *c, Ref target, Reg value);
/* Assigns an expression: straight into the register of a plain local. */
void generate_assign(Compiler *c, Ref target, Ref value);
void generate_delete(Compiler *c, Ref target);
void generate_store_name(Compiler *c, uint16_t name, Reg value); /* streamed code: no symbol */
/* The register of a plain local, or -1. */
Reg generate_local(Compiler *c, Ref target);
void generate_augmented(Compiler *c, Ref statement);
void generate_clear_name(Compiler *c, Ref name); /* the end of `except ... as name` */

/* Statements. */
void generate_statement(Compiler *c, Ref r);
void generate_statements(Compiler *c, Ref r);
void generate_line(Compiler *c, uint32_t line);

/* Compound statements by phases, so that stream.c can put a streamed block between them. */
void generate_for_begin(Compiler *c, Block *b, Ref target, Ref iterable, bool async);
void generate_while_begin(Compiler *c, Block *b, Ref condition, uint32_t *body);
/* After the body: the way back (`condition` of a while), and the way out. */
void generate_for_finish(Compiler *c, Block *b, bool has_else);
void generate_while_finish(Compiler *c, Block *b, Ref condition, uint32_t body, uint32_t line);
/* After the else part. */
void generate_loop_end(Compiler *c, Block *b);

typedef struct {
    /* Around all but the finally body; around the handlers; around the body of an except* clause.
     * */
    Block final, handler, part;
    uint8_t saved_top; /* block_top before */
    /* has_final: a block of its own is open for the finally. bare: the last clause is `except:`.
     * normal: the finally is also reached without exception or exit. name_row: the clause's name
     * must be deleted on the way of an exception, too. */
    bool has_final, bare, normal, name_row, star;
    uint32_t start;   /* of the body */
    uint32_t cleanup; /* where handlers or finally body began */
    /* Where the body of a clause with a name began. */
    uint32_t name_start;
    uint32_t bare_line;        /* stream.c: of the last handler */
    int otherwise, ends, next; /* jumps: to the else part, to the end, to the next handler */
    /* Surely bound before the statement; at the end of the body; wherever a clause or the else
     * part ends. In a finally else_bound is what falling in had. */
    Bound bound, else_bound, ends_bound;
} Try;
/* final, handlers: are there such parts? In streamed code: there may be. */
void generate_try_begin(Compiler *c, Try *t, bool final, bool handlers);
void generate_try_handlers(Compiler *c, Try *t); /* after the body, if there are handlers */
void generate_handler_begin(Compiler *c, Try *t, Ref type, Ref name, bool star);
void generate_handler_end(Compiler *c, Try *t);
void generate_try_handlers_end(Compiler *c, Try *t); /* the else part follows */
void generate_try_else_end(Compiler *c, Try *t);
void generate_try_no_handlers(Compiler *c, Try *t); /* instead of the four above */
void generate_finally_begin(Compiler *c, Try *t);
void generate_finally_end(Compiler *c, Try *t);
void generate_try_no_finally(Compiler *c, Try *t); /* instead of the two above */

typedef struct {
    Block final;
    uint8_t saved_top;
    /* The block register that holds the context manager, then its bound __exit__. */
    Reg manager;
    uint32_t start, line;
    Bound bound;
    bool async;
} With;
void generate_with_begin(Compiler *c, With *w, Ref item, bool async);
void generate_with_end(Compiler *c, With *w);

typedef struct {
    uint8_t saved_top;
    bool own;                /* `subject` is a block register, not a variable */
    Reg subject;             /* what is matched */
    int next, ends;          /* jumps: to the next case, to the end */
    Bound bound, ends_bound; /* where a case begins; wherever one ends */
} Match;
/* cases: the CASEs if they are known, else 0: then the subject is always copied. */
void generate_match_begin(Compiler *c, Match *m, Ref subject, Ref cases);
void generate_case_begin(Compiler *c, Match *m, Ref r);
void generate_case_end(Compiler *c, Match *m);
void generate_match_end(Compiler *c, Match *m);

/* return, break, continue from where we are; for return, `value` is a node or 0. */
void generate_exit(Compiler *c, unsigned kind, Ref value);

/* Whether the code at hand runs no more than once: module level and class bodies there, outside
 * loops, of what exec() cannot repeat. */
bool generate_runs_once(const Compiler *c);
/* Makes the codes of all functions in the tree just resolved, inner ones first. */
void generate_functions(Compiler *c);
/* def and class statements; the class's code may come later: *place is its constant operand. */
void generate_def(Compiler *c, Ref r);
void generate_class(Compiler *c, Ref r, uint32_t *place);
/* Qualified name of the class being streamed, as a constant: the prefix of its methods. */
uint16_t generate_class_qualifier(Compiler *c, const Emitter *e);

/* Enters a block; it is the innermost now. *b lies on the C stack of the caller, until it leaves
 * the block again. */
void generate_push_block(Compiler *c, Block *b, unsigned kind, Reg reg);
static inline void generate_pop_block(Compiler *c) {
    c->emit->blocks = c->emit->blocks->outer;
}
/* What is surely bound where control may come from anywhere in a region that began with `bound`.
 * There any statement of the region may have been the last that ran, so what some `del` unbinds
 * does not count. */
static inline Bound generate_anywhere(const Compiler *c, Bound bound) {
    return bound & ~c->emit->unbinds;
}
/* generate_group.c: the parts of except*, of which the functions above make use. */
void generate_star_begin(Compiler *c, Try *t, Ref type, Ref name);
void generate_star_end(Compiler *c, Try *t);
void generate_star_handlers_end(Compiler *c, Try *t);

/* A temporary to work in: dest if it is one, else a new one, to be moved by finish_work. */
static inline Reg work_in(Compiler *c, Reg dest) {
    return is_temp(c, dest) ? dest : emit_temp(c);
}
static inline void finish_work(Compiler *c, Reg work, Reg dest) {
    if (work != dest) {
        emit2(c, OP_MOVE, dest, work);
    }
}
/* Keeps temporaries up to and including r. */
static inline void drop_above(Compiler *c, Reg r) {
    c->emit->temps = (uint8_t)(r - c->emit->temp_base + 1);
}
static inline Bound bound_bit(int reg) {
    return reg < 64 ? (Bound)1 << reg : 0;
}

#endif
