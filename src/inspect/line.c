/* SPDX-License-Identifier: MIT */
/* Text that is not for the console at once. */
#include "inspect/line.h"

#include <string.h>

#include "compile/code.h"
#include "vm/frame.h"

static void put(Writer *w, const char *bytes, size_t n) {
    Line *line = (Line *)w;
    n = n < line->room ? n : line->room;
    memcpy(line->at, bytes, n);
    line->at += n;
    line->room -= n;
}

void line_begin(Vm *vm, Line *line, char *to, size_t room) {
    *line = (Line){
        {vm, put},
        to, room
    };
}

void line_write_place(Writer *w, const Value *base) {
    const Code *code = frame_code(base);
    writer_format(w, "at %v:%u in %v", AS(Unit, code->unit)->file,
                  (size_t)code_line(code, frame_pc(base)), code_name(code));
}
