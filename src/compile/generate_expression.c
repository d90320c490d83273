/* SPDX-License-Identifier: MIT */
/* Expressions to instructions (compile/generate.h says by which rules). */
#include "builtins.h"
#include "compile/generate.h"

/* What a LINE node is about, or the node itself. */
static Ref strip_line(const Compiler *c, Ref r) {
    return node_kind(c, r) == N_LINE ? node_at(c, r)->a : r;
}

/* The temporary in use that was taken last. */
static Reg top_temp(const Compiler *c) {
    return c->emit->temp_base + c->emit->temps - 1;
}

void generate_cover(Compiler *c, Reg *operand, Reg other) {
    if (c->emit->temps > 0 && *operand != top_temp(c) && other != top_temp(c)) {
        Reg copy = emit_temp(c);
        emit2(c, OP_MOVE, copy, *operand);
        *operand = copy;
    }
}

/* ---- constants and names ---- */

/* By the shortest instruction there is for it. v may be held by nothing else. */
void generate_constant(Compiler *c, Value v, Reg dest) {
    if (value_is_int(v) && value_to_int(v) == (int16_t)value_to_int(v)) {
        emit2(c, OP_LOADINT, dest, (int)value_to_int(v));
    } else if (value_is_none(v)) {
        emit1(c, OP_LOADNONE, dest);
    } else if (value_same(v, TRUE) || value_same(v, FALSE)) {
        emit1(c, value_same(v, TRUE) ? OP_LOADTRUE : OP_LOADFALSE, dest);
    } else if (value_same(v, ELLIPSIS)) {
        emit1(c, OP_LOADELLIPSIS, dest);
    } else {
        emit2(c, OP_LOADK, dest, pool_constant(c, v));
    }
}

/* A local must be bound where it is read: CHECK raises UnboundLocalError. Behind it the local is
 * surely bound, so one CHECK does for what follows. */
static void check_bound(Compiler *c, const Symbol *s) {
    Emitter *e = c->emit;
    if (s->place == 0) { /* of a comprehension's later clause, which has not placed it yet */
        Reg t = emit_temp(c);
        emit2(c, OP_CLEAR, t, 1);
        emit2(c, OP_CHECK, t, pool_constant_of(c, s->name));
        e->temps--;
    } else if (is_temp(c, s->place)) { /* of a comprehension: read before its clause? */
        if (s->assigned == 0) {
            emit2(c, OP_CLEAR, s->place, 1);
            emit2(c, OP_CHECK, s->place, pool_constant_of(c, s->name));
        }
    } else if (!(e->bound & bound_bit(s->place))) {
        emit2(c, OP_CHECK, s->place, pool_constant_of(c, s->name));
        e->bound |= bound_bit(s->place);
    }
}

/* A name of a module, class or exec() whose statements are streamed. GETNAME falls back to
 * globals and builtins. */
static void load_streamed_name(Compiler *c, uint16_t pool, Reg dest) {
    uint16_t k = pool_constant_of(c, pool);
    bool space = c->emit->kind != EMIT_MODULE && !emit_is_global(c, k);
    emit2(c, space ? OP_GETNAME : OP_GETGLOBAL, dest, k);
}

/* Into dest, wherever the name lives. What const() defined is a constant, not a load. */
static void load_name(Compiler *c, Ref r, Reg dest) {
    Value v;
    if (fold_constant(c, r, &v)) {
        generate_constant(c, v, dest);
        return;
    }
    const Symbol *s = scope_symbol(c, r);
    if (s == NULL) {
        load_streamed_name(c, node_at(c, r)->a, dest);
        return;
    }
    if (s->how == HOW_LOCAL) {
        check_bound(c, s);
        if (s->place != dest) {
            emit2(c, OP_MOVE, dest, s->place);
        }
        return;
    }
    uint16_t k = pool_constant_of(c, s->name);
    switch (s->how) {
    case HOW_CELL: emit3(c, OP_GETCELL, dest, s->place, k); break;
    case HOW_FREE: emit3(c, OP_GETFREE, dest, s->place, k); break;
    case HOW_FREENAME: emit3(c, OP_GETFREENAME, dest, s->place, k); break;
    case HOW_NAME: emit2(c, OP_GETNAME, dest, k); break;
    default: emit2(c, OP_GETGLOBAL, dest, k); break;
    }
}

