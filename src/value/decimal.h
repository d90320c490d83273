/* SPDX-License-Identifier: MIT */
/* Floats to decimal text and back, rounded correctly in both directions, with half to even on exact
 * ties. Nothing is allocated; the stack used is below 400 bytes for single, 1 KB for double.
 * Texts are not terminated by NUL.
 *
 * Digits and exponent stand for d.ddd... * 10^exponent. */
#ifndef TERRARIUM_VALUE_DECIMAL_H
#define TERRARIUM_VALUE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>

#include "value/config.h"

enum {
    DECIMAL_SHORTEST_ROOM = TERRARIUM_FLOAT64 ? 17 : 9, /* also: digits that always read back */
    DECIMAL_REPR_ROOM = 24
};

/* The shortest digits that read back as |x|, and of these the nearest to |x|; x is finite. Writes
 * at most DECIMAL_SHORTEST_ROOM digits, the last of them not '0' unless x is zero, and returns how
 * many. */
int decimal_shortest(Float x, char *digits, int *exponent);

/* |x| rounded to `count` significant digits (1 or more), or to `count` digits after the point
 * (before it if negative, as in round()); x is finite. Returns how many digits were written:
 * `count`, or all from the first that is not 0 to the last, which may be none (then *exponent means
 * nothing). Zero gives `count` zeros, or 1 + count after the point, if any. Needs room for a digit
 * more than that. */
int decimal_fixed(Float x, int count, bool after_point, char *digits, int *exponent);

/* The text of x as CPython's repr(float). out: DECIMAL_REPR_ROOM characters. Returns the length. */
size_t decimal_repr(Float x, char *out);

/* The text of |x| as Python's format() writes it for type e E f F g G or %, and for type 0 with a
 * precision (as 'g', but not to be taken for an int). No sign, width or grouping: that is for the
 * caller. A negative precision means 6. Returns the length; or, when `room` might be too small, a
 * room greater than that which is enough, and writes nothing. */
size_t decimal_format(Float x, char type, int precision, bool alternate, char *out, size_t room);

/* Reads all of a text in the grammar of float(), without blanks and underscores, rounded once.
 * False when it is no number. */
bool decimal_parse(const char *text, size_t length, Float *out) __attribute__((warn_unused_result));

#endif
