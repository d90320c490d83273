/* SPDX-License-Identifier: MIT */
/* Emission into a Code object under way (compile/emit.h draws it), and its completion.
 *
 * What an instruction needs is emitted at once; lines, exception rows and names are noted as
 * records and copied to the tables of compile/code.h at the end. All functions that add bytes
 * may allocate, and raise SyntaxError when a limit of the format is reached. A `Code *` is good
 * until the next of them: the Code object may move. */
#include "compile/emit.h"

#include <stddef.h>
#include <string.h>

#include "builtins.h"
#include "compile/scope.h"
#include "compile/shorten.h"

/* Tags of records. A record is its tag, then its bytes, from the end of the object downwards:
 *
 *     LINE    code bytes and zigzag line difference, both LEB128: a step too long for one byte
 *     ROW     start, end, handler (2 bytes each), register
 *     SELF    constant index of a name (2 bytes): self.NAME is assigned in a method
 *     GLOBAL  constant index of a name (2 bytes): declared global; is in no table
 *
 * From RECORD_STEP on the tag is all: a step of the line table in one byte, zigzag
 * difference << 5 | bytes of code. The difference is never 0, so such a byte is at least 32. */
enum { RECORD_LINE, RECORD_ROW, RECORD_SELF, RECORD_GLOBAL, RECORD_STEP = 1 << 5 };
/* FIRST_ROOM: bytes to begin with. MAX_CODE: jumps and rows have 2 bytes for a place, and 0xffff
 * means something else in both. MAX_REGISTERS: of one frame; an operand byte names a register. */
enum { FIRST_ROOM = 48, MAX_CODE = 0xfff0, MAX_REGISTERS = 250 };
/* Bytes of a Code object before its instructions. */
#define CODE_BYTES offsetof(Code, bytes)

/* The innermost Code object, until the next allocation. */
static Code *code_under_way(Compiler *c) {
    return AS(Code, c->vm->roots[ROOT_COMPILE_CODE]);
}

/* Bytes for instructions and records together. */
static size_t room_of(const Code *code) {
    return (object_payload_words((const Object *)code) + 1) * sizeof(uintptr_t) - CODE_BYTES;
}

/* Raises SyntaxError unless n more bytes of instructions keep to the limit. To be asked before each
 * instruction and not only when the object has to grow: it grows by a quarter, far beyond the
 * limit, and then places of 16 bits would wrap. */
static void check_length(Compiler *c, size_t n) {
    if (c->emit->size + n > MAX_CODE) {
        compile_error_here(c, "code too long for one function or module");
    }
}

/* Makes room for n more bytes between instructions and records. */
static void reserve(Compiler *c, size_t n) {
    const Emitter *e = c->emit;
    Code *code = code_under_way(c);
    size_t room = room_of(code), need = e->size + e->tail + n;
    if (need <= room) {
        return;
    }
    size_t least = BYTES_TO_WORDS(CODE_BYTES + need);
    Object *o = heap_grow_between(c->vm, (Object *)code, least, least + least / 4);
    c->vm->roots[ROOT_COMPILE_CODE] = value_object(o);
    code = (Code *)o;
    /* The records stay at the end of the object, which has moved away from them. */
    memmove(code->bytes + room_of(code) - e->tail, code->bytes + room - e->tail, e->tail);
}

/* ---- records ---- */

/* Records grow downwards from the end. The caller has reserved the room, so these allocate
 * nothing and several may follow one reserve(). */
static void record_byte(Compiler *c, unsigned byte) {
    Code *code = code_under_way(c);
    code->bytes[room_of(code) - ++c->emit->tail] = (uint8_t)byte;
}

static void record16(Compiler *c, unsigned n) {
    record_byte(c, n & 0xff);
    record_byte(c, n >> 8);
}

/* Unsigned LEB128. */
static void record_leb(Compiler *c, unsigned n) {
    for (; n >= 0x80; n >>= 7) {
        record_byte(c, (n & 0x7f) | 0x80);
    }
    record_byte(c, n);
}

/* Before an instruction: a record if its line is another than the last one's. Nothing at all
 * with -OOO, which leaves every line unknown but the first. */
