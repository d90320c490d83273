/* SPDX-License-Identifier: MIT */
/* Text that is not for the console at once. */
#include "inspect/line.h"

#include <string.h>

#include "compile/code.h"
#include "inspect/describe.h"
#include "inspect/origin.h"
#include "vm/frame.h"

void line_put(Writer *w, const char *bytes, size_t n) {
    Line *line = (Line *)w;
    n = n < line->room ? n : line->room;
    memcpy(line->at, bytes, n);
    line->at += n;
    line->room -= n;
}

void line_begin(Vm *vm, Line *line, char *to, size_t room) {
    *line = (Line){
        {vm, line_put},
        to, room
    };
}

void line_write_place(Writer *w, const Value *base) {
    const Code *code = frame_code(base);
    writer_format(w, "at %v:%u in %v", AS(Unit, code->unit)->file,
                  (size_t)code_line(code, frame_pc(base)), code_name(code));
}

void line_write_object(Writer *w, const Object *o) {
    describe_type(w, o);
    writer_text(w, " ");
    origin_write_name(w->vm, w, o);
}
