/* SPDX-License-Identifier: MIT */
/* The Values a compilation keeps, all behind roots, since everything may move at any allocation:
 *
 *  - the pool: names and constants that tree nodes refer to, by index. Emptied after each statement
 *    of a module or class, so the names of locals cost nothing afterwards.
 *  - the Unit's constants: what emitted code refers to, each once.
 *  - the stack: elements of displays that are constant so far.
 *
 * For src/compile only. All functions may allocate unless said otherwise. */
#ifndef TERRARIUM_COMPILE_POOL_H
#define TERRARIUM_COMPILE_POOL_H

#include "compile/lexer.h"
#include "object/layout.h"

/* Slots of the tuple in ROOT_COMPILE_MORE. */
enum {
    MORE_POOL,   /* STORE; index 0 stays absent */
    MORE_STACK,  /* STORE */
    MORE_CONSTS, /* STORE of name, value pairs: X = const(1) */
    MORE_TEXT,   /* STR or BYTES: a literal too long for the lexer's own room */
    MORE_RECORD, /* RAW: text of replacement fields */
    MORE_HAND,   /* a Value in transit */
    MORE_AHEAD,  /* RAW: source that was read ahead */
    MORE_LIMIT
};

/* The address of a slot, until the next allocation. */
Value *pool_more(Compiler *c, int slot);
/* Makes the STORE in a slot hold at least n items. */
void pool_reserve(Compiler *c, int slot, size_t n);

/* A new entry; returns its index. v may be in the heap and held by nothing else. */
uint16_t pool_add(Compiler *c, Value v);
/* The same for a name, by its text: the index it already has, if any. The text may lie in the
 * heap. */
uint16_t pool_add_name(Compiler *c, const char *text, size_t n);
Value pool_value(Compiler *c, uint16_t index); /* allocates nothing */
/* Forgets all entries from `length` on. Allocates nothing. */
void pool_release(Compiler *c, uint16_t length);
/* Do two entries hold the same text? Allocates nothing. */
bool pool_same(Compiler *c, uint16_t a, uint16_t b);
bool pool_is(Compiler *c, uint16_t index, const char *text); /* allocates nothing */

/* Index of a constant in the Unit, found again by type and value. */
uint16_t pool_constant(Compiler *c, Value v);
uint16_t pool_constant_of(Compiler *c, uint16_t index);
/* A constant of its own: a STORE for LOADLIST. */
uint16_t pool_constant_append(Compiler *c, Value v);
/* Codes are counted for themselves, from the end of the STORE (compile/code.h): so that they leave
 * the indices that fit a byte to names. */
uint16_t pool_code_append(Compiler *c, Value code);
Value pool_code(Compiler *c, uint16_t index); /* allocates nothing */
/* Gives back the slack between constants and codes. Allocates nothing. */
void pool_constants_trim(Compiler *c);
uint16_t pool_constant_name(Compiler *c, const char *text); /* a C string */
Value pool_constant_value(Compiler *c, uint16_t index);     /* allocates nothing */

/* The stack of constant elements. */
void pool_stack_push(Compiler *c, Value v);
Value pool_stack_item(Compiler *c, size_t index);    /* allocates nothing */
void pool_stack_release(Compiler *c, size_t length); /* allocates nothing */
/* Takes all from `base` on off the stack, as a TUPLE or STORE. */
Value pool_stack_take(Compiler *c, size_t base, Kind kind);

/* const(): the value a module-level constant stands for; false if the name is none. */
bool pool_const_find(Compiler *c, Value name, Value *value);     /* allocates nothing */
void pool_const_add(Compiler *c, uint16_t name, uint16_t value); /* both in the pool */

/* Calls of built-in code, during which the C stack is scanned: their Values are safe. A name is
 * the one that the compilation has of that text already, if any. */
Value pool_make_name(Compiler *c, const char *text, size_t n);
Value pool_make_str(Compiler *c, const char *text, size_t n);
Value pool_make_bytes(Compiler *c, const char *data, size_t n);
Value pool_make_int(Compiler *c, const char *text, size_t n, unsigned base);
Value pool_make_float(Compiler *c, const char *text, size_t n, bool imaginary);

#endif
