/* SPDX-License-Identifier: MIT */
/* The disassembler (compile/disassemble.h):
 *
 *     f(a, b) line 3, 7 registers (4 fixed), 21 bytes
 *          3     0  ADDI         r3, a, 1
 *          4     4  JNLTI        r3, 10 -> 14
 *       rows: 0..8 -> 11 r4
 *
 * Parameters appear by name, other registers as rN. */
#include "compile/disassemble.h"

#include <string.h>

#include "compile/code.h"
#include "compile/opcodes.h"
#include "object/str.h"
#include "object/writer.h"

/* All Values are fetched anew through `code`, which a collection keeps up to date on the C
 * stack. */
typedef struct {
    Writer *w;
    Value code;
} Listing;

static const Code *code_of(const Listing *l) {
    return AS(Code, l->code);
}

/* Text and blanks up to a width. */
static void write_padded(Writer *w, const char *text, size_t width) {
    writer_text(w, text);
    for (size_t n = strlen(text); n < width; n++) {
        writer_put(w, " ", 1);
    }
}

/* A number, right-aligned in `width` columns. */
static void write_number(Writer *w, unsigned n, size_t width) {
    char digits[12];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + n % 10);
        n /= 10;
    } while (n > 0);
    for (size_t i = sizeof digits - at; i < width; i++) {
        writer_put(w, " ", 1);
    }
    writer_put(w, digits + at, sizeof digits - at);
}

/* A parameter's name, or rN. */
static void write_register(const Listing *l, unsigned r) {
    const Code *c = code_of(l);
    if (r >= 1 && r <= code_parameter_count(c)) {
        writer_str(l->w, code_parameter(c, r - 1));
    } else {
        writer_put(l->w, "r", 1);
        write_number(l->w, r, 0);
    }
}

static bool makes_function(unsigned op) {
    return op == OP_MAKEFUNCTION || op == OP_MAKEFUNCTIONW || op == OP_TAKEFUNCTION ||
           op == OP_DEFINE;
}

/* The constant or code that an instruction names. */
static Value constant_of(const Listing *l, unsigned op, unsigned index) {
    const Code *code = code_of(l);
    return makes_function(op) ? unit_code(AS(Unit, code->unit), index) : code_constant(code, index);
}

/* The repr of a constant; codes and stores in angle brackets. */
static void write_constant(const Listing *l, Value v) {
    if (value_is_kind(v, KIND_CODE)) {
        writer_text(l->w, "<code ");
        writer_str(l->w, code_name(AS(Code, v)));
        writer_text(l->w, ">");
    } else if (value_is_kind(v, KIND_STORE)) {
        writer_text(l->w, "<store of ");
        write_number(l->w, (unsigned)tuple_length(AS(Tuple, v)), 0);
        writer_text(l->w, ">");
    } else {
        object_write(l->w->vm, l->w, v, true);
    }
}

/* Little-endian, unaligned. */
static unsigned read16(const uint8_t *p) {
    return p[0] | (unsigned)p[1] << 8;
}

/* Two operands in a byte: registers below 16 as 15 - number, or such a register and a number. */
static unsigned write_halves(const Listing *l, unsigned op, char letter, unsigned byte) {
    write_register(l, 15 - (byte >> 4));
    writer_text(l->w, ", ");
    if (op == OP_GETBUILTINB) {
        write_constant(l, code_builtins[byte & 15]);
    } else if (op == OP_GETGLOBALB || op == OP_GETSELFB || op == OP_LOADKB) {
        write_constant(l, constant_of(l, op, (op == OP_LOADKB ? 16 : 0) + (byte & 15)));
    } else if (letter == 'q') {
        write_number(l->w, byte & 15, 0);
    } else {
        write_register(l, 15 - (byte & 15));
    }
    return 1;
}

/* One operand; `next` is where the instruction ends. Returns the operand's bytes. The letters
 * are those of compile/opcodes.h; jumps are shown with the place they lead to, not with the
 * distance. */
static unsigned write_operand(const Listing *l, unsigned op, char letter, size_t at, size_t next) {
    const uint8_t *p = code_of(l)->bytes + at;
    switch (letter) {
    case 'k': write_constant(l, constant_of(l, op, *p)); return 1;
    case '#': write_register(l, code_fixed(code_of(l))); return 0;
    case 'K': write_constant(l, constant_of(l, op, read16(p))); return 2;
    case 'W': writer_int(l->w, (int16_t)read16(p)); return 2;
    case 'J':
        writer_text(l->w, "-> ");
        write_number(l->w, (unsigned)((int)next + (int16_t)read16(p)), 0);
        return 2;
    case 'j':
        writer_text(l->w, "-> ");
        write_number(l->w, (unsigned)((int)next + (int8_t)*p), 0);
        return 1;
    case 'p':
    case 'q': return write_halves(l, op, letter, *p);
    case 'N':
        if (op == OP_GETMETHODN || op == OP_GETMETHODNM) {
            write_constant(l, code_methods[*p]);
        } else if (op == OP_GETBUILTIN || op == OP_CALLBUILTIN1 || op == OP_CALLBUILTIN2) {
            write_constant(l, code_builtins[*p]);
        } else {
            write_number(l->w, *p, 0);
        }
        return 1;
    case 'I': writer_int(l->w, (int8_t)*p); return 1;
    default: write_register(l, 255u - *p); return 1;
    }
}

