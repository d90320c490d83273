/* SPDX-License-Identifier: MIT */
/* The state of one compilation: one struct on the C stack of compile_source. For src/compile
 * only. */
#ifndef TERRARIUM_COMPILE_COMPILER_H
#define TERRARIUM_COMPILE_COMPILER_H

#include "compile/code.h"
#include "compile/compile.h"
#include "compile/opcodes.h"
#include "compile/pool.h"
#include "compile/tree.h"

typedef struct Emitter Emitter; /* compile/emit.h */

/* What the parser is inside of: a function, or (NULL) none that could yield or return. */
typedef struct FunctionContext {
    struct FunctionContext *outer;
    Ref scope;
    bool comprehension; /* reading its element or clauses: no yield */
} FunctionContext;

struct Compiler {
    Vm *vm;
    CSegment segment; /* open (high set) only while built-in code is called */
    CompileInput *in;
    enum CompileMode mode;
    Token token;
    Bracket *brackets;
    Lexer lexer;
    Arena arena;
    FunctionContext *function;
    Emitter *emit; /* the code being made, innermost */
    /* Entries of the pool and elements on the stack of display elements in use (compile/pool.h). */
    uint16_t pool_length;
    uint16_t constants;   /* in the Unit */
    uint16_t index_slots; /* of ROOT_COMPILE_INDEX, a power of two */
    uint32_t stack_length;
    uint16_t const_count;   /* words of MORE_CONSTS in use */
    uint16_t class_name;    /* constant index for mangling, or CODE_NO_NAME */
    uint32_t line;          /* that expressions being parsed are taken to be on */
    Ref scopes, last_scope; /* of the statement being compiled */
    Ref scope;              /* innermost while names are resolved or code is generated */
    uint32_t resolve_line;  /* of the statement whose names are resolved */
    uint16_t yields;        /* yield expressions read so far */
    uint16_t depth;         /* of expressions */
    /* Brackets that are open, for the limit COMPILE_MAX_BRACKETS. */
    uint8_t bracket_depth;
    uint16_t scan_depth; /* brackets opened while scanning */
    bool scanning;       /* only for the end of a bracket, after an error */
    bool eof_is_end;     /* EVAL: newlines end nothing */
};

/* Raises SyntaxError at a place (line from 1, column from 0). Formats: %s C string, %d int,
 * %c character, %n name (pool index), %% itself. */
_Noreturn void compile_error(Compiler *c, uint32_t line, unsigned column, const char *format, ...);
/* At the current token. */
_Noreturn void compile_error_here(Compiler *c, const char *format, ...);
_Noreturn void compile_error_indentation(Compiler *c, uint32_t line, bool tabs, const char *format,
                                         ...);
/* RecursionError when the C stack is nearly used up: once per level of nesting. */
static inline void compile_nest(Compiler *c) {
    vm_c_stack_check(c->vm);
}
/* Levels of expressions within expressions, so that the answer does not depend on the stack
 * alone. */
enum { COMPILE_MAX_DEPTH = 1000, COMPILE_MAX_BRACKETS = 200 };
/* The caller takes c->depth back when it leaves. */
static inline void compile_deeper(Compiler *c) {
    compile_nest(c);
    if (++c->depth > COMPILE_MAX_DEPTH) {
        compile_error_here(c, "expression nested too deeply");
    }
}

/* Keeps the frames of functions that are called deep inside others small. */
#define COMPILE_APART __attribute__((noinline))

/* Refs to pointers. They stay good until the arena is dropped below them: nodes do not move. Ref
 * 0 is no node and must not be looked up. */
static inline Node *node_at(const Compiler *c, Ref r) {
    return (Node *)(void *)(c->arena.top - (size_t)r * 4);
}
static inline WideNode *wide_at(const Compiler *c, Ref r) {
    return (WideNode *)(void *)(c->arena.top - (size_t)r * 4);
}
static inline Scope *scope_at(const Compiler *c, Ref r) {
    return (Scope *)(void *)(c->arena.top - (size_t)r * 4);
}
static inline Symbol *symbol_at(const Compiler *c, Ref r) {
    return (Symbol *)(void *)(c->arena.top - (size_t)r * 4);
}
static inline unsigned node_kind(const Compiler *c, Ref r) {
    return node_at(c, r)->kind;
}

/* ---- parser: reads the token at c->token and what follows, leaves c->token behind it ---- */

