/* SPDX-License-Identifier: MIT */
/* Text into memory of a fixed size; what does not fit is dropped. Nothing here allocates. */
#ifndef TERRARIUM_INSPECT_LINE_H
#define TERRARIUM_INSPECT_LINE_H

#include "object/object.h"

typedef struct {
    Writer writer; /* first */
    char *at;      /* where the next character goes */
    size_t room;   /* from there on */
} Line;

void line_begin(Vm *vm, Line *line, char *to, size_t room);
/* Its writer's put(). */
void line_put(Writer *w, const char *bytes, size_t n);
/* Where a frame is: `at main.py:27 in add`. */
void line_write_place(Writer *w, const Value *base);

/* What an object is, and the name that it is reached by: `list main.log`. */
void line_write_object(Writer *w, const Object *o);

#endif
