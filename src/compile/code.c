/* SPDX-License-Identifier: MIT */
/* What Code objects tell about themselves: lines and names. */
#include "compile/code.h"

#include <string.h>

#include "builtins.h"
#include "heap/heap.h"
#include "object/str.h"
#include "object/type.h"

/* An unsigned LEB128 number (as in DWARF: seven bits a byte, the low ones first); *p goes behind
 * it. The compiler has written it, so it ends. */
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

/* The way back; answers where it ends. A number of 32 bits takes five bytes at most. */
uint8_t *code_write_leb(unsigned n, uint8_t *out) {
    for (; n >= 0x80; n >>= 7) {
        *out++ = (uint8_t)(n | 0x80);
    }
    *out++ = (uint8_t)n;
    return out;
}

uint8_t *code_write_doc(CodeDoc doc, uint8_t *out) {
    return code_write_leb(doc.sum, code_write_leb(doc.length, code_write_leb(doc.offset, out)));
}

/* Reads the docstring's place in the source, in bytes; *p goes behind it. */
static CodeDoc read_doc(const uint8_t **p) {
    CodeDoc doc;
    doc.offset = read_leb(p);
    doc.length = read_leb(p);
    doc.sum = (uint16_t)read_leb(p);
    return doc;
}

/* Only with CODE_DOC. The text is read from the source again, and believed if its sum is right. */
CodeDoc code_doc(const Code *c) {
    const uint8_t *p = code_doc_place(c);
    return read_doc(&p);
}

const uint8_t *code_lines(const Code *c) {
    const uint8_t *p = code_doc_place(c);
    if (c->head.flags & CODE_DOC) {
        (void)read_doc(&p);
    }
    return p;
}

/* All rows of a code have the same form: CODE_SHORT_ROWS says which. */
uint8_t *code_write_row(ExceptionRow row, bool is_short, uint8_t *out) {
    if (!is_short) {
        memcpy(out, &row, CODE_ROW_BYTES);
        return out + CODE_ROW_BYTES;
    }
    *out++ = (uint8_t)row.start;
    *out++ = (uint8_t)row.end;
    *out++ = (uint8_t)row.handler;
    *out++ = row.reg;
    return out;
}

const uint8_t *code_end(const Code *c) {
    return (const uint8_t *)(&c->header + 1 + object_payload_words((const Object *)c)) -
           ((c->head.flags & CODE_WIDE) != 0);
}

size_t code_wide_size(const Code *c) {
    return c->head.size | (size_t)*code_end(c) << 8;
}

void code_set_size(Code *c, size_t size) {
    c->head.size = (uint8_t)size;
    if (c->head.flags & CODE_WIDE) {
        *(uint8_t *)(uintptr_t)code_end(c) = (uint8_t)(size >> 8);
    }
}

/* Walks the steps from the first line on: lines are needed for tracebacks only, so they may be
 * slow to find. Zeros behind the last step change nothing: they are steps of no bytes and no
 * lines. */
unsigned code_line(const Code *c, size_t pc) {
    const uint8_t *p = code_lines(c), *end = code_end(c);
    size_t at = 0;
    int line = p < end ? (int)read_leb(&p) : 1;
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
    return p < code_end(c) ? read_leb(&p) : 1;
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
    const uint8_t *names = code_names(c), *lines = code_lines(c), *end = code_end(c);
    size_t size = code_size(c) - cut;
    CodeRare rare = code_rare(c);
    uint8_t *out = (uint8_t *)code_rows(c);
    bool is_short = c->head.flags & CODE_SHORT_ROWS;
    unsigned kept = 0;
    const uint8_t *rows = out;
    for (unsigned i = 0; i < rare.exceptions; i++) {
        ExceptionRow row = code_next_row(c, &rows);
        if (row.end <= cut) {
            continue;
        }
        row.start = (uint16_t)(row.start > cut ? row.start - cut : 0);
        row.end = (uint16_t)(row.end - cut);
        row.handler = (uint16_t)(row.handler == CODE_CLEANUP ? CODE_CLEANUP : row.handler - cut);
        out = code_write_row(row, is_short, out);
        kept++;
    }
    rare.exceptions = (uint8_t)kept;
    memcpy((uint8_t *)code_tables(c), &rare, code_rare_bytes(c));
    memmove(c->bytes, c->bytes + cut, (size_t)(out - c->bytes) - cut);
    out -= cut;
    memmove(out, names, (size_t)(lines - names));
    out += lines - names;
    (void)read_leb(&lines);
    out = cut_lines(lines, end, cut, code_write_leb(line, out));
    memset(out, 0, (size_t)(end - out));
    bool wide = c->head.flags & CODE_WIDE;
    heap_shrink(vm, (Object *)c, BYTES_TO_WORDS((size_t)(out - (uint8_t *)c) + wide));
    code_set_size(c, size);
}

const Value code_builtins[CODE_BUILTINS] = {
    NAME(print),      NAME(range),     NAME(len),    NAME(max),       NAME(min),
    NAME(abs),        NAME(sum),       NAME(sorted), NAME(str),       NAME(int),
    NAME(isinstance), NAME(list),      NAME(ord),    NAME(enumerate), NAME(dict),
    NAME(ValueError), NAME(zip),       NAME(type),   NAME(super),     NAME(tuple),
    NAME(bytes),      NAME(bytearray), NAME(float),  NAME(set),       NAME(IndexError),
    NAME(repr),       NAME(chr),       NAME(any),    NAME(all),       NAME(KeyError),
    NAME(Exception),  NAME(OSError)};
const Value code_methods[CODE_METHODS] = {
    NAME(append), NAME(join),   NAME(get),     NAME(add),        NAME(pop),      NAME(items),
    NAME(values), NAME(split),  NAME(clear),   NAME(format),     NAME(keys),     NAME(lower),
    NAME(upper),  NAME(strip),  NAME(replace), NAME(startswith), NAME(endswith), NAME(find),
    NAME(encode), NAME(decode), NAME(extend),  NAME(update),     NAME(remove),   NAME(sort)};

Value code_frozen(const Unit *unit, size_t index) {
    const uintptr_t *words = &value_to_object(unit->source)->header;
    while (index-- > 0) {
        words += object_words((const Object *)words);
    }
    return value_object(words);
}

int code_find_name(const Value *names, int n, Value name) {
    while (n > 0 && !value_same(names[n - 1], name)) {
        n--;
    }
    return n - 1;
}

/* The constant that is the i-th of the names: the code's own, its scope's if it has one, then the
 * parameters and the names assigned to self. Two bytes each where there are many constants. */
static Value nth_name(const Code *c, size_t i) {
    const uint8_t *p = code_names(c);
    return code_constant(c,
                         c->head.flags & CODE_WIDE ? p[2 * i] | (size_t)p[2 * i + 1] << 8 : p[i]);
}

size_t code_parameter_count(const Code *c) {
    return code_count_parameters(c);
}

Value code_parameter(const Code *c, size_t i) {
    size_t self = code_has_self(c);
    return i < self ? NAME(self) : nth_name(c, code_first_parameter(c) + i - self);
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
