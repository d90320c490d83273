/* SPDX-License-Identifier: MIT */
/* The match statement: each case tests the subject and jumps to the next one where it does not fit.
 *
 *     subject into a block register, unless it is a variable that no case changes
 *     case:  tests, each of which jumps to the next case
 *            stores of what was captured; guard
 *            CLEAR subject; body; JUMP end
 *     next:  ...
 *
 * What is found in the subject lies in temporaries, all of them until the pattern has matched as a
 * whole: names are bound only then. In alternatives, of which each finds its captures elsewhere,
 * they are moved to registers that were taken before. */
#include "compile/generate.h"

/* A name and where what it captures is; a list in the arena. */
typedef struct {
    Ref name; /* NAME node */
    Ref next;
    uint16_t reg;
} Captured;

/* A pattern under way. */
typedef struct {
    Ref captures;  /* Captured, the last one first */
    int fail;      /* jumps to the next case */
    bool branches; /* inside of alternatives */
} Pattern;

static Captured *captured_at(const Compiler *c, Ref r) {
    return (Captured *)(void *)(c->arena.top - r);
}

/* The name stands for what is in `value`, from when the whole pattern has matched. Takes room in
 * the arena, which the case gives back. */
static void capture(Compiler *c, Pattern *p, Ref name, Reg value) {
    Ref r = p->captures;
    while (r != 0 && scope_name(c, captured_at(c, r)->name) != scope_name(c, name)) {
        r = captured_at(c, r)->next;
    }
    if (r != 0) { /* by another alternative */
        emit2(c, OP_MOVE, captured_at(c, r)->reg, value);
        return;
    }
    if (p->branches) { /* a register that the others may write to as well */
        Reg own = emit_temp(c);
        emit2(c, OP_MOVE, own, value);
        value = own;
    }
    Captured *new = tree_take(c, sizeof(Captured), &r);
    *new = (Captured){name, p->captures, (uint16_t)value};
    p->captures = r;
}

/* ---- patterns ---- */

static void generate_pattern(Compiler *c, Pattern *p, Ref r, Reg value);

/* Jumps if the value of the subject is, or is not, that of r: None, True and False by identity,
 * others by ==, which may run the subject's __eq__. */
static int compare(Compiler *c, Ref r, Reg value, bool sense, int list) {
    unsigned kind = node_kind(c, r);
    bool is = kind == N_NONE || kind == N_TRUE || kind == N_FALSE;
    uint8_t temps = c->emit->temps;
    list = generate_compare_jump(c, is ? COMPARE_IS : COMPARE_EQ, value, r, sense, list);
    c->emit->temps = temps;
    return list;
}

/* Neither a capture nor compound: something to compare with. */
static bool is_value(const Compiler *c, Ref r) {
    switch (node_kind(c, r)) {
    case N_ABSENT:
    case N_NAME:
    case N_AS:
    case N_OR:
    case N_LIST:
    case N_DICT:
    case N_CALL: return false;
    default: return true;
    }
}

/* The first alternative that fits ends it. Its temporaries stay, since captures are there, and
 * those of the others are above them. What an alternative has found out about variables counts for
 * it alone. */
static void generate_or(Compiler *c, Pattern *p, Ref r, Reg value) {
    Emitter *e = c->emit;
    Items i = tree_items(c, r, 0);
    int matched = NO_JUMPS, fail = p->fail;
    Bound bound = e->bound;
    bool branches = p->branches;
    p->branches = true;
    for (; i.left > 1; tree_step(c, &i)) {
        if (is_value(c, i.at)) {
            matched = compare(c, i.at, value, true, matched);
            e->bound = bound;
            continue;
        }
        p->fail = NO_JUMPS;
        generate_pattern(c, p, i.at, value);
        matched = emit_goto(c, matched);
        emit_bind(c, p->fail);
        e->bound = bound;
    }
    p->fail = fail;
    generate_pattern(c, p, i.at, value);
    p->branches = branches;
    emit_bind(c, matched);
    e->bound = bound;
}

