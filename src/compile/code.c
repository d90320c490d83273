/* SPDX-License-Identifier: MIT */
/* What Code objects tell about themselves: lines and names. */
#include "compile/code.h"

#include <string.h>

#include "heap/heap.h"
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

/* The line steps in [p, end) but those that end at or before `cut`, to `out`. The first one that
 * ends behind it becomes shorter, in as many bytes as it had. Returns the end of what it wrote. */
static uint8_t *cut_lines(const uint8_t *p, const uint8_t *end, size_t cut, uint8_t *out) {
    for (size_t at = 0; p < end;) {
        const uint8_t *number = p + 1;
        uint8_t tag = *p++;
        at += tag == CODE_LONG_LINE ? read_leb(&p) : tag & 0x1fu;
        if (at <= cut) {
            if (tag == CODE_LONG_LINE) {
                (void)read_leb(&p);
            }
            continue;
        }
        size_t left = at - cut;
        *out++ = (uint8_t)(tag == CODE_LONG_LINE ? tag : (tag & 0xe0u) | left);
        for (; number < p; number++, left >>= 7) {
            *out++ = (uint8_t)((left & 0x7f) | (number + 1 < p ? 0x80 : 0));
        }
        memmove(out, p, (size_t)(end - p));
        return out + (end - p);
    }
    return out;
}

/* Everything only moves down, so the tables are written over the old ones, in their order. */
void code_cut(Vm *vm, Code *c, size_t cut) {
    unsigned line = code_line(c, cut);
    const uint8_t *tables = code_tables(c), *lines = code_lines(c);
    const ExceptionRow *row = code_exceptions(c);
    const uint8_t *names = (const uint8_t *)code_parameter_names(c);
    uint8_t *end = (uint8_t *)(&c->header + 1 + object_payload_words((const Object *)c));
    size_t size = c->head.code_size - cut;
    CodeRare *rare = (CodeRare *)(void *)(c->bytes + ((size + 1) & ~(size_t)1));
    memmove(c->bytes, c->bytes + cut, size);
    memmove(rare, tables, (size_t)((const uint8_t *)row - tables));
    uint8_t *out = (uint8_t *)rare + ((const uint8_t *)row - tables);
    for (; (const uint8_t *)row < names; row++) {
        ExceptionRow kept = *row;
        if (kept.end <= cut) {
            rare->exceptions--;
            continue;
        }
        kept.start = (uint16_t)(kept.start > cut ? kept.start - cut : 0);
        kept.end = (uint16_t)(kept.end - cut);
        kept.handler = (uint16_t)(kept.handler == CODE_CLEANUP ? CODE_CLEANUP : kept.handler - cut);
        memcpy(out, &kept, sizeof kept);
        out += sizeof kept;
    }
    memmove(out, names, (size_t)(lines - names));
    out = cut_lines(lines, end, cut, out + (lines - names));
    memset(out, 0, (size_t)(end - out));
    c->head.code_size = (uint16_t)size;
    c->head.first_line = (uint16_t)line;
    heap_shrink(vm, (Object *)c, BYTES_TO_WORDS((size_t)(out - (uint8_t *)c)));
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
