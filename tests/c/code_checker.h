/* SPDX-License-Identifier: MIT */
/* The checker of compiled code, for test_compile.c and tests/fuzz. It knows the instruction set from
 * its table (compile/opcodes.h) and one list of effects that the operand letters do not say. It
 * proves for each code: operands are in range, jumps and exception rows lead to instructions, and
 * the live rule: where an instruction may allocate, every temporary that is still read later is
 * covered by its operands. */
#ifndef TERRARIUM_TESTS_CODE_CHECKER_H
#define TERRARIUM_TESTS_CODE_CHECKER_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compile/code.h"
#include "compile/opcodes.h"
#include "object/tuple.h"

static const char *name_of_test = "";
static int failures;

static void fail(const char *what, size_t pc) {
    printf("%s: %s at %zu\n", name_of_test, what, pc);
    failures++;
}

typedef struct {
    uint64_t words[4];
} Regs;

static void regs_add(Regs *s, unsigned r) {
    s->words[r >> 6] |= (uint64_t)1 << (r & 63);
}
static void regs_remove(Regs *s, unsigned r) {
    s->words[r >> 6] &= ~((uint64_t)1 << (r & 63));
}
static bool regs_has(const Regs *s, unsigned r) {
    return (s->words[r >> 6] >> (r & 63) & 1) != 0;
}
static bool regs_join(Regs *s, const Regs *more) {
    bool changed = false;
    for (int i = 0; i < 4; i++) {
        uint64_t joined = s->words[i] | more->words[i];
        changed |= joined != s->words[i];
        s->words[i] = joined;
    }
    return changed;
}

/* What an instruction reads and writes, and how far up its operands cover temporaries. */
typedef struct {
    Regs reads, writes;
    int cover;  /* highest register covered, or -1 */
    int target; /* of its jump, or -1 */
    bool ends;  /* control does not go on behind it */
    bool quiet; /* it cannot allocate nor run Python code */
} Effect;

static unsigned operand16(const uint8_t *p) {
    return p[0] | (unsigned)p[1] << 8;
}

static void reads(const Code *c, Effect *e, unsigned r, unsigned n, size_t pc) {
    for (unsigned i = r; i < r + n; i++) {
        if (i >= c->head.registers) {
            fail("register out of range", pc);
            return;
        }
        regs_add(&e->reads, i);
    }
}

static void writes(const Code *c, Effect *e, unsigned r, unsigned n, size_t pc) {
    for (unsigned i = r; i < r + n; i++) {
        if (i >= c->head.registers) {
            fail("register out of range", pc);
            return;
        }
        regs_add(&e->writes, i);
    }
}

static void cover(Effect *e, int r) {
    e->cover = r > e->cover ? r : e->cover;
}

/* The code that MAKEFUNCTION, one of its forms, or DEFINE takes; the i-th of the latter. */
static Value made_code(const Code *c, const uint8_t *p, unsigned i) {
    unsigned index = *p == OP_DEFINE         ? opcodes_define(p, i)
                     : *p == OP_MAKEFUNCTION ? p[2]
                                             : operand16(p + 2);
    return unit_code(AS(Unit, c->unit), index);
}

/* Effects beyond the letters: more registers behind the first operand. */
static void more_effects(const Code *c, Effect *e, size_t pc) {
    const uint8_t *p = c->bytes + pc;
    unsigned a = 255u - p[1], b = 255u - p[2];
    switch (*p) {
    case OP_METHODSELF:
    case OP_METHODSELFW:
    case OP_GETMETHODN:
    case OP_GETMETHODM:
    case OP_GETMETHODNM:
    case OP_GETMETHODW:
    case OP_GETMETHOD: writes(c, e, a, 2, pc); break;
    case OP_CALLSELF1:
    case OP_CALLSELF2: regs_remove(&e->reads, a + 3); reads(c, e, 1, 1, pc); /* fall through */
    case OP_CALLGLOBAL0:
    case OP_CALLGLOBAL1:
    case OP_CALLGLOBAL2:
    case OP_CALLGLOBAL3:
    case OP_CALLBUILTIN1:
    case OP_CALLBUILTIN2: regs_remove(&e->reads, a + 2); break;
    case OP_UNPACK: writes(c, e, a, p[3], pc); break;
    case OP_UNPACKSTAR: writes(c, e, a, p[3] + 1u + p[4], pc); break;
    case OP_MATCHSEQUENCE:
    case OP_MATCHMAPPING:
    case OP_MATCHCLASS: {
        unsigned read = *p == OP_MATCHSEQUENCE ? 0 : *p == OP_MATCHMAPPING ? p[2] - 1u - p[4] : 1;
        for (unsigned i = read; i < p[2]; i++) {
            regs_remove(&e->reads, a + i);
        }
        writes(c, e, a, p[2], pc);
        break;
    }
    case OP_GETAWAITABLE: writes(c, e, a, p[3] == 3 ? 3 : 1, pc); break;
    case OP_GETITER:
    case OP_EXITARGS: writes(c, e, a, 3, pc); break;
    case OP_CLEAR: writes(c, e, a, p[2], pc); break;
    case OP_GETITERB: writes(c, e, 15u - (p[1] >> 4), 3, pc); break;
    case OP_FORANEXT: cover(e, (int)b + 2); /* fall through */
    case OP_FORNEXT: reads(c, e, b, 3, pc); break;
    case OP_YIELDFROM: reads(c, e, b, 2, pc); break;
    case OP_POPEXC: writes(c, e, a, 2, pc); break;
    case OP_PUSHEXC: writes(c, e, a + 1, 1, pc); break;
    case OP_MAKEFUNCTION:
    case OP_MAKEFUNCTIONW:
    case OP_DEFINE:
    case OP_TAKEFUNCTION: {
        unsigned flags = AS(Code, made_code(c, p, 0))->head.flags;
        unsigned n = ((flags & CODE_DEFAULTS) != 0) + ((flags & CODE_KWDEFAULTS) != 0);
        if (*p == OP_DEFINE) {
            a = code_fixed(c);
            cover(e, (int)(a + 1));
        } else {
            regs_remove(&e->reads, a);
        }
        reads(c, e, a, n, pc);
        break;
    }
    default:
        if (*p >= OP_BUILDTUPLEM && *p <= OP_BUILDTUPLE2) {
            writes(c, e, a, 1, pc);
        } else if (*p >= OP_GETSELF && *p <= OP_SETSELFT) {
            reads(c, e, 1, 1, pc);
            if (code_fixed(c) < 2) {
                fail("register 1 is a temporary", pc);
            }
        }
        break;
    }
}

