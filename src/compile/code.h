/* SPDX-License-Identifier: MIT */
/* Code objects: what the compiler makes and the VM runs.
 *
 *     header | unit | CodeHead | code bytes | number of captures | captures | CodeRare |
 *     exception table | name, scope, parameter names, self names | docstring's place | lines
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
    /* The body of a module, script or REPL input: names are globals. Not with CODE_SCOPED. */
    CODE_MODULE = 512,
    CODE_KEYWORD_ONLY = 1024, /* has keyword-only parameters; then CODE_RARE is set as well */
    CODE_RARE = 2048,         /* has a CodeRare: else its fields are 0 */
    CODE_SCOPED = 4096,       /* has a scope: code_scope() */
    /* Indices of names take two bytes, and so does the size of the instructions: the high byte is
     * the last of the object. */
    CODE_WIDE = 8192,
    /* Rows of the exception table have a byte for each place. Without CODE_RARE: there is the first
     * byte of one, the others are 0. */
    CODE_SHORT_ROWS = 16384,
    /* With CODE_GENERATOR: what a call makes is a coroutine, or an async generator. */
    CODE_COROUTINE = CODE_CLASS_CELL,
    CODE_ASYNC_GENERATOR = CODE_ONCE,
    CODE_CLOSURE = 32768, /* captures cells */
    /* With CODE_SCOPED: the first parameter is called self, which is not among the names. */
    CODE_SELF = CODE_MODULE
};
/* Stands for a constant index where there is none. */
enum { CODE_NO_NAME = 0xffff };

typedef struct {
    uint16_t flags;
    uint8_t size;       /* code_size(), the low byte */
    uint8_t positional; /* parameters that may be positional */
    uint8_t first;      /* of the temporaries, as an operand: 255 - code_fixed() */
    /* Of the frame, the function in register 0 and temporaries included. */
    uint8_t registers;
} CodeHead;

/* What few codes have. */
typedef struct {
    uint8_t exceptions;                    /* rows of the exception table */
    uint8_t positional_only, keyword_only; /* parameters */
    uint8_t self_names; /* class body: number of distinct self.NAME targets in its methods,
                           listed after the parameter names */
} CodeRare;

/* With CODE_DOC, before the line table, as three LEB128 numbers: where the string literal stands in
 * the source file, and the sum of its bytes. CODE_DOC_BYTES: the most that they take. */
typedef struct {
    uint32_t offset, length;
    uint16_t sum;
} CodeDoc;
enum { CODE_DOC_BYTES = 13 };

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
/* ROW_BYTES: without the padding of the struct; or with CODE_SHORT_ROWS a byte for each. There the
 * low byte stands for CLEANUP, too. */
enum { CODE_CLEANUP = 0xffff, CODE_ROW_BYTES = 7, CODE_SHORT_ROW_BYTES = 4 };

/* A capture: where MAKEFUNCTION finds the cell in the frame that makes the function.
 * high bit set: captures[low 7 bits] of that frame's Function; else its register. */
typedef uint8_t Capture;

/* Unit: constants is a STORE; grows while compiling. Codes lie at its end, the first one last. */
typedef struct {
    uintptr_t header;
    Value constants;
    Value file; /* str */
    /* Small int: size of the source, for docstring checks. In flash the CODE that lies before all
     * others of the unit: they follow it, instead of being among the constants. */
    Value source;
} Unit;

/* Registers below the temporaries; those beyond the parameters are zeroed at entry. */
static inline unsigned code_fixed(const Code *c) {
    return 255u - c->head.first;
}

/* The tables behind the instructions. Each begins where the one before it ends, so the later
 * ones are found by way of all the earlier. Pointers to them are good until the next
 * allocation. */