static void note_line(Compiler *c) {
    Emitter *e = c->emit;
    if (e->line == e->line_emitted || c->vm->optimize >= 3) {
        e->line_emitted = e->line;
        return;
    }
    reserve(c, 16);
    /* A step says: after so many bytes of code the line changes by so much. In zigzag form
     * differences 1, -1, 2, -2 are 2, 1, 4, 3, so a small one is a small number in both
     * directions. 7 << 5 is CODE_LONG_LINE. */
    int delta = (int)e->line - (int)e->line_emitted;
    unsigned bytes = e->size - e->line_pc, zigzag = ((unsigned)delta << 1) ^ (delta < 0 ? ~0u : 0u);
    if (bytes < 32 && zigzag < 7) {
        record_byte(c, zigzag << 5 | bytes);
    } else {
        record_byte(c, RECORD_LINE);
        record_leb(c, bytes);
        record_leb(c, zigzag);
    }
    e->line_pc = (uint16_t)e->size;
    e->line_emitted = e->line;
}

/* An entry of the exception table; inner blocks end first, so the first row that covers an
 * instruction is the innermost. An empty region needs none. The order of rows is the order of
 * these calls; `reg` is the register the handler finds the exception in. */
void emit_row(Compiler *c, uint32_t start, uint32_t end, uint32_t handler, int reg) {
    if (start == end) {
        return;
    }
    if (c->emit->rows == 255) {
        compile_error_here(c, "too many try and with statements in one function");
    }
    reserve(c, 8);
    record_byte(c, RECORD_ROW);
    record16(c, start);
    record16(c, end);
    record16(c, handler);
    record_byte(c, (unsigned)reg);
    c->emit->rows++;
}

/* The Code of an emitter that need not be the innermost: each Code under way holds the next
 * outer one in its `unit`. */
static Code *code_of_emitter(Compiler *c, const Emitter *e) {
    Code *code = code_under_way(c);
    for (const Emitter *i = c->emit; i != e; i = i->outer) {
        code = AS(Code, code->unit);
    }
    return code;
}

/* Is there a record (tag, n) of one of the kinds that are a name? Walks all records from the
 * first on; lines and rows are skipped by their lengths. */
static bool find_record(const Code *code, const Emitter *e, unsigned tag, unsigned n) {
    const uint8_t *p = code->bytes + room_of(code);
    const uint8_t *end = p - e->tail;
    while (p > end) {
        unsigned kind = *--p;
        if (kind >= RECORD_STEP) {
            continue;
        }
        if (kind == RECORD_LINE) {
            for (int i = 0; i < 2; i++) {
                while (*--p & 0x80) {
                }
            }
        } else if (kind == RECORD_ROW) {
            p -= 7;
        } else {
            p -= 2;
            if (kind == tag && (unsigned)(p[1] | p[0] << 8) == n) {
                return true;
            }
        }
    }
    return false;
}

/* `self.NAME =` in a method: the class's body collects these names as its instances' slots. e is
 * the emitter of the class, which the method is not a part of: so another Code object than the
 * innermost has to grow here. More than 255 names of one class are not noted. */
void emit_self_name(Compiler *c, Emitter *e, uint16_t name) {
    if (e->self_names == 255 || find_record(code_of_emitter(c, e), e, RECORD_SELF, name)) {
        return;
    }
    /* Room in an outer Code: make e the innermost for a moment. */
    Value inner = c->vm->roots[ROOT_COMPILE_CODE];
    Emitter *innermost = c->emit;
    if (innermost != e) {
        *pool_more(c, MORE_HAND) = inner;
        c->vm->roots[ROOT_COMPILE_CODE] = value_object(code_of_emitter(c, e));
        c->emit = e;
    }
    reserve(c, 3);
    record_byte(c, RECORD_SELF);
    record16(c, name);
    e->self_names++;
    if (innermost != e) {
        /* Back again. The outer Code may have moved, so the one that lies directly inside it is
         * told. */
        Value grown = c->vm->roots[ROOT_COMPILE_CODE];
        inner = *pool_more(c, MORE_HAND);
        c->vm->roots[ROOT_COMPILE_CODE] = inner;
        c->emit = innermost;
        Code *code = AS(Code, inner);
        for (const Emitter *i = innermost; i->outer != e; i = i->outer) {
            code = AS(Code, code->unit);
        }
        code->unit = grown;
    }
}