/* One line; returns where the next instruction begins. *line: the source line shown last. The
 * line number stands before the first instruction of each line only. */
static size_t write_instruction(const Listing *l, size_t pc, unsigned *line) {
    uint8_t op = code_of(l)->bytes[pc];
    unsigned here = code_line(code_of(l), pc);
    if (here != *line) {
        write_number(l->w, here, 6);
        *line = here;
    } else {
        writer_text(l->w, "      ");
    }
    write_number(l->w, (unsigned)pc, 6);
    writer_text(l->w, "  ");
    /* No blanks behind a name without operands. */
    write_padded(l->w, opcodes_name((Opcode)op), opcodes_operands[op][0] ? 13 : 0);
    size_t at = pc + 1, next = pc + opcodes_lengths[op];
    /* A digit is said by the name. */
    for (const char *letter = opcodes_operands[op]; *letter; letter++) {
        if (*letter >= '0' && *letter <= '9') {
            continue;
        }
        if (letter != opcodes_operands[op]) {
            writer_text(l->w, *letter == 'j' ? " " : ", ");
        }
        at += write_operand(l, op, *letter, at, next);
    }
    writer_put(l->w, "\n", 1);
    return next;
}

/* Name, parameters and sizes. */
static void write_head(const Listing *l) {
    const Code *c = code_of(l);
    writer_str(l->w, code_name(c));
    writer_put(l->w, "(", 1);
    for (size_t i = 0; i < code_parameter_count(code_of(l)); i++) {
        if (i > 0) {
            writer_text(l->w, ", ");
        }
        write_register(l, (unsigned)i + 1);
    }
    writer_text(l->w, ") line ");
    write_number(l->w, code_first_line(code_of(l)), 0);
    writer_text(l->w, ", ");
    write_number(l->w, code_of(l)->head.registers, 0);
    writer_text(l->w, " registers (");
    write_number(l->w, code_fixed(code_of(l)), 0);
    writer_text(l->w, " fixed), ");
    write_number(l->w, (unsigned)code_size(code_of(l)), 0);
    writer_text(l->w, " bytes\n");
}

/* The exception table. `cleanup r4` is a row of CODE_CLEANUP: no handler, but where the outer
 * exception is kept. */
static void write_rows(const Listing *l) {
    for (unsigned i = 0; i < code_rare(code_of(l)).exceptions; i++) {
        const ExceptionRow row = code_row(code_of(l), i);
        writer_text(l->w, "      ");
        write_number(l->w, row.start, 6);
        writer_text(l->w, "..");
        write_number(l->w, row.end, 0);
        if (row.handler == CODE_CLEANUP) {
            writer_text(l->w, " cleanup r");
        } else {
            writer_text(l->w, " -> ");
            write_number(l->w, row.handler, 0);
            writer_text(l->w, " r");
        }
        write_number(l->w, row.reg, 0);
        writer_put(l->w, "\n", 1);
    }
}

/* The codes that the instruction at pc makes functions of. */
static void write_inner(const Listing *l, size_t pc) {
    unsigned op = code_of(l)->bytes[pc];
    unsigned n = op == OP_DEFINE ? opcodes_defined(code_of(l)->bytes + pc) : 1;
    for (unsigned i = 0; i < n; i++) {
        const uint8_t *p = code_of(l)->bytes + pc;
        unsigned index = op == OP_DEFINE         ? opcodes_define(p, i)
                         : op == OP_MAKEFUNCTION ? p[2]
                                                 : read16(p + 2);
        Value inner = constant_of(l, op, index);
        if (value_is_kind(inner, KIND_CODE)) { /* not taken yet */
            writer_put(l->w, "\n", 1);
            disassemble_code(l->w->vm, l->w, inner);
        }
    }
}

/* Recurses as deep as functions nest: the C stack is checked. */
void disassemble_code(Vm *vm, Writer *w, Value code) {
    Listing l = {w, code};
    unsigned line = 0;
    vm_c_stack_check(vm);
    write_head(&l);
    for (size_t pc = 0; pc < code_size(code_of(&l));) {
        pc = write_instruction(&l, pc, &line);
    }
    write_rows(&l);
    for (size_t pc = 0; pc < code_size(code_of(&l));) {
        const uint8_t *p = code_of(&l)->bytes + pc;
        pc += opcodes_lengths[*p];
        if (makes_function(*p)) {
            write_inner(&l, p - code_of(&l)->bytes);
        }
    }
    /* Up to here the compiler must keep the Value on the C stack, where a collection finds it. */
    vm_keep(l.code);
}
