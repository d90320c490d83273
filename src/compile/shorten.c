/* SPDX-License-Identifier: MIT */
/* The shortest forms of instructions (compile/shorten.h).
 *
 * What follows from an instruction alone needs no plan. Jumps depend on one another: all begin as
 * far, then those that reach their target are marked, until nothing changes; a mark makes others
 * shorter only, so each is right for good. The mark is in the distance itself: MARK, and distance +
 * MARK_ZERO in the bits below. */
#include "compile/shorten.h"

#include <string.h>

enum { MARK = 0x8000, MARK_BITS = 0xfc00, MARK_ZERO = 0x200 };
/* FAR_BYTES: what a far conditional jump takes more than it takes as emitted. */
enum { FAR_BYTES = 4, HALF_BYTE = 240, SELF = 254, CLASS_CELL = 253, MOST_BYTES = 12 };

bool shorten_jumps(const uint8_t *p) {
    return *p >= OP_JUMP && *p < OP_JUMPW;
}

unsigned shorten_emitted(const uint8_t *p) {
    return opcodes_lengths[*p] + shorten_jumps(p);
}

/* The two bytes of a jump's distance; they follow what the short form has but for its last byte. */
static unsigned target_bytes(const uint8_t *p) {
    const uint8_t *at = p + opcodes_lengths[*p] - 1;
    return at[0] | (unsigned)at[1] << 8;
}

static bool is_marked(const uint8_t *p) {
    return (target_bytes(p) & MARK_BITS) == MARK;
}

static int distance(const uint8_t *p) {
    unsigned n = target_bytes(p);
    return is_marked(p) ? (int)(n & ~(unsigned)MARK_BITS) - MARK_ZERO : (int16_t)n;
}

static void set_distance(uint8_t *p, int n, bool mark) {
    unsigned bytes = mark ? MARK | (unsigned)(n + MARK_ZERO) : (unsigned)n;
    uint8_t *at = p + opcodes_lengths[*p] - 1;
    at[0] = (uint8_t)bytes;
    at[1] = (uint8_t)(bytes >> 8);
}

/* ---- forms ---- */

/* The form `op` of the instruction in b, which leaves out operand i, a byte. */
static unsigned leave_out(uint8_t *b, unsigned n, unsigned op, unsigned i) {
    b[0] = (uint8_t)op;
    memmove(b + i, b + i + 1, n - i - 1);
    return n - 1;
}

/* Two registers, or a register and a number, in a byte. */
static unsigned in_a_byte(uint8_t *b, Opcode op, unsigned high, unsigned low) {
    b[0] = (uint8_t)op;
    b[1] = (uint8_t)(high << 4 | low);
    return 2;
}

static unsigned jump_form(const uint8_t *p, uint8_t *b) {
    int n = distance(p);
    unsigned at = opcodes_lengths[*p];
    if (is_marked(p)) {
        b[at - 1] = (uint8_t)n;
        return at;
    }
    if (*p == OP_JUMP) {
        at = 0;
    } else {
        b[at - 1] = 2;
        b[at++] = OP_JUMP;
        b[at++] = 3;
    }
    b[at++] = OP_JUMPW;
    b[at++] = (uint8_t)n;
    b[at++] = (uint8_t)((unsigned)n >> 8);
    return at;
}

/* Is it the first temporary? Forms that need no byte for it do the same as those that name it; most
 * results that are returned, raised, tested or stored at once are there. */
static bool is_first(const Emitter *e, unsigned operand) {
    return operand == 255u - e->fixed;
}

/* Is it a jump that has no byte for its register? */
static bool loses_register(const Emitter *e, const uint8_t *p) {
    return (*p == OP_JTRUE || *p == OP_JFALSE) && is_first(e, p[1]);
}

/* Instructions that have a form for the first temporary: without the first operand. */
static const struct {
    uint8_t op, form;
} of_first[] = {
    {OP_RETURN,    OP_RETURNT   },
    {OP_RAISE,     OP_RAISET    },
    {OP_SETGLOBAL, OP_SETGLOBALT},
    {OP_SETNAME,   OP_SETNAMET  },
};

