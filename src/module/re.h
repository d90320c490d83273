/* SPDX-License-Identifier: MIT */
/* The two halves of re: re_compile.c makes a program of a pattern, re_match.c runs it.
 *
 * A program is a bytes object. Numbers of two and three bytes have the low byte first; an offset
 * counts from the first byte of its instruction, so that a piece of code may be moved as a whole.
 * Positions in text are bytes, in patterns and programs, too; a str's characters are counted only
 * where Python code sees them. */
#ifndef TERRARIUM_MODULE_RE_H
#define TERRARIUM_MODULE_RE_H

#include "object/object.h"

enum {
    RE_IGNORECASE = 2,
    RE_LOCALE = 4,
    RE_MULTILINE = 8,
    RE_DOTALL = 16,
    RE_UNICODE = 32,
    RE_VERBOSE = 64,
    RE_ASCII = 256,
};

/* Instructions and their operands: b a byte, w two bytes, c three bytes. */
enum ReOp {
    RE_MATCH,
    /* Those that take one character, and no others; RE_SET is the last. */
    RE_LITERAL, /* b n, then n bytes: these bytes, perhaps of several characters */
    RE_CHAR_I,  /* b RE_SET_ flags, c: a character in any case; c is its folded form */
    RE_ANY,     /* but a new line */
    RE_ANY_ALL,
    RE_SET, /* b RE_SET_ flags, w bytes, then so many bytes of items */
    /* Places. */
    RE_BEGIN,
    RE_BEGIN_LINE,
    RE_END,
    RE_END_TEXT, /* or before a new line that is the last character */
    RE_END_LINE,
    RE_WORD, /* b RE_SET_ flags: a border of a word; RE_SET_NOT: none */
    /* Ways. */
    RE_JUMP,       /* w offset */
    RE_SPLIT,      /* w offset: go on, or else there */
    RE_SPLIT_LAZY, /* w offset: there, or else go on */
    RE_OPEN,       /* b group: it begins here */
    RE_CLOSE,      /* b group: it ends here */
    RE_BACKREF,    /* b group, b RE_SET_ flags */
    RE_IF,         /* b group, w offset if it did not match */
    RE_REPEAT,     /* w least, w most (RE_ENDLESS), then the one-character instruction */
    RE_REPEAT_LAZY,
    RE_LOOP_INIT, /* b loop */
    RE_LOOP,      /* b loop, w least, w most, w offset of what follows */
    RE_LOOP_LAZY,
    RE_AHEAD, /* w characters to go back first, w offset of what follows */
    RE_NOT_AHEAD,
    RE_ATOMIC,
    RE_LOOK_END, /* of the innermost of these three */
};
enum { RE_ENDLESS = 0xffff };
enum { RE_SET_ASCII = 1, RE_SET_NOT = 2, RE_SET_I = 4 };
/* Items of a set: a character (b), a range (b, b), one of any characters (c, c), or a category,
 * which is its letter alone: d D s S w W. */
enum { RE_ITEM_CHAR = 1, RE_ITEM_RANGE, RE_ITEM_WIDE };
enum { RE_GROUPS = 256 }; /* fewer than that: a group is a byte */

/* What the compiler makes. */
typedef struct {
    Value program; /* bytes */
    Value names;   /* DICT: name -> group */
    unsigned flags, groups, loops;
} ReProgram;
/* Raises re.error, MemoryError, RecursionError. pattern: a native str or bytes. */
ReProgram re_compile_pattern(Vm *vm, Value pattern, unsigned flags);
/* The group that a name or number of a template or condition means; absent: none has this name.
 * `at` is where it stands in `text`, for the re.error that other characters raise. */
Value re_compile_group(Vm *vm, Value text, size_t at, Value name, Value names);
/* re.error with what CPython's has; at: a place in bytes, or SIZE_MAX. */
_Noreturn void re_compile_fail(Vm *vm, Value pattern, size_t at, const char *format, ...);

/* A part of a pattern or template, str or bytes, as a str: for names and messages. `from` points
 * into it and may not move meanwhile. */
Value re_compile_piece(Vm *vm, Value text, const char *from, size_t n);

/* One search. The text lies in an object that nobody changes meanwhile: no Python code runs. */
typedef struct {
    Vm *vm;
    const uint8_t *code, *text;
    size_t end;       /* of the text */
    bool wide;        /* characters of the text may have several bytes */
    bool full;        /* the match must reach the end */
    size_t not_empty; /* a match may not be empty here; SIZE_MAX: anywhere */
    unsigned groups, loops;
    /* Inside. */
    Value work;
    uint32_t *registers; /* in `work`: of groups, of loops; then the stack */
    size_t top, room, barrier;
    uint32_t last; /* the group that was closed last; 0: none */
    unsigned steps;
} ReMatch;
enum { RE_NO_GROUP = -1 }; /* as a uint32_t: a register that is not set */

/* Matches at `at` or, if `search`, at the first place behind that will do. Then the registers say
 * where groups 0 ... lie: first byte, byte behind. Polls for Ctrl-C; raises MemoryError when the
 * text wants more places to come back to than there is memory. */
bool re_match_run(ReMatch *m, size_t at, bool search);

/* Is the character one of a category; the letter is a small one. */
bool re_match_category(uint32_t code, char letter, bool ascii);

/* What all forms of a character have in common: two are the same without case if these are. */
uint32_t re_match_fold(uint32_t code, bool ascii);

#endif
