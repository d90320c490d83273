/* SPDX-License-Identifier: MIT */
/* Each instruction is looked at by itself, with the letters of its operands (compile/opcodes.h) and
 * a few rows for what they do not say. Jumps are followed by a walk from the first instruction, as
 * there is no memory for a map of them. */
#include "vm/verify.h"

#include "compile/opcodes.h"
#include "object/layout.h"

typedef struct {
    const Code *code;
    const uint8_t *end; /* code_end() */
    const VerifyConstants *constants;
} Check;

static unsigned operand16(const uint8_t *p) {
    return p[0] | (unsigned)p[1] << 8;
}

/* ---- tables behind the instructions ---- */

static bool is_name(const Check *c, unsigned index) {
    const Object *object;
    return index < c->constants->count &&
           image_constant(c->constants->image, index, &object) == KIND_STR;
}

/* Reads an unsigned LEB128; false when the object ends before it. */
static bool skip_leb(const Check *c, const uint8_t **p) {
    for (int i = 0; i < 5 && *p < c->end; i++) {
        if (*(*p)++ < 0x80) {
            return true;
        }
    }
    return false;
}

/* Names, captures and lines. There are no docstrings. */
static bool check_tables(const Check *c) {
    const Code *code = c->code;
    unsigned flags = code->head.flags;
    if (code_rows(code) > c->end || (flags & CODE_DOC) ||
        ((flags & CODE_KEYWORD_ONLY) && !(flags & CODE_RARE))) {
        return false;
    }
    const uint8_t *names = code_names(code);
    if (names > c->end || code_doc_place(code) > c->end) {
        return false;
    }
    unsigned bytes = flags & CODE_WIDE ? 2 : 1;
    for (; names < code_doc_place(code); names += bytes) {
        if (!is_name(c, bytes == 2 ? operand16(names) : *names)) {
            return false;
        }
    }
    const uint8_t *lines = code_doc_place(code);
    if (lines < c->end && !skip_leb(c, &lines)) {
        return false;
    }
    while (lines < c->end) {
        if (*lines++ == CODE_LONG_LINE && (!skip_leb(c, &lines) || !skip_leb(c, &lines))) {
            return false;
        }
    }
    return true;
}

/* ---- instructions ---- */

/* Does an instruction begin at pc? */
static bool is_start(const Check *c, size_t pc) {
    size_t at = pc < code_size(c->code) ? 0 : pc + 1;
    while (at < pc) {
        at += opcodes_lengths[c->code->bytes[at]];
    }
    return at == pc;
}

/* Registers from r on. */
static bool has_registers(const Check *c, unsigned r, unsigned n) {
    return r + n <= c->code->head.registers;
}

/* The registers of one operand at p. */
static bool check_registers(const Check *c, const char *letter, const uint8_t *p) {
    unsigned r = 255u - *p, fixed = code_fixed(c->code), n;
    switch (*letter) {
    case 'd':
    case 's':
    case 'm':
    case 'a': return has_registers(c, r, 1);
    case 'r':
        n = letter[1] == 'N' ? p[1] : (unsigned)(letter[1] - '0');
        return letter[1] == 'N' || letter[1] == '2' ? has_registers(c, r, n) : false;
    case 'c': return r >= fixed + 2 && has_registers(c, r, p[1] + 1u);
    case 'x': return r >= fixed && has_registers(c, r, 3u + (unsigned)(letter[1] - '0'));
    case 'p': return has_registers(c, 15u - (*p >> 4), 1) && has_registers(c, 15u - (*p & 15u), 1);
    case 'q': return has_registers(c, 15u - (*p >> 4), 1);
    default: return true;
    }
}

/* What a constant must be: anything that can be loaded, a tuple, of names perhaps, or a name. */
static bool check_constant(const Check *c, unsigned op, unsigned index) {
    const Object *object;
    if (index >= c->constants->count) {
        return false;
    }
    Kind kind = image_constant(c->constants->image, index, &object);
    switch (op) {
    case OP_LOADK:
    case OP_LOADKW:
    case OP_ADDK: return kind != KIND_CODE && kind != KIND_HOLE;
    case OP_LOADLIST:
    case OP_CALLKW:
    case OP_CALLMETHODKW:
    case OP_BUILDCLASSKW:
    case OP_MATCHCLASS: return kind == KIND_TUPLE;
    default: return kind == KIND_STR;
    }
}

