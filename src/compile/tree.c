/* SPDX-License-Identifier: MIT */
/* The arena of syntax trees, the making of nodes and the way through them. The arena is one stretch
 * of scratch that grows down; what is dropped goes back to the free run at once.
 *
 * Nothing here is seen by the collector. Whoever makes a node reads pool indices, never Values. */
#include "compile/tree.h"

#include <string.h>

#include "compile/compiler.h"

/* Bytes asked of the heap at a time: little is lost at the end, and few calls are made. */
enum { ARENA_STEP = 32 };

/* By kind, packed: raw bytes (4 bits), children (2), blocks (3), INDEX, COUNT. */
enum { RAW_MASK = 15, CHILDREN = 4, BLOCKS = 6, BLOCKS_MASK = 7 << BLOCKS };
enum { HAS_INDEX = 0x200, HAS_COUNT = 0x400 };
static const uint16_t node_forms[N_LIMIT] = {
#define NODE_FORM(name, raw, children, blocks, number)                                             \
    raw | children << CHILDREN | blocks << BLOCKS |                                                \
        (number == INDEX   ? HAS_INDEX                                                             \
         : number == COUNT ? HAS_COUNT                                                             \
                           : 0),
    NODE_TABLE(NODE_FORM)
#undef NODE_FORM
};

/* ---- the arena ---- */

void tree_begin(Compiler *c) {
    Arena *a = &c->arena;
    a->mark = heap_scratch_mark(c->vm);
    a->top = a->at = a->low = (uint8_t *)a->mark;
}

/* Moves `at` down. Takes scratch in small steps; each lies right below the one before, since
 * nothing else takes scratch while the compiler runs, so the arena stays one stretch. */
static void take(Compiler *c, size_t bytes) {
    Arena *a = &c->arena;
    while ((size_t)(a->at - a->low) < bytes) {
        void *low = heap_scratch(c->vm, ARENA_STEP, true);
        if (low == NULL) {
            vm_raise_memory(c->vm, ARENA_STEP);
        }
        a->low = low;
    }
    if ((size_t)(a->top - a->at) + bytes >= 0xffff) {
        compile_error_here(c, "function or expression too large");
    }
    a->at -= bytes;
}

/* Structs are of 16-bit fields: nodes before them may leave `at` at an odd address. `ref` is how it
 * is found again: the address moves when the front is used up. */
void *tree_take(Compiler *c, size_t bytes, Ref *ref) {
    Arena *a = &c->arena;
    take(c, bytes + ((uintptr_t)a->at & 1));
    memset(a->at, 0, bytes);
    *ref = (Ref)(a->top - a->at);
    return a->at;
}

/* Gives back what lies below `at`. Scratch comes in words. */
static void drop(Compiler *c) {
    uintptr_t low = (uintptr_t)c->arena.at & ~(sizeof(uintptr_t) - 1);
    c->arena.low = (uint8_t *)low;
    heap_scratch_drop(c->vm, (uintptr_t *)low);
}

void tree_cut(Compiler *c, Ref r) {
    c->arena.at = c->arena.top - r + 1;
    drop(c);
}

/* By whole words, which keeps structs aligned, and not for less than an eighth of the rest: so all
 * moves together cost no more than a few times the tree. */
void tree_use_up(Compiler *c, Ref r) {
    Arena *a = &c->arena;
    unsigned used = (unsigned)(r - a->front) & ~(unsigned)(sizeof(uintptr_t) - 1);
    unsigned rest = (unsigned)(tree_here(a) - a->front) - used;
    if (used < ARENA_STEP || used < rest / 8) {
        return;
    }
    memmove(a->at + used, a->at, rest);
    a->at += used;
    a->top += used;
    a->front = (Ref)(a->front + used);
    drop(c);
}

/* ---- nodes ---- */

/* Room for n bytes at `at`, zeroed. Bytes follow each other downwards. */
static void insert_bytes(Compiler *c, Ref at, unsigned n) {
    unsigned behind = (unsigned)(tree_here(&c->arena) - at);
    take(c, n);
    uint8_t *p = c->arena.at;
    if (behind > 0) {
        memmove(p, p + n, behind);
        p += behind;
    }
    while (n-- > 0) {
        p[n] = 0;
    }
}

/* What is behind moves up, so Refs of that are no longer good. */
void tree_remove(Compiler *c, Ref at, Ref end) {
    Ref here = tree_here(&c->arena);
    size_t behind = (size_t)(here - end);
    memmove(c->arena.at + (end - at), c->arena.at, behind);
    tree_cut(c, (Ref)(here - (end - at)));
}

/* Room is taken first: for a moment the bytes are there twice. */
Ref tree_move_last(Compiler *c, Ref at, Ref end) {
    Ref n = (Ref)(end - at);
    take(c, n);
    memcpy(c->arena.at, tree_byte(c, end) + 1, n);
    tree_remove(c, at, end);
    return (Ref)(tree_here(&c->arena) - n);
}