void emit_global_name(Compiler *c, uint16_t name) {
    if (find_record(code_under_way(c), c->emit, RECORD_GLOBAL, name)) {
        return;
    }
    reserve(c, 3);
    record_byte(c, RECORD_GLOBAL);
    record16(c, name);
    c->emit->globals = true;
}

bool emit_is_global(Compiler *c, uint16_t name) {
    return c->emit->globals && find_record(code_under_way(c), c->emit, RECORD_GLOBAL, name);
}

/* ---- instructions ---- */

/* How a register is stored in an instruction. */
static uint8_t register_byte(int r) {
    return (uint8_t)(255 - r);
}

/* The wide form of op if the last operand does not fit a byte. It is the next row of the opcode
 * table, hence op + 1. Only LOADINT and opcodes that end in `k` have one. */
static Opcode widened(Opcode op, const int *operands) {
    size_t n = strlen(opcodes_operands[op]);
    int last = n > 0 ? operands[n - 1] : 0;
    bool wide = op == OP_LOADINT ? last != (int8_t)last
                                 : n > 0 && opcodes_operands[op][n - 1] == 'k' && last > 0xff;
    return (Opcode)(op + wide);
}

/* What an operand means is said by its letter: K, W and jumps take two bytes, k, N and I one, all
 * others name a register. Operands beyond what the opcode takes are ignored. May allocate. */
void emit(Compiler *c, Opcode op, int a, int b, int d, int f) {
    Emitter *e = c->emit;
    /* An opcode and four operands, one or two of them wide, are never longer. */
    check_length(c, 12);
    note_line(c);
    reserve(c, 12);
    uint8_t *p = code_under_way(c)->bytes + e->size;
    const int operands[] = {a, b, d, f};
    op = widened(op, operands);
    const int *operand = operands;
    *p++ = (uint8_t)op;
    for (const char *letter = opcodes_operands[op]; *letter; letter++) {
        int value = *letter > '9' ? *operand++ : 0;
        switch (*letter) {
        case 'K':
        case 'W':
        case 'j':
            *p++ = (uint8_t)value;
            *p++ = (uint8_t)((unsigned)value >> 8);
            break;
        case 'k':
        case 'N':
        case 'I': *p++ = (uint8_t)value; break;
        case '0':
        case '1':
        case '2':
        case '3': break;
        case 'x':
        case 'c': {
            /* Remembered for emit_finish(): the lowest register a callee's frame begins at. */
            int callee = *letter == 'x' ? value + 2 : value;
            e->call_base = callee < e->call_base ? (uint8_t)callee : e->call_base;
            *p++ = register_byte(value);
            break;
        }
        default: *p++ = register_byte(value); break;
        }
    }
    e->size = (uint32_t)(p - code_under_way(c)->bytes);
    e->unreachable = false;
}

/* Whether what was emitted from `at` on only makes arguments, on one line: loads of registers other
 * than self and the callee (a callee of several steps, f[i](x), goes through its register, too).
 * Modules in flash are known not to change what they call meanwhile: there any instructions will do
 * that do not jump. */
static bool only_arguments(Compiler *c, uint32_t at, int base) {
    const Emitter *e = c->emit;
    const uint8_t *code = code_under_way(c)->bytes;
    unsigned last = c->mode == COMPILE_FROZEN ? OP_LIMIT : OP_LOADTRUE;
    while (at < e->size && code[at] <= last && !shorten_jumps(code + at) &&
           code[at + 1] != register_byte(1) && code[at + 1] != register_byte(base)) {
        at += opcodes_lengths[code[at]];
    }
    return at == e->size && e->line == e->line_emitted;
}

