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
    bool yields;
    uint8_t comprehension; /* reading its element or clauses: no yield; its NodeKind, or 0 */
    bool async;
    uint32_t return_line; /* where an async function returns a value; 0: nowhere */
} FunctionContext;

/* What is used most comes first, where instructions reach it with a short offset: the order is
 * worth a kilobyte of flash. */
struct Compiler {
    Token token;
    Emitter *emit; /* the code being made, innermost */
    Arena arena;
    Vm *vm;
    FunctionContext *function;
    uint32_t line;          /* that expressions being parsed are taken to be on */
    Ref scope;              /* innermost while names are resolved or code is generated */
    Ref scopes, last_scope; /* of the statement being compiled */
    uint16_t class_name;    /* constant index for mangling, or CODE_NO_NAME */
    /* Entries of the pool and elements on the stack of display elements in use (compile/pool.h). */
    uint16_t pool_length;
    uint16_t constants;   /* in the Unit */
    uint16_t codes;       /* at the end of the Unit's constants */
    uint16_t index_slots; /* of ROOT_COMPILE_INDEX, a power of two */
    uint16_t const_count; /* words of MORE_CONSTS in use */
    uint32_t stack_length;
    uint32_t resolve_line; /* of the statement whose names are resolved */
    Bracket *brackets;
    uint16_t yields; /* yield expressions read so far */
    uint16_t awaits; /* await expressions and asynchronous clauses of comprehensions */
    uint16_t depth;  /* of expressions */
    /* Brackets that are open, for the limit COMPILE_MAX_BRACKETS. */
    uint8_t bracket_depth;
    bool scanning;         /* only for the end of a bracket, after an error */
    bool eof_is_end;       /* EVAL: newlines end nothing */
    bool lazy_annotations; /* from __future__ import annotations */
    bool begun;            /* it is too late for `from __future__` */
    bool viper;            /* the def that is read next, or whose parameters are read, is one */
    uint16_t scan_depth;   /* brackets opened while scanning */
    enum CompileMode mode;
    CompileInput *in;
    CSegment segment; /* open (high set) only while built-in code is called */
    Lexer lexer;
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

/* Nodes by their Refs (compile/tree.h). Ref 0 is no node and must not be looked up. Pointers to
 * Scopes and Symbols stay good until the arena is dropped below them: these do not move. */
static inline uint8_t *tree_byte(const Compiler *c, Ref r) {
    return c->arena.top - r;
}
static inline unsigned node_kind(const Compiler *c, Ref r) {
    return *tree_byte(c, r) & 0x7fu;
}
static inline Scope *scope_at(const Compiler *c, Ref r) {
    return (Scope *)(void *)(c->arena.top - r);
}
static inline Symbol *symbol_at(const Compiler *c, Ref r) {
    return (Symbol *)(void *)(c->arena.top - r);
}
static inline SelfName *self_name_at(const Compiler *c, Ref r) {
    return (SelfName *)(void *)(c->arena.top - r);
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
/* An expression behind the token at hand, as a constant: the text of its source. */
void parse_source(Compiler *c);
Ref parse_atom(Compiler *c);
Ref parse_lambda(Compiler *c);
/* Arguments up to the closing parenthesis, which is left; answers how many. */
unsigned parse_arguments(Compiler *c, uint32_t line, unsigned column);
/* The rest of a comprehension whose element was read: from `for` on. kind: the display it makes,
 * N_TUPLE for a generator expression; element: also the value of a dict behind it; awaits:
 * Compiler.awaits before it. */
Ref parse_comprehension(Compiler *c, NodeKind kind, Ref element, uint16_t awaits);
_Noreturn void parse_yield_error(Compiler *c, NodeKind kind);
/* Can this node be assigned to? Raises "cannot assign to ..." if not. */
void parse_check_target(Compiler *c, Ref r, const char *verb);
/* Does the token begin an expression? */
bool parse_at_expression(const Compiler *c);
/* Before an error is raised: raises another one if the rest of the source has a more important. */
void parse_scan_rest(Compiler *c);
/* If the token is a misplaced `=`, raises; `left` was read before it. */
void parse_stray_assign(Compiler *c, Ref left);

Ref parse_simple_statement(Compiler *c); /* up to ; or NEWLINE, which is left */
/* A whole block behind its header, from `:` to its last token, that too. */
void parse_block(Compiler *c, const char *what, uint32_t line);
/* Opens a block: takes `:`; true: it is indented (INDENT taken), false: on the same line. */
bool parse_block_open(Compiler *c, const char *what, uint32_t line);
/* PARAMETERs up to `end`, which is left; answers how many. */
unsigned parse_parameters(Compiler *c, TokenKind end);
/* `def` is the token: a DEF statement; leaves the last token of its block. s: where its decorators
 * begin, of which there are so many. */
Ref parse_def(Compiler *c, Ref s, unsigned decorators, bool async);
unsigned parse_decorators(Compiler *c);
/* The header of a class statement up to `:`, which is left: its block is still missing. Answers
 * where it is: assignments of its type parameters stand before it, from s on. */
Ref parse_class_header(Compiler *c, Ref s, unsigned decorators);
/* Takes `async`; what follows may follow it here: def, for or with. */
void parse_async(Compiler *c);
/* Managers up to `:`; answers how many. */
unsigned parse_with_items(Compiler *c);
/* `except` was taken: type and name, up to the colon. star: does it have one? -1 before the first
 * clause of a statement. */
Ref parse_handler_header(Compiler *c, uint32_t line, int *star);
/* The match statement: is the token its keyword, or that of a case? What is matched, up to `:`. A
 * case up to `:`, a CASE whose block is missing. An open block. The whole statement. */
bool parse_at_match(Compiler *c);
bool parse_at_case(Compiler *c);
Ref parse_subject(Compiler *c);
/* The case that always matches, if one was read: line 0 is none; name: pool index, 0 of `_`. */
typedef struct {
    uint32_t line;
    uint16_t name;
} CatchAll;
Ref parse_case_header(Compiler *c, CatchAll *all);
void parse_match_open(Compiler *c, uint32_t line);
void parse_match(Compiler *c);
/* Type parameters in brackets, at most so many; answers how many names. */
enum { PARSE_TYPE_PARAMETERS = 8 };
unsigned parse_type_parameters(Compiler *c, uint16_t *names);
/* The statement NAME = TypeVar('NAME'). */
Ref parse_type_variable(Compiler *c, uint16_t name, uint32_t line);
/* Begins a function's body, which has just been read, with those of its type parameters that it
 * names. */
void parse_bind_types(Compiler *c, Ref body, const uint16_t *names, unsigned count, uint32_t line);
/* Does `type NAME ...` begin here? The whole statement. */
bool parse_at_type(Compiler *c);
Ref parse_type_alias(Compiler *c);
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
/* The same of operations on such and tuples of them; may allocate. The value is kept by nothing. */
bool fold_expression(Compiler *c, Ref r, Value *value);
/* Truth of a constant node: 1, 0, or -1 if it is none. */
int fold_truth(Compiler *c, Ref r);

/* ---- viper.c ---- */

/* Is a decorator one that speaks to the compiler, as @micropython.native? Sets c->viper. */
bool viper_decorates(Compiler *c, Ref r);
/* The type that an annotation or a callee names (object/pointer.h), where it is a NAME. */
unsigned viper_named(Compiler *c, Ref r);
/* Statements that convert parameters to the types in the upper half of their ops. */
void viper_convert(Compiler *c, Items parameters, uint32_t line);

/* ---- stream.c ---- */

/* Compiles statements as they are read, up to the end of the source. */
void stream_module(Compiler *c);

#endif
