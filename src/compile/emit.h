/* SPDX-License-Identifier: MIT */
/* Making one Code object: bytes of instructions, registers, jumps, tables. For src/compile only.
 *
 * The Code object grows in the heap while it is made, instructions from the front, records of the
 * tables from the back:
 *
 *     | header | unit | head | instructions -> ...  <- records (line, exception row, names) |
 *
 * Several may be under way (module, class in it, class in that): each one's `unit` holds the next
 * outer one, and ROOT_COMPILE_CODE the innermost. Codes of functions are made one at a time.
 *
 * Registers: locals and block registers count from 0; temporaries from `temp_base`, a stack. How
 * many block registers there are is known at the end only: then temporaries are renumbered to
 * follow.
 *
 * Jump lists: the operand of a jump without target holds the place of the previous one in its list,
 * 0xffff at the end; an int says where the last one is, NO_JUMPS if there is none. */
#ifndef TERRARIUM_COMPILE_EMIT_H
#define TERRARIUM_COMPILE_EMIT_H

#include "compile/compiler.h"

enum { NO_JUMPS = -1 };
/* What a Code is made of. MODULE: names are globals. EXEC, CLASS: names are in the namespace in
 * register 1. FUNCTION: of a tree, with a Scope; also a class inside a function and a generator
 * expression. */
enum { EMIT_MODULE, EMIT_EXEC, EMIT_CLASS, EMIT_FUNCTION };

/* Locals that are surely bound, by register; those from 64 on never are. */
typedef uint64_t Bound;

/* What statements are inside of, on the C stack: loops and what must be done on the way out.
 * BLOCK_HANDLER: the clauses of a try; BLOCK_STAR: the body of one with except*. BLOCK_FINALLY_TRY:
 * all that a finally or an __exit__ has to follow; BLOCK_FINALLY_BODY: the statements of the
 * finally themselves. */
enum { BLOCK_LOOP, BLOCK_HANDLER, BLOCK_STAR, BLOCK_FINALLY_TRY, BLOCK_FINALLY_BODY };
/* The numbers that tell the end of a finally what it interrupted; FINALLY has one as a small int
 * in its first register. */
enum { EXIT_RETURN = 1, EXIT_BREAK = 2, EXIT_CONTINUE = 3 };

typedef struct Block {
    struct Block *outer;
    uint8_t kind;
    uint8_t reg;                      /* first block register; loops: 0 for `while` */
    uint8_t exits;                    /* FINALLY: bit k: exit k is used */
    Ref name;                         /* HANDLER: NAME node of the `as` name, or 0 */
    int32_t top;                      /* loop: where continue goes, or -1: to `continues` */
    int32_t continues, breaks, jumps; /* lists; jumps: FINALLY: exits to the finally body */
    Bound head_bound, break_bound;    /* loop: where it begins; at all breaks */
} Block;

struct Emitter {
    struct Emitter *outer;
    uint8_t kind;
    bool unreachable; /* the next instruction is not reached by what is before it */
    bool class_cell;  /* streamed class: some method needs __class__ */
    bool annotations; /* class: __annotations__ exists */
    bool globals;     /* class, exec: some names are declared global */
    uint8_t temp_base;
    uint8_t temps, temps_max; /* in use; most ever */
    uint8_t call_base;        /* lowest register of a callee; 255: it calls nothing */
    uint8_t block_top, fixed; /* next block register; most ever */
    uint8_t rows, self_names;
    uint8_t repeats;     /* depth of loops and comprehensions */
    uint8_t protections; /* depth of regions with a handler of their own */
    unsigned keeps_tree; /* reasons to keep statements that were generated (tree_use_up) */
    uint32_t line;       /* of what is being emitted */
    uint32_t line_emitted;
    uint16_t first_line;
    /* Where the last line step was noted, and (line_emitted) the line it led to. */
    uint16_t line_pc;
    uint16_t flags;     /* CODE_ */
    uint16_t name;      /* constant */
    uint16_t qualifier; /* constant or CODE_NO_NAME */
    uint16_t indices;   /* bits of all constant indices that the tables will name */
    uint32_t size;      /* bytes of instructions */
    uint32_t define;    /* where a DEFINE ends that one more function may be added to, if here */
    uint32_t tail;      /* bytes of records */
    Ref scope;          /* of a function made from a tree, else 0 */
    Block *blocks;
    /* bound: of the locals, which are surely bound here, so that reading them needs no CHECK.
     * unbinds: which are deleted anywhere in the function, hence are not surely bound after a
     * jump back or an exception. */
    Bound bound, unbinds;
    /* The docstring's place in the source, as in CodeDoc; doc_length 0: there is none. */
    uint16_t doc_sum;
    uint32_t doc_offset, doc_length;
};