bool emit_fused_call(Compiler *c, uint32_t place, int dest, int base, int n) {
    Emitter *e = c->emit;
    uint8_t *p = code_under_way(c)->bytes + place;
    unsigned op = *p, fused = 0, operand = p[2], length = opcodes_lengths[op];
    if (op == OP_GETGLOBAL && n <= 3) {
        fused = OP_CALLGLOBAL0 + (unsigned)n;
    } else if (op == OP_GETBUILTIN && (n == 1 || n == 2)) {
        fused = OP_CALLBUILTIN1 + (unsigned)n - 1;
    } else if (op == OP_GETMETHOD && p[2] == register_byte(1) && n <= 2) {
        fused = OP_CALLSELF1 + (unsigned)n - 1;
        operand = p[3];
    }
    if (fused == 0 || p[1] != register_byte(base) || e->line_pc > place ||
        !only_arguments(c, place + length, base)) {
        return false;
    }
    memmove(p, p + length, e->size - place - length);
    e->size -= length;
    emit2(c, (Opcode)fused, base - 2, (int)operand);
    if (dest != base - 2) {
        emit2(c, OP_MOVE, dest, base - 2);
    }
    return true;
}

void emit_define(Compiler *c, uint16_t code, bool more) {
    Emitter *e = c->emit;
    uint8_t *p = code_under_way(c)->bytes + e->size - 3;
    if (more && e->size > 0 && e->define == e->size) {
        unsigned n = opcodes_defined(p);
        uint8_t down = p[1] == code + n && (n == 1 || p[2] > 128) ? 128 : 0;
        if (n < 127 && (down || (p[1] + n == code && p[2] < 128))) {
            p[2] = (uint8_t)(down | (n + 1));
            return;
        }
    }
    emit2(c, OP_DEFINE, code, 1);
    e->define = e->size;
}

void emit_patch_byte(Compiler *c, uint32_t place, uint8_t byte) {
    code_under_way(c)->bytes[place] = byte;
}

/* Overwrites a 2-byte operand, low byte first. */
static void patch16(Compiler *c, uint32_t place, unsigned n) {
    uint8_t *p = code_under_way(c)->bytes + place;
    p[0] = (uint8_t)n;
    p[1] = (uint8_t)(n >> 8);
}

void emit_patch_constant(Compiler *c, uint32_t place, uint16_t index) {
    patch16(c, place, index);
}

/* ---- jumps ---- */

/* The target is the last operand of all jumps, so the operand that `previous` goes to depends on
 * how many there are. The place returned is that of the 2 bytes of the target, the end of the
 * instruction less 2. */
int emit_jump(Compiler *c, Opcode op, int a, int b, int list) {
    size_t n = strlen(opcodes_operands[op]);
    int previous = list == NO_JUMPS ? 0xffff : list;
    emit(c, op, n == 1 ? previous : a, n == 2 ? previous : b, previous, 0);
    return (int)c->emit->size - 2;
}

/* `list` comes back unchanged when nothing reaches this place: no jump is emitted then. */
int emit_goto(Compiler *c, int list) {
    if (!c->emit->unreachable) {
        list = emit_jump(c, OP_JUMP, 0, 0, list);
        c->emit->unreachable = true;
    }
    return list;
}

/* Fills in a jump's operand; distances count from the end of the instruction. SyntaxError when
 * the distance is too far, whatever the size of the whole code. */
static void set_jump(Compiler *c, uint32_t place, uint32_t target) {
    int distance = (int)target - (int)(place + 2);
    if (distance > SHORTEN_FURTHEST || distance < -SHORTEN_FURTHEST) {
        compile_error_here(c, "code too long for a jump");
    }
    patch16(c, place, (unsigned)distance);
}

/* A jump to a place already emitted: back to the head of a loop. */
void emit_jump_to(Compiler *c, Opcode op, int a, int b, uint32_t target) {
    set_jump(c, (uint32_t)emit_jump(c, op, a, b, NO_JUMPS), target);
}

/* Sets the target of every jump in the list. Each operand is read before it is overwritten,
 * since it holds the place of the next one. */
void emit_bind_at(Compiler *c, int list, uint32_t target) {
    while (list != NO_JUMPS) {
        /* 0xffff ends a list; no operand lies there, since code ends before MAX_CODE. */
        const uint8_t *p = code_under_way(c)->bytes + list;
        int next = p[0] | p[1] << 8;
        set_jump(c, (uint32_t)list, target);
        list = next == 0xffff ? NO_JUMPS : next;
    }
}

