/* SPDX-License-Identifier: MIT */
/* Syntax trees: nodes of 4 to 16 bytes in an arena of heap scratch, which grows down from the frame
 * stack and is dropped statement by statement (of modules and classes) or function by function.
 *
 *     Node | kind 8 | op 8 | a 16 | b 16 | c 16 | ...       as many words as its kind needs
 *
 * A Ref is the distance from the arena's top in units of 4 bytes, so 256 KB can be reached; 0 is no
 * node. Nodes hold pool indices (compile/pool.h), never Values: the arena is no root. Nodes do not
 * move, so pointers to them stay good until their arena is dropped. For src/compile only. */
#ifndef TERRARIUM_COMPILE_TREE_H
#define TERRARIUM_COMPILE_TREE_H

#include "compile/lexer.h"

typedef uint16_t Ref;

typedef struct {
    uint8_t kind, op;
    uint16_t a, b, c, d, e;
} Node;

/* NODE(name, words, children): the size of the node in words of 4 bytes; children lists the fields
 * that are Refs of nodes to walk, in order of evaluation; a field that links to the next node of a
 * list is `next` of the kinds that say N. Kinds with "" have no children, or are walked by code of
 * their own in scope.c. What a field means otherwise is in the comment.
 *
 * `x = a + 1` is
 *
 *     ASSIGN   c: ITEM -> NAME x, d: BINARY op ADD -> NAME a, INT 1
 *
 * The comparison `a < b < c` is COMPARE a < b whose c is COMPARE (a: 0) < c, and `a or b or c` is
 * OR a (OR b c): walks follow such chains in a loop. */
#define NODE_TABLE(NODE)                                                                           \
    /* expressions */                                                                              \
    NODE(NONE, 1, "")                                                                              \
    NODE(TRUE, 1, "")                                                                              \
    NODE(FALSE, 1, "")                                                                             \
    NODE(ELLIPSIS, 1, "")                                                                          \
    NODE(INT, 1, "")      /* a: the number, signed */                                              \
    NODE(CONST, 1, "")    /* a: pool */                                                            \
    NODE(NAME, 1, "")     /* a: pool; once resolved (op = 1) its Symbol */                         \
    NODE(LINE, 2, "a")    /* b: line on which a begins */                                          \
    NODE(BINARY, 2, "ab") /* op: enum Binary */                                                    \
    NODE(UNARY, 1, "a")   /* op: enum Unary, or UNARY_NOT */                                       \
    NODE(AND, 2, "ab")                                                                             \
    NODE(OR, 2, "ab")                                                                              \
    NODE(TERNARY, 2, "abc") /* a: condition, b, c: values */                                       \
    NODE(COMPARE, 2, "abc") /* op; c: rest of a chain, whose own a is 0 */                         \
    NODE(CALL, 2, "ab")     /* b: ITEMs; op: CALL_ flags */                                        \
    NODE(ITEM, 2, "aN")     /* op: ITEM_ kind; a; b: next; c: keyword (pool) or key (node) */      \
    NODE(ATTRIBUTE, 2, "a") /* b: name */                                                          \
    NODE(SUBSCRIPT, 2, "ab")                                                                       \
    NODE(SLICE, 2, "abc")                                                                          \
    NODE(TUPLE, 2, "a") /* a: ITEMs; b: count; op: DISPLAY_ flags */                               \
    NODE(LIST, 2, "a")                                                                             \
    NODE(SET, 2, "a")                                                                              \
    NODE(DICT, 2, "a")                                                                             \
    NODE(CONSTLIST, 1, "") /* list display of constants; a: pool, a tuple or STORE */              \
    NODE(CONSTDICT, 1, "") /* dict display; a: pool, keys and values by turns */                   \
    NODE(STARRED, 1, "a")                                                                          \
    NODE(WALRUS, 2, "ab")                                                                          \
    NODE(LAMBDA, 1, "")        /* a: Scope */                                                      \
    NODE(COMPREHENSION, 2, "") /* op: display kind; a: Scope, b: element ITEM, c: CLAUSEs */       \
    NODE(CLAUSE, 2, "")        /* op: CLAUSE_; a: target or condition, b: iterable, c: next */     \
    NODE(FSTRING, 1, "a")      /* a: ITEMs */                                                      \
    NODE(FORMAT, 2, "ab")      /* op: conversion or 0; a; b: spec or 0 */                          \
    NODE(YIELD, 1, "a")                                                                            \
    NODE(YIELDFROM, 1, "a")                                                                        \
    NODE(PARAMETER, 2, "") /* op: PARAMETER_; a: default, b: next, c: name */                      \
    /* statements: a: next, b: line */                                                             \
    NODE(EXPRESSION, 2, "c")                                                                       \
    NODE(ASSIGN, 3, "")   /* c: ITEMs of targets, d: value */                                      \
    NODE(AUGMENT, 3, "")  /* op; c: target, d: value */                                            \
    NODE(ANNOTATE, 3, "") /* c: target, d: annotation or 0, e: value or 0 */                       \
    NODE(RETURN, 2, "c")                                                                           \
    NODE(RAISE, 3, "cd")                                                                           \
    NODE(DELETE, 2, "") /* c: ITEMs of targets */                                                  \
    NODE(PASS, 2, "")                                                                              \
    NODE(BREAK, 2, "")                                                                             \
    NODE(CONTINUE, 2, "")                                                                          \
    NODE(GLOBAL, 2, "") /* c: ITEMs with c: name */                                                \
    NODE(NONLOCAL, 2, "")                                                                          \
    NODE(ASSERT, 3, "cd")                                                                          \
    NODE(IMPORT, 3, "") /* c: dotted name, d: `as` name or 0, e: first part */                     \
    NODE(FROM, 3, "")   /* op: level; c: module, d: ITEMs: c name, a `as` name (pool) */           \
    NODE(IF, 3, "")     /* c: condition, d: body, e: else part; op: 1 = it is an elif */           \
    NODE(WHILE, 3, "")                                                                             \
    NODE(FOR, 4, "")     /* c: target, d: iterable, e: body, f: else part */                       \
    NODE(TRY, 4, "")     /* c: body, d: HANDLERs, e: else part, f: finally */                      \
    NODE(HANDLER, 3, "") /* c: type or 0, d: name or 0, e: body */                                 \
    NODE(WITH, 3, "")    /* c: ITEMs: a context, c target; d: body */                              \
    NODE(DEF, 3, "")     /* c: Scope, d: ITEMs of decorators, e: name */                           \
    NODE(CLASS, 4, "")   /* c: Scope, d: decorators, e: name, f: ITEMs of bases */

