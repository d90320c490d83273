/* SPDX-License-Identifier: MIT */
/* What Code objects tell about themselves: lines and names. */
#include "compile/code.h"

#include <string.h>

#include "object/str.h"

/* An unsigned LEB128 number (seven bits a byte, the lowest first, the high bit of all but the
 * last set); *p goes behind it. */
static unsigned read_leb(const uint8_t **p) {
    unsigned n = 0;
    for (int shift = 0;; shift += 7) {
        uint8_t byte = *(*p)++;
        n |= (byte & 0x7fu) << shift;
        if (!(byte & 0x80)) {
            return n;
        }
    }
}

/* The bytes lie unaligned, and without the padding of the struct. Only with CODE_DOC. */
CodeDoc code_doc(const Code *c) {
    CodeDoc doc;
    const uint8_t *p = code_doc_place(c);
    memcpy(&doc.offset, p, 4);
    memcpy(&doc.length, p + 4, 4);
    memcpy(&doc.sum, p + 8, 2);
    return doc;
}

/* Walks the steps from the first line on: lines are needed for tracebacks only, so they may be
 * slow to find. Zeros behind the last step change nothing: they are steps of no bytes and no
 * lines. */
unsigned code_line(const Code *c, size_t pc) {
    const uint8_t *p = code_lines(c);
    const uint8_t *end =
        (const uint8_t *)(&c->header + 1 + object_payload_words((const Object *)c));
    size_t at = 0;
    int line = c->head.first_line;
    while (p < end) {
        unsigned step = *p++, bytes = step & 0x1f, zigzag = step >> 5;
        if (step == CODE_LONG_LINE) {
            bytes = read_leb(&p);
            zigzag = read_leb(&p);
        }
        at += bytes;
        /* The step is for what comes behind it. */
        if (at > pc) {
            break;
        }
        /* Zigzag: even numbers are half themselves, odd ones -1, -2, ... of 1, 3, ... */
        line += (int)(zigzag >> 1) ^ -(int)(zigzag & 1);
    }
    return (unsigned)line;
}

Value code_name(const Code *c) {
    return code_constant(c, c->head.name);
}

/* Made when it is asked for, from the scope's name and the code's own: it is stored nowhere. At
 * module level it is the name itself, and nothing is allocated. */
Value code_qualname(Vm *vm, const Code *c) {
    Value name = code_name(c);
    if (!(c->head.flags & CODE_SCOPED)) {
        return name;
    }
    StrBuilder b;
    Value scope = code_constant(c, code_scope(c));
    /* `scope` and `name` are held over this allocation: they lie on the scanned C stack of
     * built-ins. */
    str_build_begin(vm, &b, str_bytes(scope) + 1 + str_bytes(name));
    writer_str(&b.writer, scope);
    writer_put(&b.writer, ".", 1);
    writer_str(&b.writer, name);
    return str_build_end(&b);
}
