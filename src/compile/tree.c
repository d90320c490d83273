/* SPDX-License-Identifier: MIT */
/* The arena of syntax trees and the making of nodes. The arena is one stretch of scratch that grows
 * down; what is dropped goes back to the free run at once.
 *
 * Nothing here is seen by the collector. Whoever makes a node reads pool indices, never Values, and
 * may hold pointers to nodes over any allocation. */
#include "compile/tree.h"

#include <string.h>

#include "compile/compiler.h"

/* Bytes asked of the heap at a time: little is lost at the end, and few calls are made. */
enum { ARENA_STEP = 64 };

/* By kind, like tree_children; kind 0 is no node. */
static const uint8_t node_words[N_LIMIT] = {0,
#define NODE_WORDS(name, words, children) words,
                                            NODE_TABLE(NODE_WORDS)
#undef NODE_WORDS
};

const char *const tree_children[N_LIMIT] = {"",
#define NODE_CHILDREN(name, words, children) children,
                                            NODE_TABLE(NODE_CHILDREN)
#undef NODE_CHILDREN
};

/* ---- the arena ---- */

void tree_begin(Compiler *c) {
    Arena *a = &c->arena;
    a->mark = heap_scratch_mark(c->vm);
    a->top = a->at = a->low = (uint8_t *)a->mark;
}

/* Takes scratch in small steps; the refs reach 256 KB. Each step lies right below the one before,
 * since nothing else takes scratch while the compiler runs, so the arena stays one stretch. */
void *tree_take(Compiler *c, size_t bytes) {
    Arena *a = &c->arena;
    while ((size_t)(a->at - a->low) < bytes) {
        void *low = heap_scratch(c->vm, ARENA_STEP, true);
        if (low == NULL) {
            vm_raise_memory(c->vm, ARENA_STEP);
        }
        a->low = low;
    }
    a->at -= bytes;
    if (a->top - a->at > 4 * 0xffff) {
        compile_error_here(c, "function or expression too large");
    }
    memset(a->at, 0, bytes);
    return a->at;
}

void tree_release(Compiler *c, uint8_t *mark) {
    Arena *a = &c->arena;
    /* Scratch comes in words, nodes in units of 4 bytes: on 64-bit a mark may be in mid-word. */
    uintptr_t low = (uintptr_t)mark & ~(sizeof(uintptr_t) - 1);
    a->at = mark;
    a->low = (uint8_t *)low;
    heap_scratch_drop(c->vm, (uintptr_t *)low);
}

/* The inverse of node_at(). */
/* ---- nodes ---- */

static Ref ref_of(const Compiler *c, const void *p) {
    return (Ref)((size_t)(c->arena.top - (const uint8_t *)p) / 4);
}

/* Fields that the kind has no room for are left out. */
Ref tree_node(Compiler *c, NodeKind kind, unsigned op, unsigned a, unsigned b, unsigned e) {
    Node *n = tree_take(c, (size_t)node_words[kind] * 4);
    n->kind = (uint8_t)kind;
    n->op = (uint8_t)op;
    n->a = (uint16_t)a;
    if (node_words[kind] > 1) {
        n->b = (uint16_t)b;
        n->c = (uint16_t)e;
    }
    return ref_of(c, n);
}

Ref tree_statement(Compiler *c, NodeKind kind, uint32_t line) {
    return tree_node(c, kind, 0, 0, line < 0xffff ? line : 0xffff, 0);
}

Ref tree_scope(Compiler *c, unsigned kind, uint16_t name) {
    Scope *s = tree_take(c, (sizeof(Scope) + 3) & ~(size_t)3);
    s->kind = (uint8_t)kind;
    s->name = name;
    s->first_line = (uint16_t)(c->token.line < 0xffff ? c->token.line : 0xffff);
    s->class_name = c->class_name;
    s->qualifier = CODE_NO_NAME;
    return ref_of(c, s);
}

Ref tree_item(Compiler *c, unsigned op, Ref value, unsigned extra) {
    return tree_node(c, N_ITEM, op, value, 0, extra);
}

Ref tree_int(Compiler *c, int32_t n) {
    if (n == (int16_t)n) {
        return tree_node(c, N_INT, 0, (uint16_t)n, 0, 0);
    }
    return tree_node(c, N_CONST, 0, pool_add(c, value_int(n)), 0, 0);
}

void tree_append(Compiler *c, List16 *list, Ref item) {
    if (list->first == 0) {
        list->first = item;
    } else {
        node_at(c, list->last)->b = item;
    }
    list->last = item;
    list->count++;
}

/* ---- constants ---- */

bool tree_is_constant(Compiler *c, Ref r, Value *value) {
    const Node *n = node_at(c, r);
    switch (n->kind) {
    case N_NONE: *value = NONE; return true;
    case N_TRUE: *value = TRUE; return true;
    case N_FALSE: *value = FALSE; return true;
    case N_ELLIPSIS: *value = ELLIPSIS; return true;
    case N_INT: *value = value_int((int16_t)n->a); return true;
    case N_CONST: *value = pool_value(c, n->a); return true;
    default: return false;
    }
}

Ref tree_of_value(Compiler *c, Value v) {
    /* An unsigned field holds it: INT nodes are read back as signed. */
    if (value_is_int(v) && value_to_int(v) == (int16_t)value_to_int(v)) {
        return tree_node(c, N_INT, 0, (uint16_t)value_to_int(v), 0, 0);
    }
    NodeKind kind = value_is_none(v)          ? N_NONE
                    : value_same(v, TRUE)     ? N_TRUE
                    : value_same(v, FALSE)    ? N_FALSE
                    : value_same(v, ELLIPSIS) ? N_ELLIPSIS
                                              : N_CONST;
    uint16_t index = kind == N_CONST ? pool_add(c, v) : 0;
    return tree_node(c, kind, 0, index, 0, 0);
}
