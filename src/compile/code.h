/* SPDX-License-Identifier: MIT */
/* Code objects: what the compiler makes and the VM runs.
 *
 *     header | unit | CodeHead | code bytes | CodeRare | exception table |
 *     name, scope, parameter names, self names | captures | docstring's place | lines
 *
 * All after `unit` is raw bytes, after the head unaligned; offsets are in bytes from the start of
 * `bytes`. Names are constant indices, of a byte each if none is larger. A Unit holds what
 * the code objects of one source share: constants and names (each once), file name.
 *
 * Registers of a frame, numbered by operand bytes:
 *     0                  the Function that runs
 *     1 .. parameters    positional, then keyword-only, then *args, then **kwargs
 *     ..                 other locals and cells
 *     .. fixed-1         block registers: loop iterators (3 each), with/try state
 *     fixed .. registers-1   temporaries, used as a stack
 * A register operand is stored as 255 - number, because the frame stack grows down: the register
 * lies at (base - 255)[operand]. */
#ifndef TERRARIUM_COMPILE_CODE_H
#define TERRARIUM_COMPILE_CODE_H

#include <string.h>

#include "object/layout.h"

enum {
    /* CodeHead.flags. VARARGS: has *args; VARKEYWORDS: has **kwargs, each in a register of its
     * own behind the other parameters. */
    CODE_VARARGS = 1,
    CODE_VARKEYWORDS = 2,
    CODE_GENERATOR = 4,
    CODE_DEFAULTS = 8,     /* function objects have a defaults tuple after the captures */
    CODE_KWDEFAULTS = 16,  /* ... and a dict of keyword-only defaults after that */
    CODE_NAMES = 32,       /* class body or exec: register 1 is the namespace */
    CODE_DOC = 64,         /* has a docstring: code_doc() */
    CODE_CLASS_CELL = 128, /* class body whose cell register 2 is __class__ (given to methods) */
    CODE_ONCE = 256,       /* of a module or script: its instructions run once at most */
    /* The body of a module, script or REPL input: names are globals. */
    CODE_MODULE = 512,
    CODE_KEYWORD_ONLY = 1024, /* has keyword-only parameters; then CODE_RARE is set as well */
    CODE_RARE = 2048,         /* has a CodeRare: else its fields are 0 */
    CODE_SCOPED = 4096,       /* has a scope: code_scope() */
    CODE_WIDE = 8192          /* indices of names take two bytes */
};
/* Stands for a constant index where there is none. */
enum { CODE_NO_NAME = 0xffff };

typedef struct {
    uint16_t flags;
    uint16_t code_size; /* bytes of instructions */
    uint8_t positional; /* parameters that may be positional */
    uint8_t captures;   /* captured cells in the Function */
    uint8_t fixed;      /* registers zeroed at entry beyond the parameters: see above */
    /* Of the frame, the function in register 0 and temporaries included. */
    uint8_t registers;
} CodeHead;

/* What few codes have. */
typedef struct {
    uint8_t positional_only, keyword_only; /* parameters */
    uint8_t exceptions;                    /* rows of the exception table */
    uint8_t self_names; /* class body: number of distinct self.NAME targets in its methods,
                           listed after the parameter names */
} CodeRare;

/* With CODE_DOC, before the line table (unaligned: code_doc copies it): where the string literal
 * stands in the source file, and the sum of its bytes. */
typedef struct {
    uint32_t offset, length;
    uint16_t sum;
} CodeDoc;
enum { CODE_DOC_BYTES = 10 };

typedef struct {
    uintptr_t header;
    Value unit;
    CodeHead head;
    uint8_t bytes[]; /* code, then the tables below */
} Code;

/* A row of the exception table; inner rows come first, the first that covers pc is taken.
 * At the handler register `reg` holds the exception; all registers above it have been cleared. A
 * CLEANUP row is not a handler: it says that reg + 1 holds the outer handled exception, which the
 * unwinder restores while it leaves the region. */
typedef struct {
    uint16_t start, end; /* pc range [start, end) of instruction starts */
    uint16_t handler;    /* pc, or CODE_CLEANUP */
    uint8_t reg;
} ExceptionRow;
/* ROW_BYTES: without the padding of the struct. */
enum { CODE_CLEANUP = 0xffff, CODE_ROW_BYTES = 7 };

/* A capture: where MAKEFUNCTION finds the cell in the frame that makes the function.
 * high bit set: captures[low 7 bits] of that frame's Function; else its register. */
typedef uint8_t Capture;