/* A node in front of what lies at `at`. The number's high byte becomes the op, which is left out
 * when it is 0 unless the kind has one always. */
Ref tree_insert(Compiler *c, Ref at, NodeKind kind, unsigned n) {
    unsigned raw = node_forms[kind] & RAW_MASK;
    bool number = node_forms[kind] & (HAS_INDEX | HAS_COUNT);
    unsigned op = number ? n >> 8 : n;
    bool has_op = op != 0 || kind == N_BINARY || kind == N_PARAMETER || kind == N_SUPER;
    insert_bytes(c, at, 1u + has_op + raw);
    uint8_t *p = tree_byte(c, at);
    *p-- = (uint8_t)(has_op ? 0x80 | kind : kind);
    if (has_op) {
        *p-- = (uint8_t)op;
    }
    if (number) {
        p[1 - (int)raw] = (uint8_t)n;
    }
    return at;
}

Ref tree_node(Compiler *c, NodeKind kind, unsigned n) {
    return tree_insert(c, tree_here(&c->arena), kind, n);
}

Ref tree_insert_line(Compiler *c, Ref at, NodeKind kind, unsigned n, uint32_t line) {
    tree_insert(c, at, kind, n);
    tree_set16(c, at, RAW_LINE, line < 0xffff ? line : 0xffff);
    return at;
}

Ref tree_statement(Compiler *c, NodeKind kind, uint32_t line) {
    return tree_insert_line(c, tree_here(&c->arena), kind, 0, line);
}

Ref tree_name(Compiler *c, uint16_t name) {
    Ref r = tree_node(c, N_NAME, 0);
    tree_set_name(c, r, name);
    return r;
}

/* Pool indices are doubled, for the lowest bit to say whether the name was resolved. */
void tree_set_name(Compiler *c, Ref r, uint16_t name) {
    tree_set16(c, r, RAW_POOL, (unsigned)name << 1);
}

void tree_absent(Compiler *c) {
    tree_node(c, N_ABSENT, 0);
}

/* Takes the LINE off in front of an expression, if there is one. r is the expression then. */
Ref tree_strip_line(Compiler *c, Ref r) {
    if (node_kind(c, r) == N_LINE) {
        tree_remove(c, r, (Ref)(r + LINE_BYTES));
    }
    return r;
}

Ref tree_int(Compiler *c, int32_t n) {
    return tree_of_value(c, value_int(n));
}

void tree_set16(Compiler *c, Ref r, unsigned field, unsigned n) {
    uint8_t *p = tree_raw(c, r, field);
    p[0] = (uint8_t)n;
    p[-1] = (uint8_t)(n >> 8);
}

void tree_set32(Compiler *c, Ref r, unsigned field, uint32_t n) {
    tree_set16(c, r, field, n & 0xffff);
    tree_set16(c, r, field + 2, n >> 16);
}

/* ---- reading ---- */

unsigned tree_op(const Compiler *c, Ref r) {
    const uint8_t *p = tree_byte(c, r);
    return *p & 0x80 ? p[-1] : 0;
}

/* The address of a raw field; they follow each other downwards. Good until the next node is made.
 */
uint8_t *tree_raw(const Compiler *c, Ref r, unsigned field) {
    uint8_t *p = tree_byte(c, r);
    return p - 1 - (*p >> 7) - field;
}

uint16_t tree_raw16(const Compiler *c, Ref r, unsigned field) {
    const uint8_t *p = tree_raw(c, r, field);
    return (uint16_t)(p[0] | p[-1] << 8);
}

uint32_t tree_raw32(const Compiler *c, Ref r, unsigned field) {
    return tree_raw16(c, r, field) | (uint32_t)tree_raw16(c, r, field + 2) << 16;
}

uint16_t tree_line(const Compiler *c, Ref r) {
    return tree_raw16(c, r, RAW_LINE);
}

uint16_t tree_index(const Compiler *c, Ref r) {
    return (uint16_t)(tree_op(c, r) << 8 | *tree_raw(c, r, 0));
}

bool tree_is_resolved(const Compiler *c, Ref r) {
    return tree_raw16(c, r, RAW_POOL) & 1;
}

uint16_t tree_pool_name(const Compiler *c, Ref r) {
    return tree_raw16(c, r, RAW_POOL) >> 1;
}

Ref tree_without_line(const Compiler *c, Ref r) {
    return node_kind(c, r) == N_LINE ? (Ref)(r + LINE_BYTES) : r;
}

Ref tree_scope(const Compiler *c, Ref r) {
    return tree_raw16(c, r, RAW_SCOPE);
}

/* Where the children of r begin, and how many they are; those of COUNT are added to those of the
 * table. */
