/* SPDX-License-Identifier: MIT */
/* The format mini-language: what format(v, spec), str.format, f-strings and % share. */
#ifndef TERRARIUM_OBJECT_FORMAT_H
#define TERRARIUM_OBJECT_FORMAT_H

#include "object/object.h"

/* format(v, spec) of the built-in types, a str; spec is a str or absent. An instance whose class
 * defines __format__ is for the caller (or format_any) to serve. May run Python code (str(v)). */
Value format_value(Vm *vm, Value v, Value spec);
/* The same for all values: calls a __format__ if the class of v defines one. */
Value format_any(Vm *vm, Value v, Value spec);

/* A specifier taken apart: [[fill]align][sign][z][#][0][width][grouping][.precision][type]. */
typedef struct {
    uint32_t fill;
    uint32_t type;  /* 0 = none */
    char align;     /* < > ^ =, 0 = as the type likes it */
    char sign;      /* + - or blank; 0 = none given */
    char grouping;  /* , or _; 0 = none */
    bool coerce;    /* z: no negative zero */
    bool alternate; /* # */
    bool whole;     /* a float without type: no fraction of 0 */
    bool flat;      /* text is bytes: widths count bytes, not characters */
    intptr_t width;
    intptr_t precision; /* -1 = none */
} FormatSpec;

/* Write one value in its specifier's form. May allocate and raise. */
void format_text(Writer *w, const FormatSpec *spec, const char *text, size_t n);
/* v is an int or bool; at least `least` digits are written. */
void format_int(Writer *w, const FormatSpec *spec, Value v, size_t least);
void format_float(Writer *w, const FormatSpec *spec, Float x);

#endif