typedef int Reg;

static inline bool emit_is_async_generator(const Emitter *e) {
    return (e->flags & CODE_GENERATOR) && (e->flags & CODE_ASYNC_GENERATOR);
}

/* Begins and ends a Code object. finish returns the CODE, which nothing keeps yet. */
void emit_begin(Compiler *c, Emitter *e, unsigned kind, Ref scope, uint32_t line);
Value emit_finish(Compiler *c);

/* One instruction; operands as the opcode's letters say, registers as numbers. The wide form is
 * taken when it is needed. May allocate; raises SyntaxError when the code becomes too long. */
void emit(Compiler *c, Opcode op, int a, int b, int d, int f);
static inline void emit1(Compiler *c, Opcode op, int a) {
    emit(c, op, a, 0, 0, 0);
}
static inline void emit2(Compiler *c, Opcode op, int a, int b) {
    emit(c, op, a, b, 0, 0);
}
static inline void emit3(Compiler *c, Opcode op, int a, int b, int d) {
    emit(c, op, a, b, d, 0);
}

/* A jump with up to two operands before its target; returns the list with it. Jumps have two bytes
 * for their target until the code is finished (compile/shorten.h). */
int emit_jump(Compiler *c, Opcode op, int a, int b, int list);
int emit_goto(Compiler *c, int list); /* JUMP, unless unreachable; then it is */
void emit_jump_to(Compiler *c, Opcode op, int a, int b, uint32_t target);
/* Lets all jumps of a list lead to `target`. */
void emit_bind_at(Compiler *c, int list, uint32_t target);
void emit_bind(Compiler *c, int list); /* here */
/* Where the next instruction will begin: something leads to it, or counts from it. */
static inline uint32_t emit_here(const Compiler *c) {
    c->emit->define = 0;
    return c->emit->size;
}
/* A call of n arguments, with self, of what the instruction at `place` brought into base: in one
 * instruction with that. False if it is none, or if what lies between is more than loads of locals
 * and constants: then nothing was changed. */
bool emit_fused_call(Compiler *c, uint32_t place, int dest, int base, int n);
/* DEFINE of a code, by itself or in the instruction before it. `more`: it needs no defaults. */
void emit_define(Compiler *c, uint16_t code, bool more);
/* Changes the constant operand at `place`. */
void emit_patch_constant(Compiler *c, uint32_t place, uint16_t index);
void emit_patch_byte(Compiler *c, uint32_t place, uint8_t byte);

/* A row of the exception table: an exception between start and end goes to `handler` (or
 * CODE_CLEANUP), which finds it in `reg`. Inner regions must be noted before outer ones. */
void emit_row(Compiler *c, uint32_t start, uint32_t end, uint32_t handler, int reg);
/* Notes a name of a class's instances, once. e: the class being streamed. */
void emit_self_name(Compiler *c, Emitter *e, uint16_t name);
/* `global NAME` in streamed code: a constant index. Then emit_is_global() is true of it. */
void emit_global_name(Compiler *c, uint16_t name);
bool emit_is_global(Compiler *c, uint16_t name);

/* The next temporary; SyntaxError when there are too many. */
Reg emit_temp(Compiler *c);
static inline bool is_temp(const Compiler *c, Reg r) {
    return r >= c->emit->temp_base;
}
/* n block registers, given back by setting block_top again. */
Reg emit_block_registers(Compiler *c, int n);

#endif
