/* SPDX-License-Identifier: MIT */
/* Syntax trees: bytes in an arena of heap scratch, which grows down from the frame stack and is
 * dropped statement by statement (of modules and classes) or function by function.
 *
 * A tree is its nodes in the order of the source, each one in front of its children:
 *
 *     Node | kind 7, high bit: an op follows | [op] | raw bytes | children ... | blocks ... |
 *
 * So a child has no address in its parent: the first one begins behind the raw bytes, the next one
 * behind that (tree_skip). What shows only behind an operand, as that it is called or added to, is
 * inserted in front of it, and what stands behind moves on: a Ref of a node stays good as long as
 * nothing is inserted or removed in front of that, and none moves when its statement was read.
 *
 * A Ref is the distance of a node's first byte from the arena's top; bytes follow each other
 * downwards. 0 is no node. 64 KB can be reached. Nodes hold pool indices (compile/pool.h), never
 * Values: the arena is no root. For src/compile only. */
#ifndef TERRARIUM_COMPILE_TREE_H
#define TERRARIUM_COMPILE_TREE_H

#include "compile/lexer.h"

typedef uint16_t Ref;

/* NODE(name, raw bytes, children, blocks, number). A block is statements up to an ABSENT byte; an
 * ABSENT stands for a child that is left out, too. number: the node has a 16-bit number, its low
 * byte is the last of the raw bytes, its high byte the op (which is left out if 0):
 *
 *     NO_NUMBER  the op is an op
 *     INDEX      the number is a pool index, or an int
 *     COUNT      the number is that of its children, which are beyond those in the table
 *
 * Statements and others with a line have it in the first two raw bytes (RAW_LINE); the other raw
 * fields are below. `x = a + 1` is
 *
 *     ASSIGN line 2 | NAME x 2 | BINARY ADD | NAME a 2 | INT 1
 *
 * of 13 bytes. The comparison `a < b < c` is a COMPARE of a, LINK < b, LINK < c. Patterns are made
 * of the nodes that they look like: NAME captures, ABSENT is `_`; LIST, DICT, CALL, OR, STARRED and
 * AS have patterns in them; all others are values to compare with. */