/* Two halves of a byte: a destination, and a source unless it is a number. */
static void halves_effect(const Code *c, Effect *e, char letter, unsigned byte, size_t pc) {
    writes(c, e, 15 - (byte >> 4), 1, pc);
    cover(e, 15 - (int)(byte >> 4) - 1);
    if (letter == 'p') {
        reads(c, e, 15 - (byte & 15), 1, pc);
        cover(e, 15 - (int)(byte & 15));
    }
}

static void operand_effect(const Code *c, Effect *e, const char *letters, const uint8_t *p,
                           size_t pc) {
    unsigned r = 255u - *p, n = 0;
    char letter = *letters;
    switch (letter) {
    case 'p':
    case 'q': halves_effect(c, e, letter, *p, pc); break;
    case 'x':
        n = (unsigned)(letters[1] - '0');
        writes(c, e, r, 1, pc);
        reads(c, e, r + 2, n + 1, pc);
        cover(e, (int)(r + 2 + n));
        if (r < code_fixed(c)) {
            fail("no room for frame links below a call", pc);
        }
        break;
    case 'd':
        writes(c, e, r, 1, pc);
        cover(e, r >= code_fixed(c) ? (int)r - 1 : -1);
        break;
    case '#':
        reads(c, e, code_fixed(c), 1, pc);
        cover(e, (int)code_fixed(c));
        break;
    case 's':
        reads(c, e, r, 1, pc);
        cover(e, (int)r);
        break;
    case 'a':
    case 'm':
        reads(c, e, r, 1, pc);
        writes(c, e, r, 1, pc);
        cover(e, (int)r);
        break;
    case 'r':
        n = letters[1] == '2' ? 2 : p[1];
        reads(c, e, r, n, pc);
        cover(e, (int)(r + n) - 1);
        break;
    case 'c':
        reads(c, e, r, p[1] + 1u, pc);
        cover(e, (int)r + p[1]);
        if (r < code_fixed(c) + 2u) {
            fail("no room for frame links below a call", pc);
        }
        break;
    case 'k':
    case 'K':
        if ((letter == 'k' ? *p : operand16(p)) >=
            tuple_length(AS(Store, AS(Unit, c->unit)->constants))) {
            fail("constant out of range", pc);
        }
        break;
    default: break;
    }
}

static Effect effect_of(const Code *c, size_t pc) {
    Effect e = {{{0}}, {{0}}, -1, -1, false, false};
    const uint8_t *p = c->bytes + pc;
    uint8_t op = *p;
    size_t next = pc + opcodes_lengths[op];
    const uint8_t *at = p + 1;
    for (const char *letter = opcodes_operands[op]; *letter; letter++) {
        operand_effect(c, &e, letter, at, pc);
        if (*letter == 'J' || *letter == 'j') {
            e.target = (int)next + (*letter == 'J' ? (int16_t)operand16(at) : (int8_t)*at);
        }
        at += *letter == 'K' || *letter == 'W' || *letter == 'J' ? 2 : *letter > '9';
    }
    more_effects(c, &e, pc);
    e.ends = op == OP_JUMP || op == OP_JUMPW || op == OP_RETURN || op == OP_RETURNNONE ||
             op == OP_RAISE || op == OP_RAISEFROM || op == OP_RERAISE || op == OP_RETURNT ||
             op == OP_RAISET || op == OP_ASSERTFAIL;
    e.quiet = e.ends || op == OP_MOVE || op == OP_MOVEB || (op >= OP_LOADK && op <= OP_CHECK) ||
              op == OP_SETCELL || op == OP_SETFREE || op == OP_JIS || op == OP_JISNOT ||
              op == OP_JNONE || op == OP_JNOTNONE || op == OP_IS || op == OP_ISNOT ||
              op == OP_PUSHEXC || op == OP_POPEXC || op == OP_EXITARGS || op == OP_DELNAME ||
              op == OP_DELCELL;
    return e;
}