/* Is this kind of token next? accept() also takes it if it is. */
static inline bool at(const Compiler *c, TokenKind kind) {
    return c->token.kind == kind;
}
static inline bool accept(Compiler *c, TokenKind kind) {
    if (c->token.kind != kind) {
        return false;
    }
    lexer_next(c);
    return true;
}
void parse_expect(Compiler *c, TokenKind kind); /* else "invalid syntax" */
uint16_t parse_name(Compiler *c);               /* a name, mangled; pool index */
_Noreturn void parse_error(Compiler *c);        /* "invalid syntax", or better, at the token */

/* Opening and closing brackets; record is the caller's. */
void parse_bracket_open(Compiler *c, Bracket *record, char open);
void parse_bracket_close(Compiler *c, Bracket *record);

Ref parse_expression(Compiler *c);             /* with lambda and `if`: no walrus, no star */
Ref parse_named(Compiler *c);                  /* also with := */
Ref parse_star_named(Compiler *c);             /* also with * */
Ref parse_expressions(Compiler *c, bool star); /* one, or a tuple without parentheses */
Ref parse_disjunction(Compiler *c);            /* or, and below: the condition of a comprehension */
Ref parse_targets(Compiler *c);                /* of for: up to `in` */
Ref parse_yield(Compiler *c);
/* Goes on behind a primary that was already read (with statement). */
Ref parse_expression_from(Compiler *c, Ref primary);
Ref parse_bitor(Compiler *c); /* the operand of a star */
Ref parse_atom_parentheses(Compiler *c);
Ref parse_atom_list(Compiler *c);
Ref parse_atom_braces(Compiler *c);
Ref parse_strings(Compiler *c);
Ref parse_lambda(Compiler *c);
/* Arguments up to the closing parenthesis, which is left; flags: CALL_ flags. */
Ref parse_arguments(Compiler *c, unsigned *flags, uint16_t *count, uint32_t line, unsigned column);
/* The rest of a comprehension whose element was read: from `for` on. */
Ref parse_comprehension(Compiler *c, unsigned kind, Ref element, uint8_t scope_kind);
/* Can this node be assigned to? Raises "cannot assign to ..." if not. */
void parse_check_target(Compiler *c, Ref r, const char *verb);
/* Does the token begin an expression? */
bool parse_at_expression(const Compiler *c);
/* Before an error is raised: raises another one if the rest of the source has a more important. */
void parse_scan_rest(Compiler *c);
/* If the token is a misplaced `=`, raises; `left` was read before it. */
void parse_stray_assign(Compiler *c, Ref left);

Ref parse_simple_statement(Compiler *c); /* up to ; or NEWLINE, which is left */
Ref parse_statement(Compiler *c);        /* one line or compound statement: list of nodes */
/* The block of a compound statement, with its colon; `what` and line are for the error. Leaves the
 * last token of the block (DEDENT or NEWLINE). */
Ref parse_block(Compiler *c, const char *what, uint32_t line);
/* Opens a block: takes `:`; true: it is indented (INDENT taken), false: on the same line. */
bool parse_block_open(Compiler *c, const char *what, uint32_t line);
Ref parse_parameters(Compiler *c, Scope *scope, TokenKind end);
/* `def` is the token: a DEF statement; leaves the last token of its block. */
Ref parse_def(Compiler *c, Ref decorators);
Ref parse_decorators(Compiler *c);
/* The header of a class statement up to `:`, which is left. */
Ref parse_class_header(Compiler *c, Ref decorators);
Ref parse_with_items(Compiler *c);
/* `except` was taken: type and name, up to the colon. */
Ref parse_handler_header(Compiler *c, uint32_t line);
/* If a docstring begins here, remembers the place; confirm after the statement was read. */
bool parse_at_docstring(const Compiler *c);
/* Is the statement the literal alone? literal: its place in the pool, 0 if none began. */
bool parse_is_docstring(const Compiler *c, Ref statement, uint16_t literal);

/* ---- fold.c ---- */

/* The value of an operation on constants, in MORE_HAND; false: leave it to run time. */
bool fold_binary(Compiler *c, unsigned op, Value left, Value right);
bool fold_unary(Compiler *c, unsigned op, Value v);
/* The value of a node that is a constant, or a name that const() defined. Allocates nothing. */
bool fold_constant(Compiler *c, Ref node, Value *value);
/* Truth of a constant node: 1, 0, or -1 if it is none. */
int fold_truth(Compiler *c, Ref r);

/* ---- stream.c ---- */

/* Compiles statements as they are read, up to the end of the source. */
void stream_module(Compiler *c);

#endif