enum { NO_NUMBER, INDEX, COUNT };
#define NODE_TABLE(NODE)                                                                           \
    NODE(ABSENT, 0, 0, 0, NO_NUMBER)                                                               \
    /* expressions; up to NAME the simple ones */                                                  \
    NODE(NONE, 0, 0, 0, NO_NUMBER)                                                                 \
    NODE(TRUE, 0, 0, 0, NO_NUMBER)                                                                 \
    NODE(FALSE, 0, 0, 0, NO_NUMBER)                                                                \
    NODE(ELLIPSIS, 0, 0, 0, NO_NUMBER)                                                             \
    NODE(INT, 1, 0, 0, INDEX) /* the number, signed */                                             \
    NODE(CONST, 1, 0, 0, INDEX)                                                                    \
    NODE(NAME, 2, 0, 0, NO_NUMBER) /* twice its pool index; once resolved its Symbol's Ref,      \
                                        which is even, plus 1 */ \
    NODE(LINE, 2, 1, 0, NO_NUMBER) /* the line on which its child begins */                        \
    NODE(BINARY, 0, 2, 0, NO_NUMBER) /* op: enum Binary, always there */                           \
    NODE(UNARY, 0, 1, 0, NO_NUMBER)  /* op: enum Unary, or UNARY_NOT */                            \
    NODE(AND, 1, 0, 0, COUNT)                                                                      \
    NODE(OR, 1, 0, 0, COUNT)                                                                       \
    NODE(TERNARY, 0, 3, 0, NO_NUMBER) /* value, condition, other value */                          \
    NODE(COMPARE, 1, 0, 0, COUNT)     /* the first operand, LINKs */                               \
    NODE(LINK, 0, 1, 0, NO_NUMBER)    /* op: enum Compare or beyond; the operand behind it */      \
    NODE(CALL, 1, 1, 0, COUNT)        /* callee, arguments */                                      \
    NODE(SUPER, 0, 3, 0,                                                                           \
         NO_NUMBER)               /* super(): NAMEs super, __class__, self; the op says         \
                                         whether the latter two count; always there */  \
    NODE(KEYWORD, 1, 1, 0, INDEX) /* argument NAME=child */                                        \
    NODE(STARRED, 0, 1, 0, NO_NUMBER)                                                              \
    NODE(DOUBLESTAR, 0, 1, 0, NO_NUMBER)                                                           \
    NODE(ATTRIBUTE, 1, 1, 0, INDEX)                                                                \
    NODE(SUBSCRIPT, 0, 2, 0, NO_NUMBER)                                                            \
    NODE(SLICE, 0, 3, 0, NO_NUMBER)                                                                \
    NODE(TUPLE, 1, 0, 0, COUNT)                                                                    \
    NODE(LIST, 1, 0, 0, COUNT)                                                                     \
    NODE(SET, 1, 0, 0, COUNT)                                                                      \
    NODE(DICT, 1, 0, 0, COUNT)      /* key, value by turns; or a DOUBLESTAR */                     \
    NODE(CONSTLIST, 1, 0, 0, INDEX) /* list display of constants, a tuple or STORE */              \
    NODE(CONSTDICT, 1, 0, 0, INDEX) /* dict display, a tuple of keys and values by turns */        \
    NODE(WALRUS, 0, 2, 0, NO_NUMBER)                                                               \
    NODE(LAMBDA, 6, 0, 0, COUNT)        /* a scope: PARAMETERs, the body */                        \
    NODE(COMPREHENSION, 6, 0, 0, COUNT) /* a scope: element, value of a dict or ABSENT, FORs     \
                                             and IFs; RAW_FLAGS: kind of display */ \
    NODE(CLAUSE_FOR, 0, 2, 0, NO_NUMBER) /* op: 1 if async; target, iterable */                    \
    NODE(CLAUSE_IF, 0, 1, 0, NO_NUMBER)                                                            \
    NODE(FSTRING, 1, 0, 0, COUNT)                                                                  \
    NODE(FORMAT, 0, 2, 0, NO_NUMBER) /* op: conversion or 0; value, spec */                        \
    NODE(YIELD, 0, 1, 0, NO_NUMBER)                                                                \
    NODE(AWAIT, 0, 1, 0, NO_NUMBER)                                                                \
    NODE(YIELDFROM, 0, 1, 0, NO_NUMBER)                                                            \
    NODE(PARAMETER, 2, 1, 0, NO_NUMBER) /* op: PARAMETER_, always there; pool; default */          \
    /* statements: all have a line */                                                              \
    NODE(EXPRESSION, 2, 1, 0, NO_NUMBER)                                                           \
    NODE(ASSIGN, 2, 2, 0, NO_NUMBER)   /* target, value */                                         \
    NODE(ASSIGNS, 3, 0, 0, COUNT)      /* targets, value */                                        \
    NODE(AUGMENT, 2, 2, 0, NO_NUMBER)  /* op: enum Binary; target, value */                        \
    NODE(ANNOTATE, 2, 3, 0, NO_NUMBER) /* target, annotation (of classes), value */                \
    NODE(RETURN, 2, 1, 0, NO_NUMBER)                                                               \
    NODE(RAISE, 2, 2, 0, NO_NUMBER)                                                                \
    NODE(DELETE, 3, 0, 0, COUNT)                                                                   \
    NODE(PASS, 2, 0, 0, NO_NUMBER)                                                                 \
    NODE(BREAK, 2, 0, 0, NO_NUMBER)                                                                \
    NODE(CONTINUE, 2, 0, 0, NO_NUMBER)                                                             \
    NODE(GLOBAL, 3, 0, 0, COUNT) /* NAMEs, never resolved */                                       \
    NODE(NONLOCAL, 3, 0, 0, COUNT)                                                                 \
    NODE(ASSERT, 2, 2, 0, NO_NUMBER)                                                               \
    NODE(IMPORT, 8, 0, 0, NO_NUMBER)                                                               \
    NODE(FROM, 6, 0, 0, COUNT) /* IMPORTEDs; none: import * */                                     \
    NODE(IMPORTED, 4, 0, 0, NO_NUMBER)                                                             \
    NODE(DOCSTRING, 12, 0, 0, NO_NUMBER) /* what an EXPRESSION of a literal became */              \
    NODE(IF, 2, 0, 1, NO_NUMBER)         /* ARMs */                                                \
    NODE(ARM, 2, 1, 1, NO_NUMBER)        /* condition, ABSENT of an else; body */                  \
    NODE(WHILE, 2, 1, 2, NO_NUMBER)      /* condition, body, else part */                          \
    NODE(FOR, 2, 2, 2, NO_NUMBER)        /* op: 1 if async; target, iterable, body, else part */   \
    NODE(TRY, 2, 0, 4, NO_NUMBER)        /* body, HANDLERs, else part, finally */                  \
    NODE(HANDLER, 2, 2, 1, NO_NUMBER)    /* op: 1 if except*; type, NAME, body */                  \
    NODE(MATCH, 2, 1, 1, NO_NUMBER)      /* subject, CASEs */                                      \
    NODE(CASE, 2, 2, 1, NO_NUMBER)       /* pattern, guard, body */                                \
    NODE(WITH, 3, 0, 1, COUNT)           /* managers, body */                                      \
    NODE(AWITH, 3, 0, 1, COUNT)          /* async with */                                          \
    NODE(AS, 0, 2, 0, NO_NUMBER)         /* a manager and its target */                            \
    NODE(DEF, 8, 0, 1, COUNT)            /* a scope: DECORATORs, PARAMETERs, body */               \
    NODE(CLASS, 8, 0, 1, COUNT)          /* a scope: DECORATORs, bases, body */                    \
    NODE(DECORATOR, 2, 1, 0, NO_NUMBER)