void emit_bind(Compiler *c, int list) {
    if (list != NO_JUMPS) {
        emit_bind_at(c, list, emit_here(c));
        c->emit->unreachable = false;
    }
}

/* ---- registers ---- */

static _Noreturn void too_many_registers(Compiler *c) {
    compile_error_here(c, "too many local variables and temporaries in one function");
}

/* A new top of the stack of temporaries. Given back by setting Emitter.temps again. */
Reg emit_temp(Compiler *c) {
    Emitter *e = c->emit;
    if (e->temp_base + e->temps >= MAX_REGISTERS) {
        too_many_registers(c);
    }
    e->temps++;
    if (e->temps > e->temps_max) {
        e->temps_max = e->temps;
    }
    return e->temp_base + e->temps - 1;
}

/* Registers that live as long as a block: a loop's iterator, the state of try and with. They lie
 * below the temporaries, which a collection may clear. temp_base was chosen before their number
 * was known: SyntaxError when they would reach it. */
Reg emit_block_registers(Compiler *c, int n) {
    Emitter *e = c->emit;
    Reg first = e->block_top;
    if (first + n > e->temp_base) {
        too_many_registers(c);
    }
    e->block_top = (uint8_t)(first + n);
    if (e->block_top > e->fixed) {
        e->fixed = e->block_top;
    }
    return first;
}

/* ---- begin and end ---- */

/* Which registers are fixed: those of the scope, or 0 for the function, 1 for the namespace and
 * 2 for the class cell. May allocate. Locals of a tree are numbered already (compile/scope.h),
 * block registers are not: temporaries begin at 128, or where there are many locals 64 registers
 * above them, at 215 at most. */
void emit_begin(Compiler *c, Emitter *e, unsigned kind, Ref scope, uint32_t line) {
    const Scope *s = scope != 0 ? scope_at(c, scope) : NULL;
    Object *o = heap_alloc(c->vm, KIND_CODE, BYTES_TO_WORDS(CODE_BYTES + FIRST_ROOM));
    /* The next outer Code, until this one is complete: so one root keeps all that are under way. */
    ((Code *)o)->unit = c->vm->roots[ROOT_COMPILE_CODE];
    c->vm->roots[ROOT_COMPILE_CODE] = value_object(o);
    memset(e, 0, sizeof *e);
    e->outer = c->emit;
    e->kind = (uint8_t)kind;
    e->scope = scope;
    e->first_line = (uint16_t)(line < 0xffff ? line : 0xffff);
    e->line = e->line_emitted = line;
    e->call_base = 255;
    e->keeps_tree = 1;
    e->name = CODE_NO_NAME;
    e->qualifier = CODE_NO_NAME;
    e->fixed = e->block_top = (uint8_t)(s != NULL             ? s->fixed
                                        : kind == EMIT_MODULE ? 1
                                        : kind == EMIT_EXEC   ? 2
                                                              : 3);
    unsigned base = e->fixed + 64u;
    e->temp_base = (uint8_t)(base < 128 ? 128 : base > 215 ? 215 : base);
    if (e->temp_base < e->fixed) {
        too_many_registers(c);
    }
    c->emit = e;
}

/* Temporaries come right behind the fixed registers from now on. This changes no lengths, so
 * jumps and rows stay right. Needed once, in emit_finish(). */
static void renumber(Compiler *c) {
    const Emitter *e = c->emit;
    Code *code = code_under_way(c);
    for (uint32_t at = 0; at < e->size;) {
        uint8_t *p = code->bytes + at;
        const char *letter = opcodes_operands[*p];
        at += shorten_emitted(p++);
        for (; *letter; letter++) {
            /* The letters that name a register. */
            if (*letter <= '9') {
                continue; /* no byte */
            }
            if (strchr("dsmarcx", *letter) != NULL) {
                int r = 255 - *p;
                if (r >= e->temp_base) {
                    *p = register_byte(r - e->temp_base + e->fixed);
                }
            }
            p += *letter == 'K' || *letter == 'W' || *letter == 'j' ? 2 : 1;
        }
    }
}