/* ---- operands ---- */

/* The value in any register: a local stays where it is and costs no instruction, everything else
 * goes to the hint or to a new temporary. */
Reg generate_any(Compiler *c, Ref r, Reg hint) {
    const Node *n = node_at(c, r);
    if (n->kind == N_LINE) {
        uint32_t line = c->emit->line;
        c->emit->line = n->b;
        Reg reg = generate_any(c, n->a, hint);
        c->emit->line = line;
        return reg;
    }
    if (n->kind == N_NAME) {
        const Symbol *s = scope_symbol(c, r);
        if (s != NULL && s->how == HOW_LOCAL) {
            check_bound(c, s);
            return s->place;
        }
    }
    /* Only where nothing is in temporaries may a local be a destination (generate.h): then (x :=
     * v) is x. */
    if (n->kind == N_WALRUS && c->emit->temps == 0) {
        Reg local = generate_local(c, n->a);
        if (local >= 0) {
            generate_assign(c, n->a, n->b);
            return local;
        }
    }
    Reg t = hint != NO_HINT ? hint : emit_temp(c);
    generate_to(c, r, t);
    return t;
}

/* Constants and names are the first kinds of the table. */
bool generate_is_simple(const Compiler *c, Ref r) {
    unsigned kind = node_kind(c, strip_line(c, r));
    return kind <= N_NAME;
}

/* An operand that is a local must be copied if evaluating the next operand may assign to it. x +
 * (x := 1) adds the old x. Only names that some := of the function binds are copied. */
Reg generate_operand(Compiler *c, Ref r, Ref next, Reg hint) {
    Reg reg = generate_any(c, r, hint);
    if (is_temp(c, reg) || generate_is_simple(c, next)) {
        return reg;
    }
    Ref name = strip_line(c, r);
    if (node_kind(c, name) == N_WALRUS) {
        name = node_at(c, name)->a;
    }
    const Symbol *s = node_kind(c, name) == N_NAME ? scope_symbol(c, name) : NULL;
    if (s != NULL && s->flags & SYMBOL_WALRUS) {
        Reg t = hint != NO_HINT ? hint : emit_temp(c);
        emit2(c, OP_MOVE, t, reg);
        return t;
    }
    return reg;
}

/* A constant by itself, as a docstring, takes no code. */
void generate_discard(Compiler *c, Ref r) {
    uint8_t temps = c->emit->temps;
    Value v;
    if (!tree_is_constant(c, strip_line(c, r), &v)) {
        generate_any(c, r, NO_HINT);
    }
    c->emit->temps = temps;
}

/* A constant that fits a signed byte. */
static bool immediate(Compiler *c, Ref r, int *n) {
    Value v;
    if (!fold_constant(c, r, &v) || !value_is_int(v) ||
        value_to_int(v) != (int8_t)value_to_int(v)) {
        return false;
    }
    *n = (int)value_to_int(v);
    return true;
}

/* ---- operators ---- */

/* Turns the chain of left operands around: each node's a then leads to its user. Returns the
 * leftmost operand; *last is its user. So a + b + c + ... needs no recursion. The tree is used
 * up by that: a BINARY is generated once. */
static Ref reverse_left(Compiler *c, Ref r, Ref *last) {
    Ref user = 0;
    while (node_kind(c, r) == N_BINARY) {
        Ref left = node_at(c, r)->a;
        node_at(c, r)->a = user;
        user = r;
        r = left;
    }
    *last = user;
    return r;
}

/* One operation; l is where the left operand is; temporaries from `own` on belong to the chain
 * (those below may be variables of a comprehension) and may be overwritten. final: the result
 * goes to dest. Returns where the result went. */
static Reg binary_step(Compiler *c, const Node *n, Reg l, Reg dest, Reg own, bool final) {
    int small;
    Opcode op = (Opcode)(OP_ADD + n->op);
    if ((n->op == BINARY_ADD || n->op == BINARY_SUB) && immediate(c, n->b, &small)) {
        Reg d = final ? dest : l >= own ? l : emit_temp(c);
        emit3(c, n->op == BINARY_ADD ? OP_ADDI : OP_SUBI, d, l, small);
        return d;
    }
    /* dest holds nothing yet, so the right operand may be evaluated there. */
    bool free = final && l != dest && is_temp(c, dest) && dest == top_temp(c);
    Reg r = generate_any(c, n->b, free ? dest : NO_HINT);
    Reg d = final ? dest : l >= own ? l : r >= own ? r : emit_temp(c);
    emit3(c, op, d, l, r);
    return d;
}