typedef enum {
#define NODE_ENUM(name, raw, children, blocks, number) N_##name,
    NODE_TABLE(NODE_ENUM)
#undef NODE_ENUM
        N_LIMIT
} NodeKind;

/* A BINARY without its operands, a LINE without its child. */
enum { BINARY_BYTES = 2, LINE_BYTES = 3 };

/* Raw fields, by their distance from the first raw byte. Two bytes each, but FLAGS and LEVEL. */
enum {
    RAW_LINE = 0,
    RAW_POOL = 0, /* PARAMETER, IMPORTED: a name; NAME */
    RAW_AS = 2,   /* IMPORTED */
    /* LAMBDA, COMPREHENSION, DEF, CLASS */
    RAW_SCOPE = 2, /* once names are resolved */
    RAW_FLAGS = 4, /* SCOPE_YIELDS, SCOPE_ASYNC; kind of display of a comprehension */
    RAW_NAME = 5,  /* DEF, CLASS */
    /* IMPORT, FROM */
    RAW_MODULE = 2, /* dotted name */
    RAW_MODULE_AS = 4,
    RAW_MODULE_FIRST = 6, /* part of the dotted name */
    RAW_LEVEL = 4,        /* FROM */
    /* DOCSTRING: as in CodeDoc */
    RAW_DOC_SUM = 2,
    RAW_DOC_OFFSET = 4, /* 4 bytes, as the length */
    RAW_DOC_LENGTH = 8
};

/* Beyond enum Unary, which lists operators that have a special method: `not` has none. */
enum { UNARY_NOT = 3 };
/* Up to PLAIN a parameter may be given by position; comparisons with `<=` rely on the order. */
enum {
    PARAMETER_POSITIONAL_ONLY,
    PARAMETER_PLAIN,
    PARAMETER_STAR,
    PARAMETER_KEYWORD,
    PARAMETER_DOUBLESTAR
};
/* RAW_FLAGS of a generator expression that awaits. */
enum { COMPREHENSION_ASYNC = 0x80 };
/* op of a LINK beyond enum Compare. */
enum { COMPARE_IS = 6, COMPARE_ISNOT, COMPARE_IN, COMPARE_NOTIN };