/* An index of the tables, to *at unless `at` is NULL: then it is only noted how large it is. */
static void put_index(Emitter *e, uint8_t **at, unsigned index) {
    e->indices |= (uint16_t)index;
    if (at != NULL) {
        *(*at)++ = (uint8_t)index;
        if (e->indices > 0xff) {
            *(*at)++ = (uint8_t)(index >> 8);
        }
    }
}

/* Constant indices of the parameter names, in the order of registers, to *at; with NULL it only
 * makes the constants and counts the parameters in head and rare. Returns how many names. The
 * second time it finds all constants made and allocates nothing. */
static unsigned parameter_names(Compiler *c, const Scope *s, uint8_t **at, CodeHead *head,
                                CodeRare *rare) {
    unsigned left_out = 0;
    static const uint8_t order[] = {PARAMETER_POSITIONAL_ONLY, PARAMETER_PLAIN, PARAMETER_KEYWORD,
                                    PARAMETER_STAR, PARAMETER_DOUBLESTAR};
    unsigned n = 0;
    for (unsigned k = 0; k < sizeof order; k++) {
        for (Items i = scope_parameters(c, s->node); i.left > 0; tree_step(c, &i)) {
            if (tree_op(c, i.at) != order[k]) {
                continue;
            }
            switch (order[k]) {
            case PARAMETER_POSITIONAL_ONLY: rare->positional_only++; /* fall through */
            case PARAMETER_PLAIN: head->positional++; break;
            case PARAMETER_KEYWORD: rare->keyword_only++; break;
            case PARAMETER_STAR: head->flags |= CODE_VARARGS; break;
            default: head->flags |= CODE_VARKEYWORDS; break;
            }
            uint16_t name = tree_raw16(c, i.at, RAW_POOL);
            if (n == 0 && c->emit->qualifier != CODE_NO_NAME && head->positional == 1 &&
                value_same(pool_value(c, name), NAME(self))) {
                head->flags |= CODE_SELF;
                left_out = 1;
            } else {
                put_index(c->emit, at, pool_constant_of(c, name));
            }
            n++;
        }
    }
    return n - left_out;
}

/* Where the cells that the function captures are found in the frame that makes it: a register,
 * or with the high bit set a captured cell of that frame's own function (Capture in
 * compile/code.h). */
static void write_captures(Compiler *c, const Scope *s, uint8_t *out) {
    for (Ref r = s->symbols; r != 0; r = symbol_at(c, r)->next) {
        const Symbol *symbol = symbol_at(c, r);
        if (symbol->how == HOW_FREE || symbol->how == HOW_FREENAME) {
            const Symbol *source = symbol_at(c, symbol->source);
            bool captured = source->how == HOW_FREE || source->how == HOW_FREENAME;
            out[symbol->place] = (uint8_t)(captured ? 0x80 | source->place : source->place);
        }
    }
}

/* A step of the line table (code.h), to `out` unless that is NULL; returns its bytes. */
static unsigned write_line(unsigned bytes, unsigned zigzag, uint8_t *out) {
    /* The tag and two numbers of at most 5 bytes each (32 bits by 7). */
    uint8_t step[11];
    unsigned n = 0;
    if (bytes >= 32 && bytes < 63 && zigzag < 7) {
        step[n++] = 31; /* as many bytes, no line: two such steps are shorter than a long one */
        bytes -= 31;
    }
    if (bytes < 32 && zigzag < 7) {
        step[n++] = (uint8_t)(zigzag << 5 | bytes);
    } else {
        step[n++] = CODE_LONG_LINE;
        n = (unsigned)(code_write_leb(zigzag, code_write_leb(bytes, step + n)) - step);
    }
    if (out != NULL) {
        memcpy(out, step, n);
    }
    return n;
}

/* A record's unsigned LEB128 number, which lies downwards before *p. */
static unsigned read_leb(const uint8_t **p) {
    unsigned n = 0;
    for (int shift = 0;; shift += 7) {
        uint8_t byte = *--*p;
        n |= (byte & 0x7fu) << shift;
        if (!(byte & 0x80)) {
            return n;
        }
    }
}

/* Copies records to their tables: rows, self names, line steps, with the places that instructions
 * will have when they are shortened. Returns the bytes of the line steps; with NULL tables it only
 * counts. */