Ref tree_inside(const Compiler *c, Ref r, unsigned *children) {
    unsigned first = *tree_byte(c, r), form = node_forms[first & 0x7f];
    Ref inside = (Ref)(r + 1 + (first >> 7) + (form & RAW_MASK));
    *children = form >> CHILDREN & 3;
    if (form & HAS_COUNT) {
        *children += tree_op(c, r) << 8 | *tree_byte(c, (Ref)(inside - 1));
    }
    return inside;
}

/* Behind the children, where blocks begin. */
Ref tree_items_end(const Compiler *c, Ref r) {
    unsigned children;
    for (r = tree_inside(c, r, &children); children > 0; children--) {
        r = tree_skip(c, r);
    }
    return r;
}

/* Behind a block that begins at r. */
static Ref skip_block(const Compiler *c, Ref r) {
    while (node_kind(c, r) != N_ABSENT) {
        r = tree_skip(c, r);
    }
    return (Ref)(r + 1);
}

/* Behind a statement with blocks. They are nested no deeper than they are indented. */
static Ref skip_compound(const Compiler *c, Ref r) {
    unsigned blocks = node_forms[node_kind(c, r)] >> BLOCKS & 7;
    r = tree_items_end(c, r);
    for (; blocks > 0; blocks--) {
        r = skip_block(c, r);
    }
    return r;
}

/* An expression is done when as many nodes were passed as nodes before them have announced: no
 * recursion. */
Ref tree_skip(const Compiler *c, Ref r) {
    const uint8_t *top = c->arena.top;
    unsigned at = r, pending = 1;
    do {
        unsigned first = top[-(int)at], form = node_forms[first & 0x7f];
        if (form & BLOCKS_MASK) {
            at = skip_compound(c, (Ref)at);
            continue;
        }
        unsigned inside = at + 1 + (first >> 7) + (form & RAW_MASK);
        pending += form >> CHILDREN & 3;
        if (form & HAS_COUNT) {
            pending += top[1 - (int)inside] | (first >> 7 ? top[-1 - (int)at] << 8 : 0);
        }
        at = inside;
    } while (--pending > 0);
    return (Ref)at;
}

/* 0 instead of an ABSENT. */
static Ref present(const Compiler *c, Ref r) {
    return node_kind(c, r) == N_ABSENT ? 0 : r;
}

/* Child i, or 0 for one that is left out. Walks past those before it. */
Ref tree_child(const Compiler *c, Ref r, unsigned i) {
    unsigned children;
    for (r = tree_inside(c, r, &children); i > 0; i--) {
        r = tree_skip(c, r);
    }
    return present(c, r);
}

/* The first statement of block i, or 0 for an empty one. */
Ref tree_block(const Compiler *c, Ref r, unsigned i) {
    r = tree_items_end(c, r);
    for (; i > 0; i--) {
        r = skip_block(c, r);
    }
    return present(c, r);
}

Ref tree_next(const Compiler *c, Ref r) {
    return present(c, tree_skip(c, r));
}

/* A walk along the children from number `first` on. */
Items tree_items(const Compiler *c, Ref r, unsigned first) {
    unsigned children;
    Items items = {tree_inside(c, r, &children), 0};
    items.left = (uint16_t)children;
    for (; first > 0; first--) {
        tree_step(c, &items);
    }
    return items;
}

void tree_step(const Compiler *c, Items *items) {
    items->at = tree_skip(c, items->at);
    items->left--;
}

/* ---- constants ---- */

/* A literal's value, or false. Nothing is made, so no Value moves. */
bool tree_is_constant(Compiler *c, Ref r, Value *value) {
    switch (node_kind(c, r)) {
    case N_NONE: *value = NONE; return true;
    case N_TRUE: *value = TRUE; return true;
    case N_FALSE: *value = FALSE; return true;
    case N_ELLIPSIS: *value = ELLIPSIS; return true;
    case N_INT: *value = value_int((int16_t)tree_index(c, r)); return true;
    case N_CONST: *value = pool_value(c, tree_index(c, r)); return true;
    default: return false;
    }
}

Ref tree_insert_value(Compiler *c, Ref at, Value v) {
    /* An unsigned field holds it: INT nodes are read back as signed. */
    if (value_is_int(v) && value_to_int(v) == (int16_t)value_to_int(v)) {
        return tree_insert(c, at, N_INT, (uint16_t)value_to_int(v));
    }
    NodeKind kind = value_is_none(v)          ? N_NONE
                    : value_same(v, TRUE)     ? N_TRUE
                    : value_same(v, FALSE)    ? N_FALSE
                    : value_same(v, ELLIPSIS) ? N_ELLIPSIS
                                              : N_CONST;
    return tree_insert(c, at, kind, kind == N_CONST ? pool_add(c, v) : 0);
}

Ref tree_of_value(Compiler *c, Value v) {
    return tree_insert_value(c, tree_here(&c->arena), v);
}