/* A chain like a + b * c + d: intermediate results stay in dest if that is a temporary, else in
 * the first temporary of the chain. Constants at its beginning are folded, names from const()
 * included. */
static COMPILE_APART void generate_binary(Compiler *c, Ref r, Reg dest) {
    Emitter *e = c->emit;
    uint8_t temps = e->temps;
    Reg hint = is_temp(c, dest) ? dest : NO_HINT;
    Ref user;
    Ref left = reverse_left(c, r, &user);
    Value a, b;
    while (user != 0 && fold_constant(c, left, &a) && fold_constant(c, node_at(c, user)->b, &b) &&
           fold_binary(c, node_at(c, user)->op, a, b)) {
        /* Parsing has folded literals; here 2 * X + 1 becomes one constant as well. */
        left = tree_of_value(c, *pool_more(c, MORE_HAND));
        user = node_at(c, user)->a;
    }
    if (user == 0) {
        generate_to(c, left, dest);
        return;
    }
    /* The first register that is the chain's own. */
    Reg own = hint != NO_HINT ? dest : e->temp_base + temps;
    Reg l = generate_operand(c, left, node_at(c, user)->b, hint);
    for (; user != 0; user = node_at(c, user)->a) {
        const Node *n = node_at(c, user);
        if (n->a != 0 && hint != NO_HINT) { /* what comes between goes to dest, too */
            l = binary_step(c, n, l, dest, own, true);
            e->temps = temps;
        } else {
            l = binary_step(c, n, l, dest, own, n->a == 0);
            e->temps = l >= own ? (uint8_t)(l - e->temp_base + 1) : temps;
        }
    }
    e->temps = temps;
}

/* Folded here only for names that const() defined: literals were folded while parsing. */
static void generate_unary(Compiler *c, Ref r, Reg dest) {
    const Node *n = node_at(c, r);
    uint8_t temps = c->emit->temps;
    Value v;
    if (n->op != UNARY_NOT && fold_constant(c, n->a, &v) && fold_unary(c, n->op, v)) {
        generate_constant(c, *pool_more(c, MORE_HAND), dest);
        return;
    }
    Reg s = generate_any(c, n->a, is_temp(c, dest) ? dest : NO_HINT);
    emit2(c, (Opcode)(OP_NEGATIVE + n->op), dest, s);
    c->emit->temps = temps;
}

/* The right operand of a comparison: a list of constants behind `in` is a constant tuple. x in
 * [1, 2] needs no list that anybody could change. */
static Reg compare_right(Compiler *c, const Node *n) {
    if (node_kind(c, n->b) == N_CONSTLIST && (n->op == COMPARE_IN || n->op == COMPARE_NOTIN)) {
        node_at(c, n->b)->kind = N_CONST;
    }
    return generate_any(c, n->b, NO_HINT);
}

/* a < b < c as a value: the answers so far in a temporary above the operands, so that a truth
 * test keeps them. Every operand is evaluated once. Each comparison but the first may not run,
 * so only what the first two operands bind is surely bound behind it. */
static COMPILE_APART void generate_chain(Compiler *c, Ref r, Reg dest) {
    Emitter *e = c->emit;
    uint8_t temps = e->temps;
    int end = NO_JUMPS;
    Reg first = emit_temp(c);
    Reg left = generate_operand(c, node_at(c, r)->a, node_at(c, r)->b, first);
    Reg right = emit_temp(c);
    uint8_t inner = e->temps;
    Bound bound = 0;
    for (bool begin = true;; begin = false) {
        const Node *n = node_at(c, r);
        e->temps = inner;
        generate_to(c, n->b, right);
        bound = begin ? e->bound : bound;
        /* The same register in each round: `temps` was set back to `inner`. A false answer
         * arrives there at `end`. */
        Reg work = emit_temp(c);
        emit3(c, (Opcode)(OP_LT + n->op), work, left, right);
        if (n->c == 0) {
            emit_bind(c, end);
            emit2(c, OP_MOVE, dest, work);
            break;
        }
        end = emit_jump(c, OP_JFALSE, work, 0, end);
        emit2(c, OP_MOVE, first, right);
        left = first;
        r = n->c;
    }
    e->bound = bound;
    e->temps = temps;
}