static unsigned write_records(const Code *code, Emitter *e, uint8_t *rows, uint8_t *self,
                              uint8_t *lines) {
    const uint8_t *p = code->bytes + room_of(code);
    const uint8_t *end = p - e->tail;
    unsigned size = 0;
    uint32_t at = 0; /* as emitted: where the last line step led to */
    while (p > end) {
        unsigned kind = *--p;
        if (kind >= RECORD_STEP || kind == RECORD_LINE) {
            unsigned bytes = kind == RECORD_LINE ? read_leb(&p) : kind & 31;
            unsigned zigzag = kind == RECORD_LINE ? read_leb(&p) : kind >> 5;
            size += write_line(shorten_bytes(e, code, at, at + bytes), zigzag,
                               lines != NULL ? lines + size : NULL);
            at += bytes;
        } else if (kind == RECORD_ROW) {
            uint16_t places[3];
            for (int i = 0; i < 3; i++) {
                unsigned low = *--p, place = low | (unsigned)*--p << 8;
                places[i] =
                    (uint16_t)(place == CODE_CLEANUP ? place : shorten_bytes(e, code, 0, place));
            }
            ExceptionRow row = {places[0], places[1], places[2], *--p};
            if (rows != NULL) {
                rows = code_write_row(row, code->head.flags & CODE_SHORT_ROWS, rows);
            }
        } else {
            unsigned low = *--p, high = *--p;
            if (kind == RECORD_SELF) {
                put_index(e, self != NULL ? &self : NULL, low | high << 8);
            }
        }
    }
    return size;
}

/* The names that are assigned as self.NAME in the methods of a class that is part of a tree, as
 * put_index() has it; returns how many. Classes that are streamed have records instead. */
static unsigned tree_self_names(Compiler *c, const Scope *s, uint8_t **at) {
    unsigned n = 0;
    for (Ref r = s->self_names; r != 0 && n < 255; r = self_name_at(c, r)->next) {
        put_index(c->emit, at, self_name_at(c, r)->name);
        n++;
    }
    return n;
}

/* Writes the tables, in the order of code.h, to `at`. `indices`: bytes of all names. Allocates
 * nothing; returns the end of the tables. */
static uint8_t *write_tables(Compiler *c, Code *code, size_t indices, CodeRare rare, uint8_t *at) {
    Emitter *e = c->emit;
    const Scope *s = e->scope != 0 ? scope_at(c, e->scope) : NULL;
    if (s != NULL && s->captures > 0) {
        *at++ = s->captures;
        write_captures(c, s, at);
        at += s->captures;
    }
    memcpy(at, &rare, code_rare_bytes(code));
    at += code_rare_bytes(code);
    uint8_t *rows = at;
    at += e->rows * code_row_bytes(code);
    uint8_t *self = at;
    at += indices;
    put_index(e, &self, e->name);
    if (e->qualifier != CODE_NO_NAME) {
        put_index(e, &self, e->qualifier);
    }
    if (s != NULL) {
        /* Counted before; only the names are wanted now, whose constants are all made. */
        CodeHead unused = {0};
        CodeRare neither = {0};
        if (s->kind == SCOPE_GENERATOR) { /* the iterator */
            put_index(e, &self, e->name);
        } else {
            parameter_names(c, s, &self, &unused, &neither);
            tree_self_names(c, s, &self);
        }
    }
    if (e->doc_length != 0) {
        at = code_write_doc((CodeDoc){e->doc_offset, e->doc_length, e->doc_sum}, at);
    }
    if (c->mode != COMPILE_FROZEN || c->vm->optimize < 3) {
        at = code_write_leb(e->first_line, at);
    }
    return at + write_records(code, e, rows, self, at);
}

/* Shortens the instructions and puts the tables behind them. `names`: how many the tables have.
 * First all sizes are added up and reserved in one step: from there on nothing allocates, and the
 * Code stays where it is. */