static inline const Code *code_of_function(Value function) {
    return AS(Code, AS(Function, function)->code);
}
/* Bytes of instructions. */
size_t code_wide_size(const Code *c);
static inline size_t code_size(const Code *c) {
    return c->head.flags & CODE_WIDE ? code_wide_size(c) : c->head.size;
}
/* Of an object that has its final size. */
void code_set_size(Code *c, size_t size);
/* Where the tables must end, at the latest. */
const uint8_t *code_end(const Code *c);
/* Cells that are captured in the Function. */
static inline unsigned code_capture_count(const Code *c) {
    return c->head.flags & CODE_CLOSURE ? c->bytes[code_size(c)] : 0;
}
/* Of a code with CODE_CLOSURE. */
static inline const Capture *code_captures(const Code *c) {
    return c->bytes + code_size(c) + 1;
}
static inline const uint8_t *code_tables(const Code *c) {
    const uint8_t *p = c->bytes + code_size(c);
    return c->head.flags & CODE_CLOSURE ? p + 1 + *p : p;
}
static inline bool code_is_module(const Code *c) {
    return (c->head.flags & (CODE_MODULE | CODE_SCOPED)) == CODE_MODULE;
}
static inline bool code_has_self(const Code *c) {
    return (c->head.flags & (CODE_SELF | CODE_SCOPED)) == (CODE_SELF | CODE_SCOPED);
}
static inline size_t code_rare_bytes(const Code *c) {
    return c->head.flags & CODE_RARE ? sizeof(CodeRare) : (c->head.flags & CODE_SHORT_ROWS) != 0;
}
static inline CodeRare code_rare(const Code *c) {
    CodeRare rare = {0};
    if (c->head.flags & CODE_RARE) {
        memcpy(&rare, code_tables(c), sizeof rare);
    } else if (c->head.flags & CODE_SHORT_ROWS) {
        rare.exceptions = *code_tables(c);
    }
    return rare;
}
static inline const uint8_t *code_rows(const Code *c) {
    return code_tables(c) + code_rare_bytes(c);
}
static inline size_t code_row_bytes(const Code *c) {
    return c->head.flags & CODE_SHORT_ROWS ? CODE_SHORT_ROW_BYTES : CODE_ROW_BYTES;
}
/* The row at *p, which goes to the next one. */
static inline ExceptionRow code_next_row(const Code *c, const uint8_t **p) {
    const uint8_t *at = *p;
    *p += code_row_bytes(c);
    if (c->head.flags & CODE_SHORT_ROWS) {
        unsigned handler = at[2] == (uint8_t)CODE_CLEANUP ? CODE_CLEANUP : at[2];
        return (ExceptionRow){at[0], at[1], (uint16_t)handler, at[3]};
    }
    ExceptionRow row;
    memcpy(&row, at, CODE_ROW_BYTES);
    return row;
}
static inline ExceptionRow code_row(const Code *c, size_t i) {
    const uint8_t *p = code_rows(c) + i * code_row_bytes(c);
    return code_next_row(c, &p);
}
static inline const uint8_t *code_names(const Code *c) {
    return code_rows(c) + code_rare(c).exceptions * code_row_bytes(c);
}
/* In the order of parameters in registers: positional, keyword-only, *args and **kwargs. The first
 * is for calls, the other one, which is smaller, for all else. */
static inline size_t code_count_parameters(const Code *c) {
    unsigned keyword_only = c->head.flags & CODE_KEYWORD_ONLY ? code_rare(c).keyword_only : 0;
    return (size_t)(c->head.positional + keyword_only + ((c->head.flags & CODE_VARARGS) != 0) +
                    ((c->head.flags & CODE_VARKEYWORDS) != 0));
}
size_t code_parameter_count(const Code *c);
/* Names before those of parameters: the code's own, and the scope. */
static inline size_t code_first_parameter(const Code *c) {
    return c->head.flags & CODE_SCOPED ? 2 : 1;
}
/* Behind the names; with CODE_DOC: the docstring's place. */
static inline const uint8_t *code_doc_place(const Code *c) {
    size_t names = code_first_parameter(c) + code_count_parameters(c) - code_has_self(c);
    const uint8_t *p = code_tables(c);
    if (c->head.flags & (CODE_RARE | CODE_SHORT_ROWS)) {
        names += code_rare(c).self_names;
        p = code_names(c);
    }
    return p + (c->head.flags & CODE_WIDE ? 2 * names : names);
}
/* Line table, up to code_end(): the first line as unsigned LEB128, then steps of (bytes
 * of code, line difference in zigzag form); each says: after that many more bytes the line changes
 * by so much. Zeros fill the last word. Frozen code without lines (-OOO) has no first one either: 1
 * is what is said then. A step is one byte, difference << 5 | bytes, or CODE_LONG_LINE and both as
 * LEB128. */
enum { CODE_LONG_LINE = 0xe0 };
const uint8_t *code_lines(const Code *c);
CodeDoc code_doc(const Code *c);
/* Writes one as LEB128 numbers: seven bits a byte, the lowest first, the high bit of all bytes of a
 * number but the last set. All return the end of what they wrote. */
uint8_t *code_write_row(ExceptionRow row, bool is_short, uint8_t *out);
uint8_t *code_write_doc(CodeDoc doc, uint8_t *out);
uint8_t *code_write_leb(unsigned n, uint8_t *out);
/* Names of built-ins that programs use most, the first 16 before all, and of methods: they take no
 * constants. */
enum { CODE_BUILTINS = 32, CODE_METHODS = 24 };
extern const Value code_builtins[CODE_BUILTINS], code_methods[CODE_METHODS];
/* The place of a name in one of them, of n names; -1: none. */
int code_find_name(const Value *names, int n, Value name);
/* Allocates nothing. None where LOADLIST has taken the constant. */
static inline Value code_constant(const Code *c, size_t index) {
    return AS(Store, AS(Unit, c->unit)->constants)->items[index];
}

/* What MAKEFUNCTION, TAKEFUNCTION and DEFINE take; None where it was taken. The place of it, of a
 * unit that is not frozen; those of a frozen one are found by a walk. */
static inline Value *unit_code_place(const Unit *unit, size_t index) {
    Store *store = AS(Store, unit->constants);
    return &store->items[tuple_length(store) - 1 - index];
}
Value code_frozen(const Unit *unit, size_t index);
static inline Value unit_code(const Unit *unit, size_t index) {
    return value_is_int(unit->source) ? *unit_code_place(unit, index) : code_frozen(unit, index);
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
