/* SPDX-License-Identifier: MIT */
/* The references of an object, each with a name. What belongs to an object alone (the store of a
 * list, the table of a dict, the bytes of a bytearray) is a part of it: a reference in a part is
 * one of its owner. Weak references keep nothing, so they are none here. Nothing allocates,
 * raises, or runs code. */
#ifndef TERRARIUM_INSPECT_EDGE_H
#define TERRARIUM_INSPECT_EDGE_H

#include "object/object.h"

/* What a reference leads to, as far as names behind it depend on that. */
enum EdgeSort {
    EDGE_PLAIN,
    EDGE_NAMESPACE, /* a dict that holds attributes */
    EDGE_QUEUE,     /* the list of a deque */
    EDGE_PAIR       /* context and cause of an exception that has both */
};
typedef struct {
    const Object *owner;
    const Object *part; /* of the owner, the one that holds the reference; NULL: owner */
    size_t word;        /* which Value of the owner it is, or leads there */
    size_t item;        /* which Value of the part */
    enum EdgeSort sort; /* for edge_write(), which reads here what led to the owner */
    intptr_t gone;      /* items of that EDGE_QUEUE that are gone at the left */
} Edge;

/* The object of v if it lies in the heap, else NULL. */
Object *edge_object(const Heap *heap, Value v);
/* The same as value_is_kind(), in less code. */
bool edge_is_kind(Value v, Kind kind);
/* Is it a part of what refers to it? */
bool edge_is_part(const Object *object);
/* How many Values behind the header keep something alive. */
size_t edge_count(const Object *object);
/* A reference of `owner` to `target`, a part of it or not: the first, which of a generator is that
 * of a variable. False if there is none. */
bool edge_find(const Object *owner, const Object *target, Edge *edge);

/* Writes it as it looks behind the owner in an expression: `.name`, `[17]`, `['key']`; in <> what
 * no expression names. Its sort is that of the edge that leads to the owner in a chain, and
 * becomes its own. Unless `whole`, what names behind it imply is left out, as in the middle of a
 * path; that it leads through a cell is never said. */
void edge_write(Writer *w, Edge *edge, bool whole);
/* The name of a register of a frame or a generator: that of a parameter, `<local 3>`, or
 * `<temporary 5>`. Number 0 is the function. */
void edge_write_register(Writer *w, Value function, size_t number);

#endif
