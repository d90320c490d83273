/* SPDX-License-Identifier: MIT */
/* What str, bytes and bytearray share: the methods that search, split, strip, pad and map text are
 * written once, over a view of bytes. A str's view is its UTF-8, where whatever begins at a
 * character is found as in plain bytes; only indexes and widths count characters.
 *
 * A Text holds an address into an object: it is good until Python code runs (a bytearray may change
 * then) or, for a bytearray, its own store grows. Allocation alone does not move it, because the
 * address on the C stack pins the object. */
#ifndef TERRARIUM_OBJECT_TEXT_H
#define TERRARIUM_OBJECT_TEXT_H

#include "object/str.h"

typedef struct {
    const char *data;
    size_t n;
} Text;

/* Natively: an instance of a class derived from str must be unwrapped before. */
static inline bool text_is_str(Value v) {
    return value_is_kind(v, KIND_STR);
}
/* The view of a str, bytes or bytearray. */
Text text_of(Value v);
/* The view of an argument: a str when self is a str, else anything bytes-like. False otherwise.
 * v may be an instance of a derived class; self is native. */
bool text_try(Vm *vm, Value self, Value v, Text *out);
/* The same, raising TypeError: must be str, not X; a bytes-like object is required, not 'X'. */
Text text_need(Vm *vm, Value self, Value v);
/* A new object of self's kind. May allocate. data may lie in the heap, also in self: its address
 * on the C stack pins that. */
Value text_new(Vm *vm, Value self, const char *data, size_t n);
/* Self, or for a bytearray a copy of it: what a method returns that has nothing to change. */
Value text_same(Vm *vm, Value self);
/* Characters; bytes of a str that is ASCII only, and of all others. */
size_t text_length(Value v);
/* Is each byte a character: all but a str that is not ASCII only. */
bool text_is_flat(Value v);

/* The slot getitem for all three kinds. key may be a slice; runs __index__, raises TypeError and
 * IndexError. */
Value text_getitem(Vm *vm, Value self, Value key);
/* An index as getitem, setitem and delitem want it; raises IndexError. `length` is that of self,
 * negative indexes count from the end. Runs __index__, which may change a bytearray's length;
 * that is looked up again then. */
size_t text_index(Vm *vm, Value self, Value key, size_t length);
/* Reads optional start and end arguments: the bytes [from, to) of self, and the number of the first
 * character. False when start lies behind the end, where nothing is found. May run Python code. */
typedef struct {
    size_t from, to;
} TextWindow;
bool text_window(Vm *vm, Value self, Value start, Value end, TextWindow *out);

/* sequence * count: true and the count when v is an int or has an __index__. Raises
 * OverflowError for what does not fit. The count may be negative. */
bool text_repeat_count(Vm *vm, Value v, intptr_t *count);
/* Is it a blank: of a str in the sense of Unicode, else in that of ASCII. */
bool text_is_wide_blank(uint32_t code);
static inline bool text_is_blank(uint32_t code, bool is_str) {
    if (code <= ' ') {
        return code == ' ' || (code >= '\t' && code <= '\r') ||
               (is_str && code >= 0x1c && code <= 0x1f);
    }
    return code >= 0x80 && is_str && text_is_wide_blank(code);
}
/* A str as int(), float() and complex() read it: a decimal digit of any script is one of ASCII, and
 * a blank is ' '; what else is beyond ASCII becomes '?'. Allocates, unless it is all ASCII. */
Value text_number(Vm *vm, Value str);
/* Below, equal to or above 0: the order of bytes, which for UTF-8 is that of code points. */
int text_compare(Text a, Text b);
/* The answer of a comparison slot from the order of its operands. `order` is below, equal to or
 * above 0; always a bool. */
Value text_ordered(enum Compare op, int order);

/* Ends a builder as an object of self's kind. Allocates for a bytearray. What was put must be
 * valid UTF-8 if self is a str. */
Value text_build_end(StrBuilder *b, Value self);

/* The methods that all three have: SHARED(where, name) for the body where_name(). The types' own
 * files turn each row into a function of their own, because a built-in function belongs to one
 * type. */
#define TEXT_METHODS(SHARED)                                                                       \
    SHARED(search, find)                                                                           \
    SHARED(search, rfind)                                                                          \
    SHARED(search, index)                                                                          \
    SHARED(search, rindex)                                                                         \
    SHARED(search, count)                                                                          \
    SHARED(search, startswith)                                                                     \
    SHARED(search, endswith)                                                                       \
    SHARED(search, removeprefix)                                                                   \
    SHARED(search, removesuffix)                                                                   \
    SHARED(search, replace)                                                                        \
    SHARED(split, split)                                                                           \
    SHARED(split, rsplit)                                                                          \
    SHARED(split, splitlines)                                                                      \
    SHARED(split, partition)                                                                       \
    SHARED(split, rpartition)                                                                      \
    SHARED(split, join)                                                                            \
    SHARED(pad, strip)                                                                             \
    SHARED(pad, lstrip)                                                                            \
    SHARED(pad, rstrip)                                                                            \
    SHARED(pad, center)                                                                            \
    SHARED(pad, ljust)                                                                             \
    SHARED(pad, rjust)                                                                             \
    SHARED(pad, zfill)                                                                             \
    SHARED(pad, expandtabs)                                                                        \
    SHARED(letters, upper)                                                                         \
    SHARED(letters, lower)                                                                         \
    SHARED(letters, title)                                                                         \
    SHARED(letters, capitalize)                                                                    \
    SHARED(letters, swapcase)                                                                      \
    SHARED(letters, isalnum)                                                                       \
    SHARED(letters, isalpha)                                                                       \
    SHARED(letters, isascii)                                                                       \
    SHARED(letters, isdigit)                                                                       \
    SHARED(letters, islower)                                                                       \
    SHARED(letters, isspace)                                                                       \
    SHARED(letters, istitle)                                                                       \
    SHARED(letters, isupper)

#endif