typedef enum {
    N_ABSENT,
#define NODE_ENUM(name, words, children) N_##name,
    NODE_TABLE(NODE_ENUM)
#undef NODE_ENUM
        N_LIMIT
} NodeKind;

/* Statements with four fields: FOR, TRY, CLASS. */
typedef struct {
    Node node;
    uint16_t f, pad;
} WideNode;

/* Beyond enum Unary, which lists operators that have a special method: `not` has none. */
enum { UNARY_NOT = 3 };
/* Elements and arguments: x, *x (of a call), name=x, **x. A star in a display is a STARRED node. */
enum { ITEM_PLAIN, ITEM_STAR, ITEM_KEYWORD, ITEM_DOUBLESTAR };
/* What kinds of ITEMs a call has: most calls have none of these and need no gathering. */
enum { CALL_STAR = 1, CALL_KEYWORD = 2, CALL_DOUBLESTAR = 4 };
/* STAR: some element is STARRED, so the length is known at run time only. */
enum { DISPLAY_STAR = 1 };
enum { CLAUSE_FOR, CLAUSE_IF };
/* Up to PLAIN a parameter may be given by position; comparisons with `<=` rely on the order. */
enum {
    PARAMETER_POSITIONAL_ONLY,
    PARAMETER_PLAIN,
    PARAMETER_STAR,
    PARAMETER_KEYWORD,
    PARAMETER_DOUBLESTAR
};
/* op of COMPARE beyond enum Compare. */
enum { COMPARE_IS = 6, COMPARE_ISNOT, COMPARE_IN, COMPARE_NOTIN };

/* A name in a scope (compile/scope.h says how they are resolved). A scope has one Symbol for a
 * name, except that a class may have another one for the same name with SYMBOL_PASS. */
typedef struct {
    uint16_t name; /* pool */
    Ref next;
    Ref source;       /* where it comes from: the Symbol of the enclosing frame (FREE, ALIAS) */
    uint8_t flags;    /* SYMBOL_ */
    uint8_t how;      /* HOW_ */
    uint8_t place;    /* register, or index of the captured cell */
    uint8_t assigned; /* variable of a comprehension: its clause has been passed */
    uint16_t line;    /* of a nonlocal declaration */
} Symbol;
/* What the walk has found out about a name in its scope. */
enum {
    SYMBOL_BOUND = 1,
    SYMBOL_PARAMETER = 2,
    SYMBOL_GLOBAL = 4,   /* declared */
    SYMBOL_NONLOCAL = 8, /* declared */
    SYMBOL_CELL = 16,    /* an inner function captures it */
    SYMBOL_WALRUS = 32,
    SYMBOL_UNBINDS = 64, /* somewhere deleted, or the name of an except clause */
    SYMBOL_PASS = 128    /* class: handed on to methods, not a name of the class itself */
};
/* How code in the scope reaches the name: what resolving finds out. Numbering turns LOCAL into CELL
 * where an inner function captures the variable. */