/* One comparison as a value. */
static void generate_compare(Compiler *c, Ref r, Reg dest) {
    const Node *n = node_at(c, r);
    uint8_t temps = c->emit->temps;
    if (n->c != 0) {
        generate_chain(c, r, dest);
        return;
    }
    Reg left = generate_operand(c, n->a, n->b, is_temp(c, dest) ? dest : NO_HINT);
    Reg right = compare_right(c, n);
    emit3(c, (Opcode)(OP_LT + n->op), dest, left, right);
    c->emit->temps = temps;
}

/* A chain of one kind: every operand goes to the same temporary, the first that decides ends it.
 * The value is that of the operand, not a bool. Only what the first operand binds is surely
 * bound. */
static COMPILE_APART void generate_and_or(Compiler *c, Ref r, Reg dest) {
    Emitter *e = c->emit;
    uint8_t temps = e->temps;
    unsigned kind = node_kind(c, r);
    Opcode op = kind == N_AND ? OP_JFALSE : OP_JTRUE;
    Reg work = work_in(c, dest);
    int end = NO_JUMPS;
    generate_to(c, node_at(c, r)->a, work);
    Bound bound = e->bound;
    for (;;) {
        Ref rest = node_at(c, r)->b;
        end = emit_jump(c, op, work, 0, end);
        if (node_kind(c, rest) != kind) {
            generate_to(c, rest, work);
            break;
        }
        generate_to(c, node_at(c, rest)->a, work);
        r = rest;
    }
    emit_bind(c, end);
    finish_work(c, work, dest);
    e->bound = bound;
    e->temps = temps;
}

/* B if A else C. A condition that is known while compiling leaves only the branch that runs. */
static COMPILE_APART void generate_ternary(Compiler *c, Ref r, Reg dest) {
    Emitter *e = c->emit;
    for (int end = NO_JUMPS;;) { /* a if b else c if d else e ...: no recursion */
        const Node *n = node_at(c, r);
        int truth = fold_truth(c, n->a);
        if (truth < 0) {
            uint8_t temps = e->temps;
            e->temps = (uint8_t)(temps - is_temp(c, dest)); /* dest is not in use yet */
            int other = generate_jump(c, n->a, false, NO_JUMPS);
            e->temps = temps;
            Bound bound = e->bound;
            generate_to(c, n->b, dest);
            end = emit_goto(c, end);
            e->bound = bound;
            emit_bind(c, other);
        }
        /* A chain of conditions in the else parts is a loop, not a recursion. */
        Ref last = truth == 1 ? n->b : n->c;
        if (truth != 1 && node_kind(c, last) == N_TERNARY) {
            r = last;
            continue;
        }
        Bound bound = e->bound;
        generate_to(c, last, dest);
        emit_bind(c, end);
        e->bound = bound;
        return;
    }
}

/* ---- primaries ---- */

/* In three temporaries from dest on. */
static void generate_slice(Compiler *c, const Node *n, Reg dest) {
    const Ref parts[3] = {n->a, n->b, n->c};
    for (int i = 0; i < 3; i++) {
        Reg t = i == 0 ? dest : emit_temp(c);
        if (parts[i] != 0) {
            generate_to(c, parts[i], t);
        } else {
            emit1(c, OP_LOADNONE, t);
        }
    }
    emit3(c, OP_BUILDSLICE, dest, dest, 3);
    c->emit->temps = (uint8_t)(c->emit->temps - 2);
}

/* Small constant indices have an instruction of their own. A slice is an ordinary key: o[1:2]
 * evaluates it to a slice object. */
static void generate_subscript(Compiler *c, Ref r, Reg dest) {
    const Node *n = node_at(c, r);
    uint8_t temps = c->emit->temps;
    int small;
    Reg object = generate_operand(c, n->a, n->b, is_temp(c, dest) ? dest : NO_HINT);
    if (immediate(c, n->b, &small)) {
        emit3(c, OP_GETITEMI, dest, object, small);
    } else {
        emit3(c, OP_GETITEM, dest, object, generate_any(c, n->b, NO_HINT));
    }
    c->emit->temps = temps;
}

