/* SPDX-License-Identifier: MIT */
/* Docstrings take no heap: a code object knows where in its source file the literal stands, how
 * long it is and the sum of its bytes. Here it is read again and evaluated; what is gone or was
 * changed is None. */
#include "builtins.h"
#include "compile/compile.h"
#include "object/str.h"
#include "port/port.h"
#include "vm/frame.h"

/* As ImportPath.text has. The docstring of a file with a longer path is None. */
enum { PATH_ROOM = 256 };

typedef struct {
    int file;
    size_t left;
} Excerpt;

/* The compiler's input, cut off at the end of the literal: reads from the file's position. */
static int read_excerpt(void *context, char *buffer, size_t room) {
    Excerpt *e = context;
    intptr_t n = port_file_read(e->file, buffer, room < e->left ? room : e->left);
    n = n < 0 ? 0 : n;
    e->left -= (size_t)n;
    return (int)n;
}

/* Does the excerpt still have the sum of bytes it had when it was compiled? */
static bool unchanged(CodeDoc doc, int file) {
    Excerpt e = {file, doc.length};
    char buffer[64];
    uint16_t sum = 0;
    for (int n; (n = read_excerpt(&e, buffer, sizeof buffer)) > 0;) {
        for (int i = 0; i < n; i++) {
            sum = (uint16_t)(sum + (uint8_t)buffer[i]);
        }
    }
    return e.left == 0 && sum == doc.sum && port_file_seek(file, doc.offset, 0) >= 0;
}

typedef struct {
    Excerpt input;
    Value file, result;
} Reading;

/* The literal is compiled like any expression: prefixes, escapes and joined pieces need no second
 * implementation. */
static void evaluate(Vm *vm, void *context) {
    Reading *r = context;
    CompileInput input = {read_excerpt, &r->input, ABSENT};
    Value code = compile_source(vm, &input, r->file, COMPILE_EVAL);
    /* A literal names nothing, so any namespace will do. */
    Value globals = vm->roots[ROOT_MAIN];
    r->result = call_code(vm, code, globals, globals);
}

/* Reads the docstring's literal again from its source. The file may have been edited since: offset,
 * length and sum must agree, or there is no docstring; a wrong one would be worse. */
Value code_docstring(Vm *vm, const Code *code) {
    Value name = AS(Unit, code->unit)->file;
    char path[PATH_ROOM];
    size_t n = str_bytes(name);
    if (!(code->head.flags & CODE_DOC) || n >= sizeof path) {
        return NONE;
    }
    /* A copy, since str_text() is not ended by NUL, as a path has to be. */
    __builtin_memcpy(path, str_text(name), n);
    path[n] = 0;
    int file = port_file_open(path, PORT_READ);
    if (file < 0) {
        return NONE;
    }
    CodeDoc doc = code_doc(code);
    Reading reading = {
        {file, doc.length},
        name, NONE
    };
    if (port_file_seek(file, doc.offset, 0) >= 0 && unchanged(doc, file)) {
        Value exception;
        /* Not even a MemoryError gets out, so that the file is always closed. */
        if (!vm_try(vm, evaluate, &reading, &exception)) {
            reading.result = NONE;
        }
    }
    port_file_close(file);
    return reading.result;
}