enum {
    HOW_UNKNOWN,
    HOW_LOCAL,    /* in a register */
    HOW_CELL,     /* in a cell in a register */
    HOW_FREE,     /* in a captured cell */
    HOW_FREENAME, /* class body: namespace, else captured cell */
    HOW_NAME,     /* class body, exec: namespace */
    HOW_GLOBAL,
    HOW_ALIAS /* comprehension: as `source` */
};

/* A function, lambda, class or comprehension of the tree. All but list, set and dict comprehensions
 * have a Code of their own. */
typedef struct {
    uint8_t kind;     /* SCOPE_ */
    uint8_t flags;    /* SCOPE_ flags */
    Ref parent, next; /* enclosing scope (0: the streamed code); next in order of appearance */
    Ref symbols, last_symbol;
    Ref parameters; /* PARAMETERs */
    Ref body;       /* statements; the expression of a lambda; the node of a comprehension */
    uint16_t name;  /* pool */
    uint8_t captures;
    uint8_t fixed; /* registers of parameters, cells and locals, the function included */
    uint16_t code; /* constant index, once generated */
    uint16_t first_line;
    uint16_t class_name; /* constant index of the enclosing class's name, for mangling */
    uint16_t qualifier;  /* constant index of the enclosing qualname, or CODE_NO_NAME */
    Ref self_names;      /* class: ITEMs whose c is a constant index */
    uint16_t doc_sum;
    uint32_t doc_offset, doc_length; /* length 0: no docstring */
} Scope;
/* The order counts: up to LAMBDA there are parameters. GENERATOR is a generator expression, a
 * function of its own; COMPREHENSION is a list, set or dict comprehension, which runs in the
 * frame around it. */
enum { SCOPE_FUNCTION, SCOPE_LAMBDA, SCOPE_GENERATOR, SCOPE_COMPREHENSION, SCOPE_CLASS };
enum {
    SCOPE_YIELDS = 1,
    SCOPE_METHOD = 2,    /* its first parameter is the instance */
    SCOPE_CLASS_CELL = 4 /* class: some method needs __class__ */
};

/* Refs count down from `top`; [low, at) was taken from the heap and is not used yet. */
typedef struct {
    uint8_t *top;    /* refs count from here */
    uint8_t *at;     /* the last thing taken; the next one goes below */
    uint8_t *low;    /* lowest byte of the scratch we hold */
    uintptr_t *mark; /* of the scratch before us */
} Arena;

/* Starts an empty arena below the frames. Allocates nothing. */
void tree_begin(Compiler *c);
/* `bytes` (a multiple of 4), zeroed. May collect, then Values move but nodes do not. Raises
 * MemoryError, and SyntaxError where a Ref cannot reach any more. */
void *tree_take(Compiler *c, size_t bytes);
static inline uint8_t *tree_mark(const Arena *a) {
    return a->at;
}
/* Drops all that was taken since tree_mark(). */
void tree_release(Compiler *c, uint8_t *mark);

/* Nodes. `a`, `b`, `e` become the fields a, b, c, as the kind says; kinds of one word ignore b and
 * c. They may collect and raise, as tree_take() does. */
Ref tree_node(Compiler *c, NodeKind kind, unsigned op, unsigned a, unsigned b, unsigned e);
/* A statement without its fields; lines beyond 65535 count as 65535. */
Ref tree_statement(Compiler *c, NodeKind kind, uint32_t line);
/* A Scope that begins at the current token, inside the class that is being read. */
Ref tree_scope(Compiler *c, unsigned kind, uint16_t name);
/* An ITEM that is not linked yet; extra: a pool index or node, as the ITEM_ kind says. */
Ref tree_item(Compiler *c, unsigned op, Ref value, unsigned extra);
/* INT if it fits 16 bits, else CONST. */
Ref tree_int(Compiler *c, int32_t n);

/* A list of nodes linked by their `b` (ITEM, PARAMETER), built at the end. */
typedef struct {
    Ref first, last;
    uint16_t count;
} List16;
void tree_append(Compiler *c, List16 *list, Ref item);

/* Is this node a constant? *value is it. Allocates nothing. */
bool tree_is_constant(Compiler *c, Ref node, Value *value);
/* A node for a constant: the smallest that can hold it. v need not be rooted. */
Ref tree_of_value(Compiler *c, Value v);

/* By kind: the third column of NODE_TABLE. */
extern const char *const tree_children[N_LIMIT];

#endif