/* 0: it has none, or its operand is another register. */
static unsigned form_of_first(const Emitter *e, const uint8_t *p) {
    for (unsigned i = 0; is_first(e, p[1]) && i < sizeof of_first / sizeof of_first[0]; i++) {
        if (of_first[i].op == *p) {
            return of_first[i].form;
        }
    }
    return 0;
}

/* The shortest form of the emitted instruction p, to out unless that is NULL. Returns its bytes. */
static unsigned shortest(const Emitter *e, const uint8_t *p, uint8_t *out) {
    uint8_t b[MOST_BYTES];
    unsigned op = *p, n = opcodes_lengths[op], form = form_of_first(e, p);
    memcpy(b, p, n);
    if (shorten_jumps(p)) {
        n = jump_form(p, b);
        if (loses_register(e, p)) {
            n = leave_out(b, n, op == OP_JTRUE ? OP_JTRUET : OP_JFALSET, 1);
        }
    } else if (form != 0) {
        n = leave_out(b, n, form, 1);
    } else if (op == OP_LOADNONE && e->kind == EMIT_CLASS && p[1] == CLASS_CELL) {
        n = 0; /* that no method needs: see stream_class_body() */
    } else if (op == OP_MOVE && p[1] >= HALF_BYTE && p[2] >= HALF_BYTE) {
        n = in_a_byte(b, OP_MOVEB, p[1] - HALF_BYTE, p[2] - HALF_BYTE);
    } else if (op == OP_GETITER && p[1] >= HALF_BYTE && p[2] >= HALF_BYTE) {
        n = in_a_byte(b, OP_GETITERB, p[1] - HALF_BYTE, p[2] - HALF_BYTE);
    } else if (op == OP_LOADINT && p[1] >= HALF_BYTE && p[2] < 16) {
        n = in_a_byte(b, OP_LOADINTB, p[1] - HALF_BYTE, p[2]);
    } else if (op == OP_GETGLOBAL && p[1] >= HALF_BYTE && p[2] < 16) {
        n = in_a_byte(b, OP_GETGLOBALB, p[1] - HALF_BYTE, p[2]);
    } else if (op == OP_LOADK && p[1] >= HALF_BYTE && p[2] >= 16 && p[2] < 32) {
        n = in_a_byte(b, OP_LOADKB, p[1] - HALF_BYTE, p[2] - 16u);
    } else if (op == OP_GETBUILTIN && p[1] >= HALF_BYTE && p[2] < 16) {
        n = in_a_byte(b, OP_GETBUILTINB, p[1] - HALF_BYTE, p[2]);
    } else if (op == OP_MAKEFUNCTIONW && p[3] == 0) {
        b[0] = OP_MAKEFUNCTION;
        n--;
    } else if (op == OP_CALL && p[2] + 2 == p[1] && p[3] <= 3) {
        b[0] = (uint8_t)(OP_CALL0 + p[3]);
        n = 2;
    } else if (op == OP_CALLMETHOD && p[2] + 2 == p[1] && p[3] <= 3) {
        b[0] = (uint8_t)(OP_CALLMETHOD1 + p[3] - 1);
        n = 2;
    } else if (op >= OP_GETATTR && op <= OP_SETATTRW) {
        unsigned object = op >= OP_SETATTR ? 1 : 2;
        if (p[object] == SELF && e->fixed > 1) {
            n = leave_out(b, n, op - OP_GETATTR + OP_GETSELF, object);
            if (op == OP_SETATTR && is_first(e, b[1])) {
                n = leave_out(b, n, OP_SETSELFT, 1);
            } else if (op == OP_GETATTR && p[1] >= HALF_BYTE && p[3] < 16) {
                n = in_a_byte(b, OP_GETSELFB, p[1] - HALF_BYTE, p[3]);
            }
        } else if ((op == OP_GETATTR || op == OP_GETMETHOD) && p[1] == p[2]) {
            n = leave_out(b, n, op == OP_GETATTR ? OP_GETATTRM : OP_GETMETHODM, 2);
        }
    } else if (op == OP_GETMETHODN && p[1] == p[2]) {
        n = leave_out(b, n, OP_GETMETHODNM, 2);
    } else if (op == OP_FORMAT && p[1] >= HALF_BYTE && p[2] >= HALF_BYTE && p[4] == 255 &&
               (p[3] == 0 || p[3] == 'r')) {
        n = in_a_byte(b, p[3] == 0 ? OP_FORMATB : OP_FORMATR, p[1] - HALF_BYTE, p[2] - HALF_BYTE);
    } else if ((op == OP_BUILDLIST || op == OP_BUILDDICT) && p[3] == 0) {
        b[0] = op == OP_BUILDLIST ? OP_NEWLIST : OP_NEWDICT;
        n = 2;
    } else if (op == OP_BUILDTUPLE && p[1] == p[2] && p[3] == 2) {
        b[0] = OP_BUILDTUPLE2;
        n = 2;
    } else if (op >= OP_BUILDTUPLE && op <= OP_BUILDSLICE && p[1] == p[2]) {
        n = leave_out(b, n, op - OP_BUILDTUPLE + OP_BUILDTUPLEM, 2);
    } else if (op >= OP_ADD && op <= OP_MATMUL && p[1] == p[2]) {
        n = leave_out(b, n, op - OP_ADD + OP_ADDM, 2);
    } else if (op == OP_GETITEM && p[1] == p[2]) {
        n = leave_out(b, n, OP_GETITEMM, 2);
    }
    if (out != NULL) {
        memcpy(out, b, n);
    }
    return n;
}