/* o.name, where it is not called at once. */
static void generate_attribute(Compiler *c, Ref r, Reg dest) {
    const Node *n = node_at(c, r);
    uint8_t temps = c->emit->temps;
    Reg object = generate_any(c, n->a, is_temp(c, dest) ? dest : NO_HINT);
    emit3(c, OP_GETATTR, dest, object, pool_constant_of(c, n->b));
    c->emit->temps = temps;
}

/* A replacement field of an f-string, `{value!r:spec}`. Register 0 holds the function, so it can
 * stand for no spec. */
static void generate_format(Compiler *c, Ref r, Reg dest) {
    const Node *n = node_at(c, r);
    uint8_t temps = c->emit->temps;
    Reg hint = is_temp(c, dest) ? dest : NO_HINT;
    Reg value = n->b != 0 ? generate_operand(c, n->a, n->b, hint) : generate_any(c, n->a, hint);
    Reg spec = n->b != 0 ? generate_any(c, n->b, NO_HINT) : 0;
    emit(c, OP_FORMAT, dest, value, n->op, spec);
    c->emit->temps = temps;
}

/* Parts into consecutive temporaries, joined in chunks. Texts are constants, fields are
 * formatted; what was joined so far is the first part of the next chunk. */
static COMPILE_APART void generate_fstring(Compiler *c, Ref r, Reg dest) {
    enum { CHUNK = 16 };
    Emitter *e = c->emit;
    uint8_t temps = e->temps;
    Ref item = node_at(c, r)->a;
    if (item == 0) {
        emit2(c, OP_LOADK, dest, pool_constant_name(c, ""));
        return;
    }
    if (node_at(c, item)->b == 0) {
        generate_to(c, node_at(c, item)->a, dest);
        return;
    }
    Reg first = work_in(c, dest);
    int n = 0;
    for (; item != 0; item = node_at(c, item)->b) {
        if (n == CHUNK) {
            emit3(c, OP_BUILDSTRING, first, first, n);
            e->temps = (uint8_t)(first - e->temp_base + 1);
            n = 1;
        }
        generate_to(c, node_at(c, item)->a, n == 0 ? first : emit_temp(c));
        n++;
    }
    emit3(c, OP_BUILDSTRING, dest, first, n);
    e->temps = temps;
}

/* `yield from` needs a second register for what is sent: None at first. The value of a yield
 * expression is what send() passes. */
static void generate_yield(Compiler *c, Ref r, Reg dest) {
    const Node *n = node_at(c, r);
    uint8_t temps = c->emit->temps;
    if (n->kind == N_YIELDFROM) {
        Reg t = work_in(c, dest);
        Reg source = generate_any(c, n->a, t);
        emit2(c, OP_GETYIELDFROM, t, source);
        emit1(c, OP_LOADNONE, emit_temp(c));
        emit2(c, OP_YIELDFROM, dest, t);
    } else {
        Reg s;
        if (n->a != 0) {
            s = generate_any(c, n->a, is_temp(c, dest) ? dest : NO_HINT);
        } else {
            s = work_in(c, dest);
            emit1(c, OP_LOADNONE, s);
        }
        emit2(c, OP_YIELD, dest, s);
    }
    c->emit->temps = temps;
}

/* (NAME := VALUE): the value stays in dest as well. */
static void generate_walrus(Compiler *c, Ref r, Reg dest) {
    const Node *n = node_at(c, r);
    generate_to(c, n->b, dest);
    generate_store(c, n->a, dest);
}

/* A method's body and a loop's may run again, also around a class that is inside; code that
 * exec() gets may be run twice, and so may what compile() made; code in flash stays as it is. */
bool generate_runs_once(const Compiler *c) {
    bool once = c->mode == COMPILE_MODULE;
    for (const Emitter *e = c->emit; e != NULL; e = e->outer) {
        once &= e->kind != EMIT_FUNCTION && e->repeats == 0;
    }
    return once;
}

/* A list of constants: where the code runs once, the words are used as they are. TAKELIST makes
 * the constant None, which is seen by nobody where no instruction runs twice. */