/* MAKEFUNCTION: the code that it names, counted from the end, with cells that this frame has. */
static bool check_made(const Check *c, unsigned r, unsigned index) {
    const Object *object;
    if (index >= c->constants->count ||
        image_constant(c->constants->image, c->constants->count - 1 - index, &object) !=
            KIND_CODE) {
        return false;
    }
    const Code *made = (const Code *)object;
    Check other = {made, code_end(made), c->constants};
    unsigned flags = made->head.flags;
    unsigned taken = ((flags & CODE_DEFAULTS) != 0) + ((flags & CODE_KWDEFAULTS) != 0);
    if (object_words(object) < WORDS_OF(Code) || made->bytes + code_size(made) >= other.end ||
        code_tables(made) > other.end || !check_tables(&other) || !has_registers(c, r, taken)) {
        return false;
    }
    const Capture *p = code_captures(made);
    for (unsigned left = code_capture_count(made); left > 0; left--, p++) {
        if (*p & 0x80 ? (*p & 0x7f) >= code_capture_count(c->code) : !has_registers(c, *p, 1)) {
            return false;
        }
    }
    return true;
}

/* DEFINE: what each of its codes takes is in the first temporaries. */
static bool check_defined(const Check *c, const uint8_t *p) {
    unsigned i = 0, n = opcodes_defined(p);
    while (i < n && check_made(c, code_fixed(c->code), opcodes_define(p, i))) {
        i++;
    }
    return i == n && n > 0 && ((c->code->head.flags & CODE_NAMES) == 0 || has_registers(c, 1, 1));
}

/* More registers behind the first operand, and numbers with a meaning. */
static bool check_more(const Check *c, const uint8_t *p) {
    unsigned r = 255u - p[1], captures = code_capture_count(c->code);
    switch (*p) {
    case OP_METHODSELF:
    case OP_METHODSELFW:
    case OP_GETMETHOD:
    case OP_GETMETHODW:
    case OP_GETMETHODM:
    case OP_POPEXC:
    case OP_PUSHEXC: return has_registers(c, r, 2);
    case OP_GETMETHODN: return has_registers(c, r, 2) && p[3] < CODE_METHODS;
    case OP_GETMETHODNM: return has_registers(c, r, 2) && p[2] < CODE_METHODS;
    case OP_LOADKB: return check_constant(c, OP_LOADK, 16 + (p[1] & 15u));
    case OP_GETSELFB: return has_registers(c, 1, 1) && check_constant(c, *p, p[1] & 15u);
    case OP_GETGLOBALB: return check_constant(c, *p, p[1] & 15u);
    case OP_CALLSELF1:
    case OP_CALLSELF2: return has_registers(c, 1, 1);
    case OP_CALLBUILTIN1:
    case OP_CALLBUILTIN2:
    case OP_GETBUILTIN: return p[2] < CODE_BUILTINS;
    case OP_GETITER:
    case OP_EXITARGS: return has_registers(c, r, 3);
    case OP_GETITERB: return has_registers(c, 15u - (p[1] >> 4), 3);
    case OP_FORNEXT:
    case OP_FORANEXT: return has_registers(c, 255u - p[2], 3);
    case OP_YIELDFROM: return has_registers(c, 255u - p[2], 2);
    case OP_UNPACK: return has_registers(c, r, p[3]);
    case OP_UNPACKSTAR: return has_registers(c, r, p[3] + 1u + p[4]);
    case OP_CLEAR: return has_registers(c, r, p[2]);
    case OP_BUILDDICT: return p[3] % 2 == 0;
    case OP_BUILDDICTM: return p[2] % 2 == 0;
    case OP_BUILDSLICE: return p[3] == 3;
    case OP_BUILDSLICEM: return p[2] == 3;
    case OP_MATCHSEQUENCE:
    case OP_MATCHCLASS: return p[2] >= 1;
    case OP_MATCHMAPPING: return p[2] >= 1u + p[4] && p[4] < 2;
    case OP_GETFREE:
    case OP_GETFREEW:
    case OP_GETFREENAME: return p[2] < captures;
    case OP_SETFREE: return p[1] < captures;
    case OP_DELNAME:
        return p[1] == 2 ? p[2] < captures : p[1] == 1 || (p[1] == 0 && has_registers(c, 1, 1));
    case OP_GETAWAITABLE: return p[3] != 3 || has_registers(c, r, 3);
    case OP_TAKEFUNCTION: return false; /* they change constants */
    case OP_BUILDCLASSEX:
    case OP_CALLEX: return p[3] == 1 || p[3] == 2;
    case OP_DEFINE: return check_defined(c, p);
    default: return *p < OP_GETSELF || *p > OP_SETSELFT || has_registers(c, 1, 1);
    }
}

