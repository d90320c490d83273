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
    int line = (int)read_leb(&p);
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

unsigned code_first_line(const Code *c) {
    const uint8_t *p = code_lines(c);
    return read_leb(&p);
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

/* Everything only moves down, so the tables are written over the old ones, in their order. The
 * first line may take more bytes than before; `cut` is more than it can. */
void code_cut(Vm *vm, Code *c, size_t cut) {
    unsigned line = code_line(c, cut);
    const uint8_t *names = code_names(c), *lines = code_lines(c);
    const uint8_t *end = (uint8_t *)(&c->header + 1 + object_payload_words((const Object *)c));
    CodeRare rare = code_rare(c);
    uint8_t *out = (uint8_t *)code_rows(c);
    unsigned kept = 0;
    for (unsigned i = 0; i < rare.exceptions; i++) {
        ExceptionRow row = code_row(c, i);
        if (row.end <= cut) {
            continue;
        }
        row.start = (uint16_t)(row.start > cut ? row.start - cut : 0);
        row.end = (uint16_t)(row.end - cut);
        row.handler = (uint16_t)(row.handler == CODE_CLEANUP ? CODE_CLEANUP : row.handler - cut);
        memcpy(out + kept++ * CODE_ROW_BYTES, &row, CODE_ROW_BYTES);
    }
    rare.exceptions = (uint8_t)kept;
    if (c->head.flags & CODE_RARE) {
        memcpy((uint8_t *)code_tables(c), &rare, sizeof rare);
    }
    out += kept * CODE_ROW_BYTES;
    memmove(c->bytes, c->bytes + cut, (size_t)(out - c->bytes) - cut);
    out -= cut;
    c->head.code_size = (uint16_t)(c->head.code_size - cut);
    memmove(out, names, (size_t)(lines - names));
    out += lines - names;
    (void)read_leb(&lines);
    for (; line >= 0x80; line >>= 7) {
        *out++ = (uint8_t)(line | 0x80);
    }
    *out++ = (uint8_t)line;
    out = cut_lines(lines, end, cut, out);
    memset(out, 0, (size_t)(end - out));
    heap_shrink(vm, (Object *)c, BYTES_TO_WORDS((size_t)(out - (uint8_t *)c)));
}

/* The constant that is the i-th of the names. */
static Value nth_name(const Code *c, size_t i) {
    const uint8_t *p = code_names(c);
    return code_constant(c,
                         c->head.flags & CODE_WIDE ? p[2 * i] | (size_t)p[2 * i + 1] << 8 : p[i]);
}

Value code_parameter(const Code *c, size_t i) {
    return nth_name(c, code_first_parameter(c) + i);
}

Value code_self_name(const Code *c, size_t i) {
    return code_parameter(c, code_parameter_count(c) + i);
}

Value code_scope(const Code *c) {
    return nth_name(c, 1);
}

Value code_name(const Code *c) {
    return nth_name(c, 0);
}

/* Made when it is asked for, from the scope's name and the code's own: it is stored nowhere. At
 * module level it is the name itself, and nothing is allocated. */
Value code_qualname(Vm *vm, const Code *c) {
    Value name = code_name(c);
    if (!(c->head.flags & CODE_SCOPED)) {
        return name;
    }
    StrBuilder b;
    Value scope = code_scope(c);
    /* `scope` and `name` are held over this allocation: they lie on the scanned C stack of
     * built-ins. */
    str_build_begin(vm, &b, str_bytes(scope) + 1 + str_bytes(name));
    writer_str(&b.writer, scope);
    writer_put(&b.writer, ".", 1);
    writer_str(&b.writer, name);
    return str_build_end(&b);
}