static void generate_constant_list(Compiler *c, const Node *n, Reg dest) {
    Value tuple = pool_value(c, n->a);
    if (generate_runs_once(c)) { /* the same words as a STORE */
        Object *o = value_to_object(tuple);
        /* Swaps one kind for the other in the header; both are a header and Values. */
        o->header ^= (uintptr_t)(KIND_TUPLE ^ KIND_STORE) << HEADER_KIND_SHIFT;
        emit2(c, OP_TAKELIST, dest, pool_constant_append(c, tuple));
    } else {
        emit2(c, OP_COPYLIST, dest, pool_constant(c, tuple));
    }
}

/* A switch over all kinds of expressions; the work is in the functions above. Nested calls take
 * C stack: compile_nest() raises before it runs out. */
void generate_to(Compiler *c, Ref r, Reg dest) {
    const Node *n = node_at(c, r);
    compile_nest(c);
    switch (n->kind) {
    case N_NONE: emit1(c, OP_LOADNONE, dest); break;
    case N_TRUE: emit1(c, OP_LOADTRUE, dest); break;
    case N_FALSE: emit1(c, OP_LOADFALSE, dest); break;
    case N_ELLIPSIS: emit1(c, OP_LOADELLIPSIS, dest); break;
    case N_INT: emit2(c, OP_LOADINT, dest, (int16_t)n->a); break;
    case N_CONST: generate_constant(c, pool_value(c, n->a), dest); break;
    case N_NAME: load_name(c, r, dest); break;
    case N_LINE: {
        uint32_t line = c->emit->line;
        c->emit->line = n->b;
        generate_to(c, n->a, dest);
        c->emit->line = line;
        break;
    }
    case N_BINARY: generate_binary(c, r, dest); break;
    case N_UNARY: generate_unary(c, r, dest); break;
    case N_AND:
    case N_OR: generate_and_or(c, r, dest); break;
    case N_TERNARY: generate_ternary(c, r, dest); break;
    case N_COMPARE: generate_compare(c, r, dest); break;
    case N_CALL: generate_call(c, r, dest); break;
    case N_ATTRIBUTE: generate_attribute(c, r, dest); break;
    case N_SUBSCRIPT: generate_subscript(c, r, dest); break;
    case N_SLICE: {
        Reg work = work_in(c, dest);
        generate_slice(c, n, work);
        finish_work(c, work, dest);
        break;
    }
    case N_TUPLE:
    case N_LIST:
    case N_SET:
    case N_DICT:
    case N_CONSTDICT: generate_display(c, r, dest); break;
    case N_CONSTLIST: generate_constant_list(c, n, dest); break;
    case N_WALRUS: generate_walrus(c, r, dest); break;
    case N_LAMBDA: generate_function_object(c, n->a, dest); break;
    case N_COMPREHENSION: generate_comprehension(c, r, dest); break;
    case N_FSTRING: generate_fstring(c, r, dest); break;
    case N_FORMAT: generate_format(c, r, dest); break;
    case N_YIELD:
    case N_YIELDFROM: generate_yield(c, r, dest); break;
    /* STARRED outside of a display or a call. */
    default: compile_error(c, c->emit->line, 0, "can't use starred expression here");
    }
}

/* ---- conditions ---- */

/* A comparison of two registers as a jump. The negated forms JNLT... exist because `not a < b`
 * is not `a >= b`: nan, and classes of one's own. `is` runs nothing and allocates nothing. */
static int compare_registers(Compiler *c, const Node *n, Reg left, Reg right, bool sense,
                             int list) {
    if (n->op == COMPARE_IS || n->op == COMPARE_ISNOT) {
        bool is = (n->op == COMPARE_IS) == sense;
        return emit_jump(c, is ? OP_JIS : OP_JISNOT, left, right, list);
    }
    generate_cover(c, &right, left);
    if (n->op >= COMPARE_IN) {
        bool in = (n->op == COMPARE_IN) == sense;
        return emit_jump(c, in ? OP_JIN : OP_JNOTIN, left, right, list);
    }
    return emit_jump(c, (Opcode)((sense ? OP_JLT : OP_JNLT) + n->op), left, right, list);
}

/* The last comparison of a condition: also with an immediate (`if n > 10`), or with None (`if x is
 * None`). */