/* ---- the plan ---- */

uint32_t shorten_bytes(const Emitter *e, const Code *code, uint32_t from, uint32_t to) {
    uint32_t bytes = 0;
    for (uint32_t at = from; at < to; at += shorten_emitted(code->bytes + at)) {
        bytes += shortest(e, code->bytes + at, NULL);
    }
    return bytes;
}

/* What will lie between a jump's end and its target, as things are; `at` is where the jump is. */
static int future_distance(const Emitter *e, const Code *code, uint32_t at, bool is_short) {
    const uint8_t *p = code->bytes + at;
    uint32_t next = at + shorten_emitted(p);
    uint32_t target = next + (uint32_t)distance(p);
    if (target >= next) {
        return (int)shorten_bytes(e, code, next, target);
    }
    unsigned own =
        is_short ? (unsigned)(opcodes_lengths[*p] - loses_register(e, p)) : shortest(e, p, NULL);
    return -(int)(shorten_bytes(e, code, target, at) + own);
}

void shorten_plan(Compiler *c, Code *code) {
    const Emitter *e = c->emit;
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t at = 0; at < e->size; at += shorten_emitted(code->bytes + at)) {
            uint8_t *p = code->bytes + at;
            if (!shorten_jumps(p) || is_marked(p) || distance(p) >= MARK_ZERO ||
                distance(p) < -MARK_ZERO) {
                continue;
            }
            int future = future_distance(e, code, at, true);
            if (future == (int8_t)future) {
                set_distance(p, distance(p), true);
                changed = true;
            }
        }
    }
    for (uint32_t at = 0; at < e->size; at += shorten_emitted(code->bytes + at)) {
        uint8_t *p = code->bytes + at;
        if (shorten_jumps(p)) {
            int future = future_distance(e, code, at, is_marked(p));
            if (future > SHORTEN_FURTHEST || future < -SHORTEN_FURTHEST) {
                compile_error_here(c, "code too long for a jump");
            }
            set_distance(p, future, is_marked(p));
        }
    }
}

uint32_t shorten_room(const Emitter *e, const Code *code) {
    uint32_t room = 0;
    for (uint32_t at = 0; at < e->size; at += shorten_emitted(code->bytes + at)) {
        const uint8_t *p = code->bytes + at;
        room += shorten_jumps(p) && !is_marked(p) ? FAR_BYTES : 0;
    }
    return room;
}

/* The instructions are moved up by all that some of them need more, so that none is overwritten
 * before it is read. */
void shorten_code(Emitter *e, Code *code) {
    uint32_t room = shorten_room(e, code);
    uint8_t *out = code->bytes, *p = out + room, *end = p + e->size;
    memmove(p, out, e->size);
    while (p < end) {
        unsigned n = shorten_emitted(p);
        out += shortest(e, p, out);
        p += n;
    }
    e->size = (uint32_t)(out - code->bytes);
}
