/* SPDX-License-Identifier: MIT */
/* The compiler's door: source text in, a Code object out (compile/code.h).
 *
 * The source is read as a stream through a small buffer. Statements of modules and classes are
 * compiled as they are read; a function is read whole into a tree at the top of the free run
 * (compile/tree.h), compiled, and its tree dropped. So the peak is what is kept plus the largest
 * single function. */
#ifndef TERRARIUM_COMPILE_COMPILE_H
#define TERRARIUM_COMPILE_COMPILE_H

#include "vm/vm.h"

/* Where source bytes come from. read() puts at most `room` bytes into buffer and returns how many;
 * 0 at the end. It may allocate and raise, but not run Python code. */
typedef struct {
    int (*read)(void *context, char *buffer, size_t room);
    void *context;
    Value constants; /* absent, or a STORE: the first constants */
} CompileInput;

typedef enum CompileMode {
    COMPILE_MODULE, /* import and scripts: names are globals, the code runs once */
    COMPILE_EXEC,   /* exec() and compile(): CODE_NAMES, the namespace is in register 1 */
    COMPILE_EVAL,   /* one expression, whose value the code returns; CODE_NAMES */
    COMPILE_SINGLE, /* the REPL: as MODULE, but expression statements print their value */
    COMPILE_FROZEN  /* as MODULE, for code in flash: no instruction takes a constant away */
} CompileMode;

/* A CODE object made of source. Raises SyntaxError, IndentationError, TabError, MemoryError, or
 * RecursionError for source that is nested too deeply. May collect: everything moves that is not
 * pinned by the caller's C stack. No Python code runs.
 * When it raises, whoever catches does compile_reset(), unless it empties the scratch, the C
 * segments and the ROOT_COMPILE_ roots itself. */
Value compile_source(Vm *vm, CompileInput *in, Value file_name, enum CompileMode mode);

/* After an exception out of compile_source: drops what the compiler kept. Allocates nothing. */
void compile_reset(Vm *vm);

/* A text as CompileInput; it must stay where it is. */
typedef struct {
    const char *text;
    size_t left;
} CompileText;
int compile_read_text(void *context, char *buffer, size_t room);

/* Does the REPL have to read another line before this text can be compiled? True inside brackets
 * and triple-quoted strings, after a backslash, and in a compound statement until a blank line. */
bool compile_incomplete(const char *text, size_t length);

#endif