/* The test has left True or False in the top temporary, which is of no further use. */
static void fail_unless(Compiler *c, Pattern *p, Reg flag) {
    p->fail = emit_jump(c, OP_JFALSE, flag, 0, p->fail);
    c->emit->temps--;
}

/* The items in a row, then each by itself. */
static void generate_sequence(Compiler *c, Pattern *p, Ref r, Reg value) {
    Items items = tree_items(c, r, 0);
    int count = 0, star = 0;
    Reg flag = emit_temp(c), item = flag;
    for (Items i = items; i.left > 0; tree_step(c, &i)) {
        if (node_kind(c, i.at) == N_STARRED) {
            star = 1 + count;
            if (tree_child(c, i.at, 0) == 0) { /* nobody wants what is there */
                star += 128;
                continue;
            }
        }
        flag = emit_temp(c);
        count++;
    }
    if (count > 120) {
        compile_error(c, c->emit->line, 0, "too many sub-patterns");
    }
    emit(c, OP_MATCHSEQUENCE, item, 1 + count, value, star);
    fail_unless(c, p, flag);
    for (; items.left > 0; tree_step(c, &items)) {
        if (node_kind(c, items.at) != N_STARRED) {
            generate_pattern(c, p, items.at, item++);
        } else if (star < 128) {
            capture(c, p, tree_child(c, items.at, 0), item++);
        }
    }
}

/* The keys in a row, which become the values. They are evaluated before the test, dotted names
 * included, though a subject that is no mapping needs none of them. */
static void generate_mapping(Compiler *c, Pattern *p, Ref r, Reg value) {
    Items items = tree_items(c, r, 0);
    Reg flag = emit_temp(c), item = flag;
    int rest = 0;
    for (Items i = items; i.left > 0; tree_step(c, &i)) {
        if (node_kind(c, i.at) == N_DOUBLESTAR) {
            rest = 1;
        } else {
            generate_to(c, i.at, flag);
            tree_step(c, &i);
        }
        flag = emit_temp(c);
    }
    emit(c, OP_MATCHMAPPING, item, flag - item + 1, value, rest);
    fail_unless(c, p, flag);
    for (; items.left > 0; tree_step(c, &items)) {
        if (node_kind(c, items.at) == N_DOUBLESTAR) {
            capture(c, p, tree_child(c, items.at, 0), item++);
        } else {
            tree_step(c, &items);
            generate_pattern(c, p, items.at, item++);
        }
    }
}

/* The class, which the attributes take the place of. Names of keywords are one tuple constant. */
static void generate_class_pattern(Compiler *c, Pattern *p, Ref r, Reg value) {
    uint32_t base = c->stack_length;
    Items items = tree_items(c, r, 1);
    Reg flag = emit_temp(c), item = flag;
    generate_to(c, tree_child(c, r, 0), item);
    for (Items i = items; i.left > 0; tree_step(c, &i)) {
        flag = emit_temp(c);
        if (node_kind(c, i.at) == N_KEYWORD) {
            pool_stack_push(c, pool_value(c, tree_index(c, i.at)));
        }
    }
    uint16_t names = pool_constant(c, pool_stack_take(c, base, KIND_TUPLE));
    emit(c, OP_MATCHCLASS, item, 1 + items.left, value, names);
    fail_unless(c, p, flag);
    for (; items.left > 0; tree_step(c, &items)) {
        bool keyword = node_kind(c, items.at) == N_KEYWORD;
        Ref sub = keyword ? tree_items(c, items.at, 0).at : items.at;
        generate_pattern(c, p, sub, item++);
    }
}