/* Marks the instruction starts; false if the code is cut short. */
static bool find_starts(const Code *c, bool *starts) {
    size_t pc = 0;
    while (pc < code_size(c)) {
        if (c->bytes[pc] >= OP_LIMIT) {
            fail("no such opcode", pc);
            return false;
        }
        starts[pc] = true;
        pc += opcodes_lengths[c->bytes[pc]];
    }
    if (pc != code_size(c)) {
        fail("last instruction is cut off", pc);
        return false;
    }
    return true;
}

static void check_rows(const Code *c, const bool *starts) {
    const uint8_t *rows = code_rows(c);
    for (unsigned left = code_rare(c).exceptions; left > 0; left--) {
        const ExceptionRow its = code_next_row(c, &rows), *row = &its;
        bool cleanup = row->handler == CODE_CLEANUP;
        if (row->start >= row->end || row->end > code_size(c) || !starts[row->start] ||
            (row->end < code_size(c) && !starts[row->end]) ||
            (!cleanup && (row->handler >= code_size(c) || !starts[row->handler]))) {
            fail("exception row", row->start);
        }
        if (row->reg + (cleanup ? 2u : 1u) > code_fixed(c)) {
            fail("exception register is no block register", row->start);
        }
    }
}

/* Live temporaries by backward iteration; then the live rule. */
static void check_liveness(const Code *c, const bool *starts) {
    size_t size = code_size(c);
    Regs *live = calloc(size + 1, sizeof(Regs)); /* before each instruction */
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t pc = size; pc-- > 0;) {
            if (!starts[pc]) {
                continue;
            }
            Effect e = effect_of(c, pc);
            Regs set = {{0}};
            if (!e.ends) {
                regs_join(&set, &live[pc + opcodes_lengths[c->bytes[pc]]]);
            }
            if (e.target >= 0 && c->bytes[pc] != OP_FORNEXT && c->bytes[pc] != OP_FORANEXT) {
                regs_join(&set, &live[e.target]);
            }
            for (unsigned r = 0; r < 256; r++) {
                if (regs_has(&e.writes, r)) {
                    regs_remove(&set, r);
                }
            }
            if (e.target >= 0) { /* FORNEXT writes nothing when it jumps */
                regs_join(&set, &live[e.target]);
            }
            regs_join(&set, &e.reads);
            changed |= regs_join(&live[pc], &set);
        }
    }
    for (size_t pc = 0; pc < size; pc++) {
        if (!starts[pc]) {
            continue;
        }
        Effect e = effect_of(c, pc);
        if (e.quiet) {
            continue;
        }
        Regs after = e.ends ? (Regs){{0}} : live[pc + opcodes_lengths[c->bytes[pc]]];
        for (unsigned r = code_fixed(c); r < 256; r++) {
            if (regs_has(&after, r) && !regs_has(&e.writes, r) && (int)r > e.cover) {
                fail("a live temporary is not covered", pc);
                break;
            }
        }
    }
    for (unsigned r = code_fixed(c); r < 256; r++) {
        if (regs_has(&live[0], r)) {
            fail("a temporary is read before it is written", r);
        }
    }
    free(live);
}

static size_t codes, code_bytes;

static void check_code(Value v) {
    const Code *c = AS(Code, v);
    bool *starts = calloc(code_size(c) + 1u, sizeof(bool));
    codes++;
    code_bytes += object_words((const Object *)c) * sizeof(uintptr_t);
    if (code_fixed(c) > c->head.registers || code_size(c) == 0) {
        fail("head", 0);
    }
    if (find_starts(c, starts)) {
        check_rows(c, starts);
        bool fine = true;
        for (size_t pc = 0; pc < code_size(c); pc++) {
            Effect e = starts[pc] ? effect_of(c, pc) : (Effect){.target = -1};
            if (starts[pc] && e.target >= 0 &&
                ((size_t)e.target >= code_size(c) || !starts[e.target])) {
                fail("jump to no instruction", pc);
                fine = false;
            }
            if (starts[pc] && !e.ends && pc + opcodes_lengths[c->bytes[pc]] == code_size(c)) {
                fail("control runs off the end", pc);
                fine = false;
            }
        }
        if (fine) {
            check_liveness(c, starts);
        }
    }
    for (size_t pc = 0; pc < code_size(c); pc++) {
        const uint8_t *p = c->bytes + pc;
        if (starts[pc] && (*p == OP_MAKEFUNCTION || *p == OP_MAKEFUNCTIONW ||
                           *p == OP_TAKEFUNCTION || *p == OP_DEFINE)) {
            for (unsigned i = 0; i < (*p == OP_DEFINE ? opcodes_defined(p) : 1u); i++) {
                check_code(made_code(c, p, i));
            }
        }
    }
    free(starts);
}

#endif