static int compare_jump(Compiler *c, const Node *n, Reg left, bool sense, int list) {
    int small;
    Value v;
    if (n->op <= COMPARE_GE && immediate(c, n->b, &small)) {
        generate_cover(c, &left, left);
        return emit_jump(c, (Opcode)((sense ? OP_JLTI : OP_JNLTI) + n->op), left, small, list);
    }
    if ((n->op == COMPARE_IS || n->op == COMPARE_ISNOT) && fold_constant(c, n->b, &v) &&
        value_is_none(v)) {
        bool is = (n->op == COMPARE_IS) == sense;
        return emit_jump(c, is ? OP_JNONE : OP_JNOTNONE, left, 0, list);
    }
    return compare_registers(c, n, left, compare_right(c, n), sense, list);
}

/* A comparison, or a chain of them, as a condition. A chain goes on while comparisons are true:
 * a false one jumps to the target if `sense` is false, else past the jump at its end. */
static int jump_compare(Compiler *c, Ref r, bool sense, int list) {
    Emitter *e = c->emit;
    uint8_t temps = e->temps;
    int skip = NO_JUMPS;
    Bound bound = 0;
    Reg left = generate_operand(c, node_at(c, r)->a, node_at(c, r)->b, NO_HINT);
    for (bool first = true;; first = false) {
        const Node *n = node_at(c, r);
        if (n->c == 0) {
            list = compare_jump(c, n, left, sense, list);
            bound = first ? e->bound : bound;
            break;
        }
        /* The middle of a chain stays in its register for the next comparison. */
        Reg right = generate_operand(c, n->b, node_at(c, n->c)->b, NO_HINT);
        bound = first ? e->bound : bound;
        int *fails = sense ? &skip : &list;
        *fails = compare_registers(c, n, left, right, false, *fails);
        left = right;
        e->temps = right - e->temp_base >= temps ? (uint8_t)(right - e->temp_base + 1) : temps;
        r = n->c;
    }
    emit_bind(c, skip);
    e->bound = bound;
    e->temps = temps;
    return list;
}

/* A chain of `and` (`or`): leaves it at the first operand that decides. The operands before the
 * last one decide in one sense only; where that is not the sense asked for they jump past the
 * whole condition. */
static int jump_and_or(Compiler *c, Ref r, bool sense, int list) {
    Emitter *e = c->emit;
    unsigned kind = node_kind(c, r);
    bool decides = kind == N_OR; /* an operand with this truth ends it */
    int skip = NO_JUMPS;
    Bound bound = 0;
    for (bool first = true;; first = false) {
        Ref operand = node_kind(c, r) == kind ? node_at(c, r)->a : r;
        if (node_kind(c, r) != kind) {
            list = generate_jump(c, operand, sense, list);
            break;
        }
        if (decides == sense) {
            list = generate_jump(c, operand, decides, list);
        } else {
            skip = generate_jump(c, operand, decides, skip);
        }
        if (first) {
            bound = e->bound;
        }
        r = node_at(c, r)->b;
    }
    emit_bind(c, skip);
    e->bound = bound;
    return list;
}

/* Jumps if the truth of r is `sense`, else falls through. Constants decide at once; `not` turns
 * the sense around; `and`, `or` and comparisons jump by themselves; everything else is evaluated
 * and tested. */
int generate_jump(Compiler *c, Ref r, bool sense, int list) {
    Emitter *e = c->emit;
    uint8_t temps = e->temps;
    compile_nest(c);
    int truth = fold_truth(c, r);
    if (truth >= 0) {
        return (truth != 0) == sense ? emit_goto(c, list) : list;
    }
    const Node *n = node_at(c, r);
    switch (n->kind) {
    case N_LINE: {
        uint32_t line = e->line;
        e->line = n->b;
        list = generate_jump(c, n->a, sense, list);
        e->line = line;
        return list;
    }
    case N_AND:
    case N_OR: return jump_and_or(c, r, sense, list);
    case N_COMPARE: return jump_compare(c, r, sense, list);
    case N_UNARY:
        if (n->op == UNARY_NOT) {
            return generate_jump(c, n->a, !sense, list);
        }
        break;
    default: break;
    }
    Reg s = generate_any(c, r, NO_HINT);
    generate_cover(c, &s, s);
    list = emit_jump(c, sense ? OP_JTRUE : OP_JFALSE, s, 0, list);
    e->temps = temps;
    return list;
}