/* A name in a scope (compile/scope.h says how they are resolved). A scope has one Symbol for a
 * name, except that a class may have another one for the same name with SYMBOL_PASS. */
typedef struct {
    uint16_t name; /* pool */
    Ref next;
    union {
        Ref source;    /* where it comes from: the Symbol of the enclosing frame (FREE, ALIAS) */
        uint16_t line; /* of a nonlocal declaration, until it is resolved */
    };
    uint8_t flags;        /* SYMBOL_ */
    uint8_t how : 3;      /* HOW_ */
    uint8_t type : 4;     /* of a local of a viper function: POINTER_ (compile/viper.c) */
    uint8_t assigned : 1; /* variable of a comprehension: its clause has been passed */
    uint8_t place;        /* register, or index of the captured cell */
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

/* A function, lambda, class or comprehension of the tree: what resolving finds out. All but list,
 * set and dict comprehensions have a Code of their own. */
typedef struct {
    Ref node;         /* DEF, LAMBDA, COMPREHENSION, CLASS */
    Ref body;         /* DEF, CLASS: the first statement */
    Ref parent, next; /* enclosing scope (0: the streamed code); next in order of appearance */
    Ref symbols, last_symbol;
    Ref self_names; /* class: SelfNames */
    uint16_t code;  /* its index (unit_code), once generated */
    uint8_t kind;   /* SCOPE_ */
    uint8_t flags;  /* SCOPE_ flags */
    uint8_t captures;
    uint8_t fixed; /* registers of parameters, cells and locals, the function included */
} Scope;
/* A name that the methods of a class assign to: a constant index. */
typedef struct {
    uint16_t name;
    Ref next;
} SelfName;
/* The order counts: up to LAMBDA there are parameters. GENERATOR is a generator expression, a
 * function of its own; COMPREHENSION is a list, set or dict comprehension, which runs in the
 * frame around it. */
enum { SCOPE_FUNCTION, SCOPE_LAMBDA, SCOPE_GENERATOR, SCOPE_COMPREHENSION, SCOPE_CLASS };
enum {
    SCOPE_YIELDS = 1,
    SCOPE_METHOD = 2,     /* its first parameter is the instance */
    SCOPE_CLASS_CELL = 4, /* class: some method needs __class__ */
    SCOPE_ASYNC = 8,
    SCOPE_VIPER = 16 /* under @micropython.viper */
};

/* Refs count down from `top`; [low, at) was taken from the heap and is not used yet. */
typedef struct {
    uint8_t *top;    /* refs count from here */
    uint8_t *at;     /* the last byte taken; the next one goes below */
    uint8_t *low;    /* lowest byte of the scratch we hold */
    uintptr_t *mark; /* of the scratch before us */
    Ref front;       /* the first node that is still there, when others were used up */
} Arena;

/* Starts an empty arena below the frames. Allocates nothing. */
void tree_begin(Compiler *c);
/* `bytes` for a Symbol, Scope or SelfName, zeroed; *ref leads back to them. May collect, then
 * Values move but the arena does not. Raises MemoryError, and SyntaxError where a Ref cannot reach
 * any more: as all do that make nodes. */
void *tree_take(Compiler *c, size_t bytes, Ref *ref);
/* Where the next node will begin. */
static inline Ref tree_here(const Arena *a) {
    return (Ref)(a->top - a->at + 1);
}
/* Drops all from `r` on. */
void tree_cut(Compiler *c, Ref r);
/* All nodes between `front` and r are of no more use: their place is taken by what is behind them,
 * as soon as it is worth it. Refs stay good, pointers do not: the top moves as well, so nodes
 * before `front` cannot be reached until it is put back. */
void tree_use_up(Compiler *c, Ref r);

/* A node in front of those at `at`, or behind all others. n: the number of kinds that have one,
 * else the op. Other raw fields are 0. Answers where it is: `at`. */
Ref tree_insert(Compiler *c, Ref at, NodeKind kind, unsigned n);
Ref tree_node(Compiler *c, NodeKind kind, unsigned n);
/* The same with its line; lines beyond 65535 count as 65535. */
Ref tree_insert_line(Compiler *c, Ref at, NodeKind kind, unsigned n, uint32_t line);
Ref tree_statement(Compiler *c, NodeKind kind, uint32_t line);
Ref tree_name(Compiler *c, uint16_t name);
void tree_set_name(Compiler *c, Ref r, uint16_t name);
/* The end of a block, or a child that is left out. */
void tree_absent(Compiler *c);
/* Moves the bytes from `at` to before `end` behind all others; answers where they are then. */
Ref tree_move_last(Compiler *c, Ref at, Ref end);
/* Removes the bytes of nodes from `at` to before `end`. */
void tree_remove(Compiler *c, Ref at, Ref end);
/* Without the LINE node in front of it; answers r. */
Ref tree_strip_line(Compiler *c, Ref r);
/* INT if it fits 16 bits, else CONST. */
Ref tree_int(Compiler *c, int32_t n);

/* Raw fields; `field` is one of RAW_. */
void tree_set16(Compiler *c, Ref r, unsigned field, unsigned n);
void tree_set32(Compiler *c, Ref r, unsigned field, uint32_t n);

/* ---- reading; nothing here allocates ---- */

/* 0 if there is none. */
unsigned tree_op(const Compiler *c, Ref r);
/* The raw byte at `field`; the others follow downwards. */
uint8_t *tree_raw(const Compiler *c, Ref r, unsigned field);
uint16_t tree_raw16(const Compiler *c, Ref r, unsigned field);
uint32_t tree_raw32(const Compiler *c, Ref r, unsigned field);
uint16_t tree_line(const Compiler *c, Ref r);
/* The number of an INDEX kind that has no other raw byte. */
uint16_t tree_index(const Compiler *c, Ref r);
/* Of a NAME: is it resolved? If not, its pool index. */
bool tree_is_resolved(const Compiler *c, Ref r);
uint16_t tree_pool_name(const Compiler *c, Ref r);
/* What a LINE node is about, or the node itself. */
Ref tree_without_line(const Compiler *c, Ref r);
/* The Scope of a LAMBDA, COMPREHENSION, DEF or CLASS, once its names were collected. */
Ref tree_scope(const Compiler *c, Ref r);

/* Behind a node and all that belongs to it. */
Ref tree_skip(const Compiler *c, Ref r);
/* Behind its raw bytes: where its children begin; *children: how many there are. */
Ref tree_inside(const Compiler *c, Ref r, unsigned *children);
/* The i-th child; 0 if it is left out. */
Ref tree_child(const Compiler *c, Ref r, unsigned i);
/* The first statement of the i-th block; 0 if it is empty. */
Ref tree_block(const Compiler *c, Ref r, unsigned i);
/* The statement behind this one in its block; 0 at the end. */
Ref tree_next(const Compiler *c, Ref r);

/* Nodes one behind the other. */
typedef struct {
    Ref at;
    uint16_t left;
} Items;
/* The children of a node from number `first` on. */
Items tree_items(const Compiler *c, Ref r, unsigned first);
/* Behind the children: where the blocks begin. */
Ref tree_items_end(const Compiler *c, Ref r);
/* To the next one. */
void tree_step(const Compiler *c, Items *items);

/* Is this node a constant? *value is it. Allocates nothing. */
bool tree_is_constant(Compiler *c, Ref node, Value *value);
/* A node for a constant: the smallest that can hold it. v need not be rooted. */
Ref tree_insert_value(Compiler *c, Ref at, Value v);
Ref tree_of_value(Compiler *c, Value v);

#endif