/* All operands of the instruction at pc. */
static bool check_instruction(const Check *c, size_t pc) {
    const uint8_t *p = c->code->bytes + pc, *at = p + 1;
    size_t next = pc + opcodes_lengths[*p];
    bool makes = *p == OP_MAKEFUNCTION || *p == OP_MAKEFUNCTIONW;
    for (const char *letter = opcodes_operands[*p]; *letter; letter++) {
        bool wide = *letter == 'K' || *letter == 'W' || *letter == 'J';
        unsigned number = *letter <= '9' ? 0 : wide ? operand16(at) : *at;
        if (*letter == 'k' || *letter == 'K') {
            if (*p == OP_DEFINE) {
                break; /* check_more() */
            }
            if (makes ? !check_made(c, 255u - p[1], number) : !check_constant(c, *p, number)) {
                return false;
            }
        } else if (*letter == 'j' || *letter == 'J') {
            size_t target = next + (size_t)(wide ? (int16_t)number : (int8_t)number);
            if (target >= code_size(c->code) || !is_start(c, target)) {
                return false;
            }
        } else if (*letter == '#' && !has_registers(c, code_fixed(c->code), 1)) {
            return false;
        } else if ((!makes || *letter == 'm') && *letter > '9' && !check_registers(c, letter, at)) {
            return false;
        }
        at += *letter <= '9' ? 0 : wide ? 2 : 1;
    }
    return check_more(c, p);
}

/* All instructions, of which the last does not go on. First only that there are such opcodes, since
 * jumps lead forward, too. */
static bool check_instructions(const Check *c) {
    size_t size = code_size(c->code), pc = 0, last = 0;
    while (pc < size) {
        if (c->code->bytes[pc] >= OP_LIMIT) {
            return false;
        }
        last = pc;
        pc += opcodes_lengths[c->code->bytes[pc]];
    }
    if (pc != size || size == 0) {
        return false;
    }
    for (pc = 0; pc < size; pc += opcodes_lengths[c->code->bytes[pc]]) {
        if (!check_instruction(c, pc)) {
            return false;
        }
    }
    switch (c->code->bytes[last]) {
    case OP_JUMP:
    case OP_JUMPW:
    case OP_RETURN:
    case OP_RETURNT:
    case OP_RETURNNONE:
    case OP_RAISE:
    case OP_RAISET:
    case OP_RAISEFROM:
    case OP_RERAISE:
    case OP_ASSERTFAIL: return true;
    default: return false;
    }
}

static bool check_rows(const Check *c) {
    size_t size = code_size(c->code);
    const uint8_t *rows = code_rows(c->code);
    for (unsigned left = code_rare(c->code).exceptions; left > 0; left--) {
        ExceptionRow row = code_next_row(c->code, &rows);
        bool cleanup = row.handler == CODE_CLEANUP;
        if (row.start >= row.end || row.end > size || !is_start(c, row.start) ||
            (row.end < size && !is_start(c, row.end)) || (!cleanup && !is_start(c, row.handler)) ||
            row.reg + (cleanup ? 2u : 1u) > code_fixed(c->code)) {
            return false;
        }
    }
    return true;
}

bool verify_code(const Code *code, const VerifyConstants *constants) {
    Check check = {code, code_end(code), constants};
    return code->bytes + code_size(code) < check.end && code_tables(code) <= check.end &&
           code_fixed(code) <= code->head.registers && check_tables(&check) &&
           code_parameter_count(code) < code->head.registers && check_instructions(&check) &&
           check_rows(&check);
}
