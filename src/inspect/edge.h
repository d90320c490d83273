/* SPDX-License-Identifier: MIT */
/* The references of an object, each with a name. What belongs to an object alone (the store of a
 * list, the table of a dict, the bytes of a bytearray) is a part of it: a walk steps through parts
 * without a word. Weak references keep nothing, so they are none here. Nothing allocates, raises,
 * or runs code. */
#ifndef TERRARIUM_INSPECT_EDGE_H
#define TERRARIUM_INSPECT_EDGE_H

#include "object/object.h"

typedef struct {
    const Object *owner;
    const Object *part; /* of the owner, the innermost one that holds the reference; NULL: owner */
    size_t word;        /* which Value of the owner it is, or leads there */
    size_t item;        /* which Value of the part */
} Edge;

/* Is it a part of what refers to it? */
bool edge_is_part(const Object *object);
/* Calls visit for each reference to an object that is no part, and to parts as well if `parts`,
 * until it answers true: then so does this. Objects in flash are among the targets. */
typedef bool (*EdgeVisit)(void *context, const Edge *edge, Object *target);
bool edge_each(const Object *owner, bool parts, EdgeVisit visit, void *context);
/* A reference of `owner` to `target`, a part of it or not; false if there is none. */
bool edge_find(const Object *owner, const Object *target, Edge *edge);

/* Is the target of this edge a dict that holds attributes of the owner: a class's, a module's, an
 * instance's? */
bool edge_is_namespace(const Edge *edge);
/* Writes it as it looks behind the owner in an expression: `.name`, `[17]`, `['key']`; in <> what
 * no expression names. `before`: the edge that leads to the owner in a chain, or NULL. With it,
 * the entries of a namespace become attributes, those of a deque's list get the numbers that the
 * deque gives them. */
void edge_write(Writer *w, const Edge *edge, const Edge *before);
/* X */
void edge_write_link(Writer *w, const Edge *edge, const Edge *before, bool last);
/* The name of a register of a frame or a generator: that of a parameter, `<local 3>`, or
 * `<temporary 5>`. */
void edge_write_register(Writer *w, Value function, size_t number);

#endif