static void complete(Compiler *c, size_t names, size_t captures, CodeRare rare) {
    Emitter *e = c->emit;
    Code *code = code_under_way(c);
    shorten_plan(c, code);
    e->indices |= shorten_bytes(e, code, 0, e->size) > 0xff ? 0x100 : 0;
    size_t lines = write_records(code, e, NULL, NULL, NULL);
    size_t indices = e->indices > 0xff ? 2 * names : names;
    code->head.flags |= e->indices > 0xff ? CODE_WIDE : 0;
    if (e->rows > 0) {
        bool is_short = shorten_bytes(e, code, 0, e->size) < 0xff;
        code->head.flags |= is_short ? CODE_SHORT_ROWS : CODE_RARE;
    }
    /* A byte for the number of captures, 3 for the first line, 1 at the end. */
    size_t tables = 1 + sizeof rare + e->rows * CODE_ROW_BYTES + indices + captures +
                    CODE_DOC_BYTES + 3 + lines + 1;
    /* Records and instructions are read while tables are written, so there must be room for all.
     * A word for the zeros that fill the last word. */
    uint32_t room = shorten_room(e, code);
    check_length(c, room);
    reserve(c, room + tables + sizeof(uintptr_t));
    code = code_under_way(c);
    uint8_t *behind = code->bytes + e->size + room;
    size_t size = (size_t)(write_tables(c, code, indices, rare, behind) - behind);
    shorten_code(e, code);
    uint8_t *at = code->bytes + e->size;
    memmove(at, behind, size);
    at += size;
    memset(at, 0, sizeof(uintptr_t));
    at += (code->head.flags & CODE_WIDE) != 0;
    heap_shrink(c->vm, (Object *)code, BYTES_TO_WORDS(CODE_BYTES + (size_t)(at - code->bytes)));
    code_set_size(code, e->size);
}

/* The order matters: constants first, since they may allocate; then everything that only writes.
 * The CODE that it returns is referred to by nothing yet: the caller stores it before it
 * allocates. */
Value emit_finish(Compiler *c) {
    Emitter *e = c->emit;
    CodeHead head = {0};
    CodeRare rare = {.exceptions = e->rows, .self_names = e->self_names};
    unsigned parameters = 0;
    head.flags = e->flags;
    put_index(e, NULL, e->name);
    if (e->qualifier != CODE_NO_NAME) {
        put_index(e, NULL, e->qualifier);
        head.flags |= CODE_SCOPED;
    }
    if (e->scope != 0 && scope_at(c, e->scope)->kind == SCOPE_GENERATOR) {
        head.positional = 1; /* the iterator */
        parameters = 1;
    } else if (e->scope != 0) {
        parameters = parameter_names(c, scope_at(c, e->scope), NULL, &head, &rare);
        rare.self_names += (uint8_t)tree_self_names(c, scope_at(c, e->scope), NULL);
    }
    if (e->fixed + e->temps_max > MAX_REGISTERS) {
        too_many_registers(c);
    }
    renumber(c);
    head.first = (uint8_t)(255 - e->fixed);
    head.registers = (uint8_t)(e->fixed + e->temps_max);
    if (e->call_base != 255) { /* what it has below the register that becomes a callee's base */
        unsigned base = (unsigned)(e->call_base - e->temp_base + e->fixed);
        heap_allow_frame(&c->vm->heap, head.registers - base);
    }
    size_t captures = e->scope != 0 ? scope_at(c, e->scope)->captures : 0;
    head.flags |=
        (uint16_t)((captures != 0 ? CODE_CLOSURE : 0) | (e->doc_length != 0 ? CODE_DOC : 0) |
                   (rare.keyword_only != 0 ? CODE_KEYWORD_ONLY : 0));
    if (rare.positional_only | rare.keyword_only | rare.self_names) {
        head.flags |= CODE_RARE;
    }
    code_under_way(c)->head = head;
    complete(c, 1u + (e->qualifier != CODE_NO_NAME) + parameters + rare.self_names, captures, rare);
    Code *code = code_under_way(c);
    /* The Code leaves the chain of those under way and gets the Unit that it shares with the
     * others. */
    Value outer = code->unit;
    code->unit = c->vm->roots[ROOT_COMPILE_UNIT];
    c->vm->roots[ROOT_COMPILE_CODE] = outer;
    c->emit = e->outer;
    return value_object(code);
}