/* Unit: constants is a STORE; grows while compiling. */
typedef struct {
    uintptr_t header;
    Value constants;
    Value file;   /* str */
    Value source; /* small int: size of the source, for docstring checks */
} Unit;

/* The tables behind the instructions. Each begins where the one before it ends, so the later
 * ones are found by way of all the earlier. Pointers to them are good until the next
 * allocation. */
static inline const Code *code_of_function(Value function) {
    return AS(Code, AS(Function, function)->code);
}
static inline const uint8_t *code_tables(const Code *c) {
    return c->bytes + c->head.code_size;
}
static inline CodeRare code_rare(const Code *c) {
    CodeRare rare = {0};
    if (c->head.flags & CODE_RARE) {
        memcpy(&rare, code_tables(c), sizeof rare);
    }
    return rare;
}
static inline const uint8_t *code_rows(const Code *c) {
    return code_tables(c) + (c->head.flags & CODE_RARE ? sizeof(CodeRare) : 0);
}
static inline ExceptionRow code_row(const Code *c, size_t i) {
    ExceptionRow row;
    memcpy(&row, code_rows(c) + i * CODE_ROW_BYTES, CODE_ROW_BYTES);
    return row;
}
static inline const uint8_t *code_names(const Code *c) {
    return code_rows(c) + code_rare(c).exceptions * CODE_ROW_BYTES;
}
/* In the order of parameters in registers: positional, keyword-only, *args and **kwargs. */
static inline size_t code_parameter_count(const Code *c) {
    unsigned keyword_only = c->head.flags & CODE_KEYWORD_ONLY ? code_rare(c).keyword_only : 0;
    return (size_t)(c->head.positional + keyword_only + ((c->head.flags & CODE_VARARGS) != 0) +
                    ((c->head.flags & CODE_VARKEYWORDS) != 0));
}
/* Names before those of parameters: the code's own, and the scope. */
static inline size_t code_first_parameter(const Code *c) {
    return c->head.flags & CODE_SCOPED ? 2 : 1;
}
static inline const Capture *code_captures(const Code *c) {
    CodeRare rare = code_rare(c);
    size_t names = code_first_parameter(c) + code_parameter_count(c) + rare.self_names;
    return code_rows(c) + rare.exceptions * CODE_ROW_BYTES +
           (c->head.flags & CODE_WIDE ? 2 * names : names);
}
/* With CODE_DOC: the CODE_DOC_BYTES of the docstring's place. */
static inline const uint8_t *code_doc_place(const Code *c) {
    return code_captures(c) + c->head.captures;
}
/* Line table, up to the end of the object: the first line as unsigned LEB128, then steps of (bytes
 * of code, line difference in zigzag form); each says: after that many more bytes the line changes
 * by so much. Zeros fill the last word. A step is one byte, difference << 5 | bytes, or
 * CODE_LONG_LINE and both as LEB128. */
enum { CODE_LONG_LINE = 0xe0 };
static inline const uint8_t *code_lines(const Code *c) {
    return code_doc_place(c) + (c->head.flags & CODE_DOC ? CODE_DOC_BYTES : 0);
}
CodeDoc code_doc(const Code *c);
/* Allocates nothing. None where TAKELIST or TAKEFUNCTION has taken the constant. */
static inline Value code_constant(const Code *c, size_t index) {
    return AS(Store, AS(Unit, c->unit)->constants)->items[index];
}

/* The line of the instruction at pc; the first line when no step is known. */
unsigned code_line(const Code *c, size_t pc);
unsigned code_first_line(const Code *c);
/* Gives up the first `cut` bytes of instructions, with the lines and exception rows that are about
 * them alone: an instruction at pc is at pc - cut then. Shortens the object, which must not be
 * pinned; may be called while marking. */
void code_cut(Vm *vm, Code *c, size_t cut);
/* The names of the i-th parameter, and of the i-th that a class body's methods assign as self.NAME;
 * the enclosing qualname, "C" or "f.<locals>", with CODE_SCOPED only. */
Value code_parameter(const Code *c, size_t i);
Value code_self_name(const Code *c, size_t i);
Value code_scope(const Code *c);
/* name, and qualified name as a new str ("C.f", "f.<locals>.g"); the latter may allocate. */
Value code_name(const Code *c);
Value code_qualname(Vm *vm, const Code *c);
/* The docstring, read again from the source file (vm/docstring.c): a str, or None when there is
 * none or the file is gone or was changed. Allocates. */
Value code_docstring(Vm *vm, const Code *c);

#endif