/* Goes on behind if the subject in `value` fits; else jumps. */
static void generate_pattern(Compiler *c, Pattern *p, Ref r, Reg value) {
    compile_nest(c);
    switch (node_kind(c, r)) {
    case N_ABSENT: break;
    case N_NAME: capture(c, p, r, value); break;
    case N_AS: {
        Items i = tree_items(c, r, 0);
        generate_pattern(c, p, i.at, value);
        tree_step(c, &i);
        capture(c, p, i.at, value);
        break;
    }
    case N_OR: generate_or(c, p, r, value); break;
    case N_LIST: generate_sequence(c, p, r, value); break;
    case N_DICT: generate_mapping(c, p, r, value); break;
    case N_CALL: generate_class_pattern(c, p, r, value); break;
    default: p->fail = compare(c, r, value, false, p->fail); break;
    }
}

/* ---- the statement ---- */

/* Does the case's pattern name this variable? Its nodes stand one behind the other. */
static bool names_variable(const Compiler *c, Ref r, const Symbol *variable) {
    Ref end = tree_items_end(c, r);
    unsigned children;
    for (r = tree_inside(c, r, &children); r < end; r = tree_inside(c, r, &children)) {
        if (node_kind(c, r) == N_NAME && scope_symbol(c, r) == variable) {
            return true;
        }
    }
    return false;
}

/* Is the subject a variable that stays what it is until a case has matched? Then it needs no
 * register of its own. Cells and globals could be changed by what a test runs. */
static bool stays(Compiler *c, Ref subject, Ref cases) {
    subject = tree_without_line(c, subject);
    const Symbol *s = node_kind(c, subject) == N_NAME ? scope_symbol(c, subject) : NULL;
    if (cases == 0 || s == NULL || s->how != HOW_LOCAL || (s->flags & SYMBOL_WALRUS)) {
        return false;
    }
    while (cases != 0 && !names_variable(c, cases, s)) {
        cases = tree_next(c, cases);
    }
    return cases == 0;
}

/* What is bound behind the statement is what all ways out have bound: ends_bound begins with all.
 */
void generate_match_begin(Compiler *c, Match *m, Ref subject, Ref cases) {
    Emitter *e = c->emit;
    *m = (Match){0};
    m->saved_top = e->block_top;
    m->own = !stays(c, subject, cases);
    if (m->own) {
        m->subject = emit_block_registers(c, 1);
        generate_to(c, subject, m->subject);
    } else {
        m->subject = generate_any(c, subject, NO_HINT);
    }
    e->temps = 0;
    m->bound = e->bound;
    m->ends_bound = ~(Bound)0;
    m->next = m->ends = NO_JUMPS;
}

/* All names are stored when the pattern has matched as a whole; the guard may then use them. */
void generate_case_begin(Compiler *c, Match *m, Ref r) {
    Emitter *e = c->emit;
    Ref guard = tree_child(c, r, 1), mark = tree_here(&c->arena);
    Pattern p = {0, NO_JUMPS, false};
    emit_bind(c, m->next);
    e->bound = m->bound;
    generate_pattern(c, &p, tree_items(c, r, 0).at, m->subject);
    for (Ref i = p.captures; i != 0; i = captured_at(c, i)->next) {
        const Captured *one = captured_at(c, i);
        generate_store(c, one->name, one->reg);
    }
    tree_cut(c, mark);
    e->temps = 0;
    m->next = guard != 0 ? generate_jump(c, guard, false, p.fail) : p.fail;
    e->temps = 0;
    if (m->own) {
        emit2(c, OP_CLEAR, m->subject, 1);
    }
}

/* Behind it the next case begins, which is reached by jumps alone. */
void generate_case_end(Compiler *c, Match *m) {
    Emitter *e = c->emit;
    if (!e->unreachable) {
        m->ends_bound &= e->bound;
        m->ends = emit_goto(c, m->ends);
    }
    e->unreachable = true;
}

/* No case has matched, or the body of one is done: both go on here. */
void generate_match_end(Compiler *c, Match *m) {
    Emitter *e = c->emit;
    if (m->next != NO_JUMPS) {
        emit_bind(c, m->next);
        if (m->own) {
            emit2(c, OP_CLEAR, m->subject, 1);
        }
        m->ends_bound &= m->bound;
    }
    emit_bind(c, m->ends);
    e->bound = m->ends_bound;
    e->block_top = m->saved_top;
}
