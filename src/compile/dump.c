/* SPDX-License-Identifier: MIT */
/* Dumps a module's code (compile/dump.h). Nothing is allocated, so no Value moves. */
#include "compile/dump.h"

#include "builtins.h"
#include "compile/code.h"
#include "object/bytes.h"
#include "object/float.h"
#include "object/str.h"
#include "object/tuple.h"

/* Two digits each, in quotes: JSON has no bytes. */
static void write_bytes(Writer *w, const uint8_t *bytes, size_t n) {
    writer_text(w, "\"");
    for (size_t i = 0; i < n; i++) {
        writer_hex(w, bytes[i], 2);
    }
    writer_text(w, "\"");
}

/* A JSON string: UTF-8 as it is, but for quotes, backslashes and control characters. */
static void write_text(Writer *w, Value str) {
    const char *text = str_text(str);
    writer_text(w, "\"");
    for (size_t i = 0; i < str_bytes(str); i++) {
        if ((uint8_t)text[i] < 32 || text[i] == '"' || text[i] == '\\') {
            writer_text(w, "\\u");
            writer_hex(w, (uint8_t)text[i], 4);
        } else {
            writer_put(w, text + i, 1);
        }
    }
    writer_text(w, "\"");
}

/* Without the zeros that fill the last word, as far as they cannot belong to a table. `bytes` begin
 * with the head: the header and the unit are made anew where the code is laid out. `last` is what
 * the last byte of the object must be behind what fills it, with CODE_WIDE. */
static void write_code(Writer *w, const Code *code) {
    const uint8_t *begin = (const uint8_t *)&code->head, *lines = code_lines(code);
    const uint8_t *end = code_end(code);
    while (end > lines && end[-1] == 0) {
        end--;
    }
    writer_text(w, "{\"code\": ");
    write_text(w, code_name(code));
    writer_text(w, ", \"bytes\": ");
    write_bytes(w, begin, (size_t)(end - begin));
    if (code->head.flags & CODE_WIDE) {
        writer_text(w, ", \"last\": ");
        writer_int(w, *code_end(code));
    }
    writer_text(w, ", \"lines\": ");
    writer_int(w, lines - begin);
    writer_text(w, "}");
}

/* In quotes, with a sign. In hexadecimal, which needs no division of long ints: digits of 32 bits,
 * the highest first. */
static void write_int(Writer *w, Value v) {
    if (value_is_int(v)) {
        intptr_t n = value_to_int(v);
        writer_text(w, n < 0 ? "\"-0x" : "\"0x");
        writer_hex(w, (uintptr_t)(n < 0 ? -n : n), 1);
    } else {
        const BigInt *n = AS(BigInt, v);
        writer_text(w, n->meta & 1 ? "\"-0x" : "\"0x");
        for (size_t i = n->meta >> 1; i > 0; i--) {
            writer_hex(w, n->digits[i - 1], 8);
        }
    }
    writer_text(w, "\"");
}

/* The bits of the double, the high word first; the host that compiles has the low one first. */
static void write_float(Writer *w, Value v) {
    union {
        double number;
        uint32_t halves[2];
    } bits = {.number = (double)float_value(v)};
    writer_text(w, "\"0x");
    writer_hex(w, bits.halves[1], 8);
    writer_hex(w, bits.halves[0], 8);
    writer_text(w, "\"");
}

static void write_constant(Vm *vm, Writer *w, Value v);

/* Items in brackets. Recurses as deep as tuples nest. */
static void write_items(Vm *vm, Writer *w, const Value *items, size_t n) {
    vm_c_stack_check(vm);
    writer_text(w, "[");
    for (size_t i = 0; i < n; i++) {
        writer_text(w, i > 0 ? ",\n " : "");
        write_constant(vm, w, items[i]);
    }
    writer_text(w, "]");
}

/* One constant, of the kinds that the compiler makes; TypeError for any other. */
static void write_constant(Vm *vm, Writer *w, Value v) {
    switch (value_kind(v)) {
    case KIND_NONE: writer_text(w, "null"); return;
    case KIND_BOOL: writer_text(w, value_same(v, TRUE) ? "true" : "false"); return;
    case KIND_CODE: write_code(w, AS(Code, v)); return;
    case KIND_STR:
        writer_text(w, "{\"str\": ");
        write_text(w, v);
        break;
    case KIND_BYTES:
        writer_text(w, "{\"bytes\": ");
        write_bytes(w, AS(Bytes, v)->data, bytes_size(AS(Bytes, v)));
        break;
    case KIND_INT:
        writer_text(w, "{\"int\": ");
        write_int(w, v);
        break;
    case KIND_FLOAT:
        writer_text(w, "{\"float\": ");
        write_float(w, v);
        break;
    case KIND_TUPLE:
        writer_text(w, "{\"tuple\": ");
        write_items(vm, w, tuple_items(v), tuple_length(AS(Tuple, v)));
        break;
    case KIND_ELLIPSIS: writer_text(w, "{\"ellipsis\": 0"); break;
    default: vm_raise_type(vm, "a constant of type %t cannot be dumped", v);
    }
    writer_text(w, "}");
}

/* Code refers to constants by their index, so their order is kept, and duplicates are, too. */
void dump_module(Vm *vm, Writer *w, Value code) {
    static const struct {
        const char *name;
        Kind kind;
    } kinds[] = {
        {"str",   KIND_STR  },
        {"bytes", KIND_BYTES},
        {"int",   KIND_INT  },
        {"float", KIND_FLOAT},
        {"tuple", KIND_TUPLE},
        {"store", KIND_STORE},
        {"unit",  KIND_UNIT },
        {"code",  KIND_CODE }
    };
    Value constants = AS(Unit, AS(Code, code)->unit)->constants;
    writer_text(w, "{\"version\": ");
    writer_int(w, CODE_VERSION & 0x3fffffff);
    writer_text(w, ", \"kinds\": {");
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        writer_format(w, "%s\"%s\": %u", i ? ", " : "", kinds[i].name, (size_t)kinds[i].kind);
    }
    writer_text(w, "},\n\"overhang\": ");
    writer_int(w, (intptr_t)heap_of(vm)->overhang);
    writer_text(w, ",\n\"constants\": ");
    write_items(vm, w, AS(Store, constants)->items, tuple_length(AS(Store, constants)));
    writer_text(w, ",\n\"module\": ");
    write_code(w, AS(Code, code));
    writer_text(w, "}\n");
}
