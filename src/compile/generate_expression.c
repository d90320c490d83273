/* SPDX-License-Identifier: MIT */
/* Expressions to instructions (compile/generate.h says by which rules). */
#include "builtins.h"
#include "compile/generate.h"
#include "object/pointer.h"

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

/* A global of that name, in the pool, which may be one that needs no constant. */
static void load_global(Compiler *c, uint16_t pool, Reg dest) {
    int known = code_find_name(code_builtins, CODE_BUILTINS, pool_value(c, pool));
    if (known >= 0) {
        emit2(c, OP_GETBUILTIN, dest, known);
    } else {
        emit2(c, OP_GETGLOBAL, dest, pool_constant_of(c, pool));
    }
}

/* A name of a module, class or exec() whose statements are streamed. GETNAME falls back to
 * globals and builtins. */
static void load_streamed_name(Compiler *c, uint16_t pool, Reg dest) {
    if (c->emit->kind == EMIT_MODULE) {
        load_global(c, pool, dest);
        return;
    }
    uint16_t k = pool_constant_of(c, pool);
    emit2(c, emit_is_global(c, k) ? OP_GETGLOBAL : OP_GETNAME, dest, k);
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
        load_streamed_name(c, tree_pool_name(c, r), dest);
        return;
    }
    if (s->how == HOW_LOCAL) {
        check_bound(c, s);
        if (s->place != dest) {
            emit2(c, OP_MOVE, dest, s->place);
        }
        return;
    }
    if (s->how == HOW_GLOBAL) {
        load_global(c, s->name, dest);
        return;
    }
    uint16_t k = pool_constant_of(c, s->name);
    switch (s->how) {
    case HOW_CELL: emit3(c, OP_GETCELL, dest, s->place, k); break;
    case HOW_FREE: emit3(c, OP_GETFREE, dest, s->place, k); break;
    case HOW_FREENAME: emit3(c, OP_GETFREENAME, dest, s->place, k); break;
    default: emit2(c, OP_GETNAME, dest, k); break;
    }
}

/* ---- operands ---- */

/* The value in any register: a local stays where it is and costs no instruction, everything else
 * goes to the hint or to a new temporary. */
Reg generate_any(Compiler *c, Ref r, Reg hint) {
    unsigned kind = node_kind(c, r);
    if (kind == N_LINE) {
        uint32_t line = c->emit->line;
        c->emit->line = tree_line(c, r);
        Reg reg = generate_any(c, tree_child(c, r, 0), hint);
        c->emit->line = line;
        return reg;
    }
    if (kind == N_NAME) {
        const Symbol *s = scope_symbol(c, r);
        if (s != NULL && s->how == HOW_LOCAL) {
            check_bound(c, s);
            return s->place;
        }
    }
    /* Only where nothing is in temporaries may a local be a destination (generate.h): then (x :=
     * v) is x. */
    if (kind == N_WALRUS && c->emit->temps == 0) {
        Ref target = tree_child(c, r, 0);
        Reg local = generate_local(c, target);
        if (local >= 0) {
            generate_assign(c, target, tree_child(c, r, 1));
            return local;
        }
    }
    Reg t = hint != NO_HINT ? hint : emit_temp(c);
    generate_to(c, r, t);
    return t;
}

/* Constants and names are the first kinds of the table. */
bool generate_is_simple(const Compiler *c, Ref r) {
    unsigned kind = node_kind(c, tree_without_line(c, r));
    return kind <= N_NAME;
}

/* An operand that is a local must be copied if evaluating the next operand may assign to it. x +
 * (x := 1) adds the old x. Only names that some := of the function binds are copied. */
Reg generate_operand(Compiler *c, Ref r, Ref next, Reg hint) {
    Reg reg = generate_any(c, r, hint);
    if (is_temp(c, reg) || generate_is_simple(c, next)) {
        return reg;
    }
    Ref name = tree_without_line(c, r);
    if (node_kind(c, name) == N_WALRUS) {
        name = tree_child(c, name, 0);
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
    if (!tree_is_constant(c, tree_without_line(c, r), &v)) {
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

/* The right operand r as part of the instruction: a number that fits a byte, or text that is
 * added. */
static bool constant_operand(Compiler *c, unsigned binary, Ref r, Opcode *op, int *last) {
    Value v;
    if (binary != BINARY_MATMUL && immediate(c, r, last)) {
        *op = (Opcode)(OP_ADDI + binary);
        return true;
    }
    if (binary != BINARY_ADD || !fold_constant(c, r, &v) || !value_is_kind(v, KIND_STR)) {
        return false;
    }
    *last = pool_constant(c, v);
    *op = *last > 0xff ? *op : OP_ADDK;
    return *op == OP_ADDK;
}

/* One operation with the right operand b; l is where the left operand is; temporaries from `own` on
 * belong to the chain (those below may be variables of a comprehension) and may be overwritten.
 * final: the result goes to dest. Returns where the result went. */
static Reg binary_step(Compiler *c, unsigned binary, Ref b, Reg l, Reg dest, Reg own, bool final) {
    int last;
    Opcode op = (Opcode)(OP_ADD + binary);
    if (constant_operand(c, binary, b, &op, &last)) {
        Reg d = final ? dest : l >= own ? l : emit_temp(c);
        emit3(c, op, d, l, last);
        return d;
    }
    /* dest holds nothing yet, so the right operand may be evaluated there. */
    bool free = final && l != dest && is_temp(c, dest) && dest == top_temp(c);
    Reg r = generate_any(c, b, free ? dest : NO_HINT);
    Reg d = final ? dest : l >= own ? l : r >= own ? r : emit_temp(c);
    emit3(c, op, d, l, r);
    return d;
}

/* A chain like a + b * c + d: intermediate results stay in dest if that is a temporary, else in
 * the first temporary of the chain. Constants at its beginning are folded, names from const()
 * included. The BINARY nodes of a chain stand one behind the other, the last one is done first, and
 * then the operands from left to right: no recursion. */
static COMPILE_APART void generate_binary(Compiler *c, Ref r, Reg dest) {
    Emitter *e = c->emit;
    uint8_t temps = e->temps;
    Reg hint = is_temp(c, dest) ? dest : NO_HINT;
    Ref left = r;
    while (node_kind(c, left) == N_BINARY) {
        left = (Ref)(left + BINARY_BYTES);
    }
    int user = left - BINARY_BYTES, last = r; /* the last one done is the first node */
    Ref right = tree_skip(c, left);
    Value a, b;
    while (user >= last && fold_constant(c, left, &a) && fold_constant(c, right, &b) &&
           fold_binary(c, tree_op(c, (Ref)user), a, b)) {
        /* Parsing has folded literals; here 2 * X + 1 becomes one constant as well. */
        left = tree_of_value(c, *pool_more(c, MORE_HAND));
        user -= BINARY_BYTES;
        right = tree_skip(c, right);
    }
    if (user < last) {
        generate_to(c, left, dest);
        return;
    }
    /* The first register that is the chain's own. */
    Reg own = hint != NO_HINT ? dest : e->temp_base + temps;
    unsigned type = viper_type(c, left);
    Reg l = generate_operand(c, left, right, hint);
    for (; user >= last; user -= BINARY_BYTES, right = tree_skip(c, right)) {
        bool cut;
        type = viper_binary(tree_op(c, (Ref)user), type, viper_type(c, right), &cut);
        if (user > last && hint != NO_HINT) { /* what comes between goes to dest, too */
            l = binary_step(c, tree_op(c, (Ref)user), right, l, dest, own, true);
            e->temps = temps;
        } else {
            l = binary_step(c, tree_op(c, (Ref)user), right, l, dest, own, user == last);
            e->temps = l >= own ? (uint8_t)(l - e->temp_base + 1) : temps;
        }
        if (cut) {
            emit3(c, OP_CAST, l, l, (int)type);
        }
    }
    e->temps = temps;
}

/* Folded here only for names that const() defined: literals were folded while parsing. */
static void generate_unary(Compiler *c, Ref r, Reg dest) {
    unsigned op = tree_op(c, r);
    Ref operand = tree_child(c, r, 0);
    uint8_t temps = c->emit->temps;
    Value v;
    if (op != UNARY_NOT && fold_constant(c, operand, &v) && fold_unary(c, op, v)) {
        generate_constant(c, *pool_more(c, MORE_HAND), dest);
        return;
    }
    Reg s = generate_any(c, operand, is_temp(c, dest) ? dest : NO_HINT);
    emit2(c, (Opcode)(OP_NEGATIVE + op), dest, s);
    unsigned type = op == UNARY_NOT ? POINTER_NONE : viper_type(c, operand);
    if (type == POINTER_INT || type == POINTER_UINT) {
        emit3(c, OP_CAST, dest, dest, (int)type);
    }
    c->emit->temps = temps;
}

/* The right operand of a comparison: a list of constants behind `in` is a constant tuple. x in
 * [1, 2] needs no list that anybody could change. */
static Reg compare_right(Compiler *c, unsigned op, Ref right) {
    if (node_kind(c, right) == N_CONSTLIST && (op == COMPARE_IN || op == COMPARE_NOTIN)) {
        *tree_byte(c, right) ^= N_CONST ^ N_CONSTLIST;
    }
    return generate_any(c, right, NO_HINT);
}

/* a < b < c as a value: the answers so far in a temporary above the operands, so that a truth
 * test keeps them. Every operand is evaluated once. Each comparison but the first may not run,
 * so only what the first two operands bind is surely bound behind it. */
static COMPILE_APART void generate_chain(Compiler *c, Ref r, Reg dest) {
    Emitter *e = c->emit;
    uint8_t temps = e->temps;
    int end = NO_JUMPS;
    Items links = tree_items(c, r, 1);
    Reg first = emit_temp(c);
    Reg left = generate_operand(c, tree_child(c, r, 0), tree_child(c, links.at, 0), first);
    Reg right = emit_temp(c);
    uint8_t inner = e->temps;
    Bound bound = 0;
    for (bool begin = true;; begin = false) {
        unsigned op = tree_op(c, links.at);
        e->temps = inner;
        generate_to(c, tree_child(c, links.at, 0), right);
        bound = begin ? e->bound : bound;
        /* The same register in each round: `temps` was set back to `inner`. A false answer
         * arrives there at `end`. */
        Reg work = emit_temp(c);
        emit3(c, (Opcode)(OP_LT + op), work, left, right);
        tree_step(c, &links);
        if (links.left == 0) {
            emit_bind(c, end);
            emit2(c, OP_MOVE, dest, work);
            break;
        }
        end = emit_jump(c, OP_JFALSE, work, 0, end);
        emit2(c, OP_MOVE, first, right);
        left = first;
    }
    e->bound = bound;
    e->temps = temps;
}

/* One comparison as a value. */
static void generate_compare(Compiler *c, Ref r, Reg dest) {
    uint8_t temps = c->emit->temps;
    Items links = tree_items(c, r, 1);
    if (links.left > 1) {
        generate_chain(c, r, dest);
        return;
    }
    unsigned op = tree_op(c, links.at);
    Ref b = tree_child(c, links.at, 0);
    Reg left = generate_operand(c, tree_child(c, r, 0), b, is_temp(c, dest) ? dest : NO_HINT);
    Reg right = compare_right(c, op, b);
    emit3(c, (Opcode)(OP_LT + op), dest, left, right);
    c->emit->temps = temps;
}

/* A chain of one kind: every operand goes to the same temporary, the first that decides ends it.
 * The value is that of the operand, not a bool. Only what the first operand binds is surely
 * bound. */
static COMPILE_APART void generate_and_or(Compiler *c, Ref r, Reg dest) {
    Emitter *e = c->emit;
    uint8_t temps = e->temps;
    Opcode op = node_kind(c, r) == N_AND ? OP_JFALSE : OP_JTRUE;
    Reg work = work_in(c, dest);
    int end = NO_JUMPS;
    Items operands = tree_items(c, r, 0);
    generate_to(c, operands.at, work);
    Bound bound = e->bound;
    for (tree_step(c, &operands); operands.left > 0; tree_step(c, &operands)) {
        end = emit_jump(c, op, work, 0, end);
        generate_to(c, operands.at, work);
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
        Ref value = tree_child(c, r, 0), condition = tree_skip(c, value);
        int truth = fold_truth(c, condition);
        if (truth < 0) {
            uint8_t temps = e->temps;
            e->temps = (uint8_t)(temps - is_temp(c, dest)); /* dest is not in use yet */
            int other = generate_jump(c, condition, false, NO_JUMPS);
            e->temps = temps;
            Bound bound = e->bound;
            generate_to(c, value, dest);
            end = emit_goto(c, end);
            e->bound = bound;
            emit_bind(c, other);
        }
        /* A chain of conditions in the else parts is a loop, not a recursion. */
        Ref last = truth == 1 ? value : tree_skip(c, condition);
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

/* The parts of a slice in temporaries from dest on. Without a step, only in two of them, if that is
 * not wanted: then false. */
static bool generate_bounds(Compiler *c, Ref r, Reg dest, bool step) {
    bool stepped = true;
    for (Items i = tree_items(c, r, 0); i.left > 0; tree_step(c, &i)) {
        bool absent = node_kind(c, i.at) == N_ABSENT;
        if (i.left == 1 && absent && !step) {
            stepped = false;
            break;
        }
        Reg t = i.left == 3 ? dest : emit_temp(c);
        if (!absent) {
            generate_to(c, i.at, t);
        } else {
            emit1(c, OP_LOADNONE, t);
        }
    }
    return stepped;
}

/* By way of three temporaries from dest on. */
static void generate_slice(Compiler *c, Ref r, Reg dest) {
    generate_bounds(c, r, dest, true);
    emit3(c, OP_BUILDSLICE, dest, dest, 3);
    c->emit->temps = (uint8_t)(c->emit->temps - 2);
}

/* Small constant indices have an instruction of their own, and slices without a step, which makes
 * the slice object; others are ordinary keys. */
static void generate_subscript(Compiler *c, Ref r, Reg dest) {
    Ref key = tree_child(c, r, 1);
    uint8_t temps = c->emit->temps;
    int small;
    Reg object = generate_operand(c, tree_child(c, r, 0), key, is_temp(c, dest) ? dest : NO_HINT);
    if (immediate(c, key, &small)) {
        emit3(c, OP_GETITEMI, dest, object, small);
    } else if (node_kind(c, key) == N_SLICE) {
        Reg first = emit_temp(c);
        bool step = generate_bounds(c, key, first, false);
        if (step) {
            emit3(c, OP_BUILDSLICE, first, first, 3);
        }
        emit3(c, step ? OP_GETITEM : OP_GETSLICE, dest, object, first);
    } else {
        emit3(c, OP_GETITEM, dest, object, generate_any(c, key, NO_HINT));
    }
    c->emit->temps = temps;
}

/* o.name, where it is not called at once. */
static void generate_attribute(Compiler *c, Ref r, Reg dest) {
    uint8_t temps = c->emit->temps;
    Reg object = generate_any(c, tree_child(c, r, 0), is_temp(c, dest) ? dest : NO_HINT);
    emit3(c, OP_GETATTR, dest, object, pool_constant_of(c, tree_index(c, r)));
    c->emit->temps = temps;
}

/* A replacement field of an f-string, `{value!r:spec}`. Register 0 holds the function, so it can
 * stand for no spec. */
static void generate_format(Compiler *c, Ref r, Reg dest) {
    Ref operand = tree_child(c, r, 0), format = tree_child(c, r, 1);
    uint8_t temps = c->emit->temps;
    Reg hint = is_temp(c, dest) ? dest : NO_HINT;
    Reg value =
        format != 0 ? generate_operand(c, operand, format, hint) : generate_any(c, operand, hint);
    Reg spec = format != 0 ? generate_any(c, format, NO_HINT) : 0;
    emit(c, OP_FORMAT, dest, value, (int)tree_op(c, r), spec);
    c->emit->temps = temps;
}

/* Parts into consecutive temporaries, joined in chunks. Texts are constants, fields are
 * formatted; what was joined so far is the first part of the next chunk. */
static COMPILE_APART void generate_fstring(Compiler *c, Ref r, Reg dest) {
    enum { CHUNK = 16 };
    Emitter *e = c->emit;
    uint8_t temps = e->temps;
    Items items = tree_items(c, r, 0);
    if (items.left == 0) {
        emit2(c, OP_LOADK, dest, pool_constant_name(c, ""));
        return;
    }
    if (items.left == 1) {
        generate_to(c, items.at, dest);
        return;
    }
    Reg first = work_in(c, dest);
    int n = 0;
    for (; items.left > 0; tree_step(c, &items)) {
        if (n == CHUNK) {
            emit3(c, OP_BUILDSTRING, first, first, n);
            e->temps = (uint8_t)(first - e->temp_base + 1);
            n = 1;
        }
        generate_to(c, items.at, n == 0 ? first : emit_temp(c));
        n++;
    }
    emit3(c, OP_BUILDSTRING, dest, first, n);
    e->temps = temps;
}

/* Awaits what is in t, the top temporary; the value goes to dest. what: the number of GETAWAITABLE.
 * */
void generate_await(Compiler *c, Reg dest, Reg t, int what) {
    emit3(c, OP_GETAWAITABLE, t, t, what);
    emit1(c, OP_LOADNONE, emit_temp(c));
    emit2(c, OP_YIELDFROM, dest, t);
    c->emit->temps--;
}

/* `yield from` needs a second register for what is sent: None at first. The value of a yield
 * expression is what send() passes. */
static void generate_yield(Compiler *c, Ref r, Reg dest) {
    Ref value = tree_child(c, r, 0);
    uint8_t temps = c->emit->temps;
    if (node_kind(c, r) == N_AWAIT) {
        Reg t = work_in(c, dest);
        generate_to(c, value, t);
        generate_await(c, dest, t, 0);
    } else if (node_kind(c, r) == N_YIELDFROM) {
        Reg t = work_in(c, dest);
        Reg source = generate_any(c, value, t);
        emit3(c, OP_ITER, t, source, true);
        emit1(c, OP_LOADNONE, emit_temp(c));
        emit2(c, OP_YIELDFROM, dest, t);
    } else {
        Reg s;
        if (value != 0) {
            s = generate_any(c, value, is_temp(c, dest) ? dest : NO_HINT);
        } else {
            s = work_in(c, dest);
            emit1(c, OP_LOADNONE, s);
        }
        emit2(c, emit_is_async_generator(c->emit) ? OP_ASYNCYIELD : OP_YIELD, dest, s);
    }
    c->emit->temps = temps;
}

/* (NAME := VALUE): the value stays in dest as well. */
static void generate_walrus(Compiler *c, Ref r, Reg dest) {
    generate_to(c, tree_child(c, r, 1), dest);
    generate_store(c, tree_child(c, r, 0), dest);
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

/* A list of constants: where the code runs once, its words are used as they are. LOADLIST makes
 * the constant None, which is seen by nobody where no instruction runs twice. */
static void generate_constant_list(Compiler *c, Ref r, Reg dest) {
    Value tuple = pool_value(c, tree_index(c, r));
    if (generate_runs_once(c)) { /* the same words as a STORE */
        Object *o = value_to_object(tuple);
        /* Swaps one kind for the other in the header; both are a header and Values. */
        o->header ^= (uintptr_t)(KIND_TUPLE ^ KIND_STORE) << HEADER_KIND_SHIFT;
        emit2(c, OP_LOADLIST, dest, pool_constant_append(c, tuple));
    } else {
        emit2(c, OP_LOADLIST, dest, pool_constant(c, tuple));
    }
}

/* A switch over all kinds of expressions; the work is in the functions above. Nested calls take
 * C stack: compile_nest() raises before it runs out. */
void generate_to(Compiler *c, Ref r, Reg dest) {
    compile_nest(c);
    switch (node_kind(c, r)) {
    case N_NONE: emit1(c, OP_LOADNONE, dest); break;
    case N_TRUE: emit1(c, OP_LOADTRUE, dest); break;
    case N_FALSE: emit1(c, OP_LOADFALSE, dest); break;
    case N_ELLIPSIS: generate_constant(c, ELLIPSIS, dest); break;
    case N_INT: emit2(c, OP_LOADINT, dest, (int16_t)tree_index(c, r)); break;
    case N_CONST: generate_constant(c, pool_value(c, tree_index(c, r)), dest); break;
    case N_NAME: load_name(c, r, dest); break;
    case N_LINE: {
        uint32_t line = c->emit->line;
        c->emit->line = tree_line(c, r);
        generate_to(c, tree_child(c, r, 0), dest);
        c->emit->line = line;
        break;
    }
    case N_BINARY: generate_binary(c, r, dest); break;
    case N_UNARY: generate_unary(c, r, dest); break;
    case N_AND:
    case N_OR: generate_and_or(c, r, dest); break;
    case N_TERNARY: generate_ternary(c, r, dest); break;
    case N_COMPARE: generate_compare(c, r, dest); break;
    case N_CALL:
    case N_SUPER: generate_call(c, r, dest); break;
    case N_ATTRIBUTE: generate_attribute(c, r, dest); break;
    case N_SUBSCRIPT: generate_subscript(c, r, dest); break;
    case N_SLICE: {
        Reg work = work_in(c, dest);
        generate_slice(c, r, work);
        finish_work(c, work, dest);
        break;
    }
    case N_TUPLE:
    case N_LIST:
    case N_SET:
    case N_DICT:
    case N_CONSTDICT: generate_display(c, r, dest); break;
    case N_CONSTLIST: generate_constant_list(c, r, dest); break;
    case N_WALRUS: generate_walrus(c, r, dest); break;
    case N_LAMBDA: generate_function_object(c, r, dest); break;
    case N_COMPREHENSION: generate_comprehension(c, r, dest); break;
    case N_FSTRING: generate_fstring(c, r, dest); break;
    case N_FORMAT: generate_format(c, r, dest); break;
    case N_YIELD:
    case N_AWAIT:
    case N_YIELDFROM: generate_yield(c, r, dest); break;
    /* STARRED outside of a display or a call. */
    default: compile_error(c, c->emit->line, 0, "can't use starred expression here");
    }
}

/* ---- conditions ---- */

/* A comparison of two registers as a jump. The negated forms JNLT... exist because `not a < b`
 * is not `a >= b`: nan, and classes of one's own. `is` runs nothing and allocates nothing. */
static int compare_registers(Compiler *c, unsigned op, Reg left, Reg right, bool sense, int list) {
    if (op == COMPARE_IS || op == COMPARE_ISNOT) {
        bool is = (op == COMPARE_IS) == sense;
        return emit_jump(c, is ? OP_JIS : OP_JISNOT, left, right, list);
    }
    generate_cover(c, &right, left);
    if (op >= COMPARE_IN) {
        bool in = (op == COMPARE_IN) == sense;
        return emit_jump(c, in ? OP_JIN : OP_JNOTIN, left, right, list);
    }
    return emit_jump(c, (Opcode)((sense ? OP_JLT : OP_JNLT) + op), left, right, list);
}

/* The last comparison of a condition: also with an immediate (`if n > 10`), or with None (`if x is
 * None`). */
int generate_compare_jump(Compiler *c, unsigned op, Reg left, Ref b, bool sense, int list) {
    int small;
    Value v;
    if (op <= COMPARE_GE && immediate(c, b, &small)) {
        generate_cover(c, &left, left);
        return emit_jump(c, (Opcode)((sense ? OP_JLTI : OP_JNLTI) + op), left, small, list);
    }
    if ((op == COMPARE_IS || op == COMPARE_ISNOT) && fold_constant(c, b, &v) && value_is_none(v)) {
        bool is = (op == COMPARE_IS) == sense;
        return emit_jump(c, is ? OP_JNONE : OP_JNOTNONE, left, 0, list);
    }
    return compare_registers(c, op, left, compare_right(c, op, b), sense, list);
}

/* A comparison, or a chain of them, as a condition. A chain goes on while comparisons are true:
 * a false one jumps to the target if `sense` is false, else past the jump at its end. */
static int jump_compare(Compiler *c, Ref r, bool sense, int list) {
    Emitter *e = c->emit;
    uint8_t temps = e->temps;
    int skip = NO_JUMPS;
    Bound bound = 0;
    Items links = tree_items(c, r, 1);
    Ref b = tree_child(c, links.at, 0);
    Reg left = generate_operand(c, tree_child(c, r, 0), b, NO_HINT);
    for (bool first = true;; first = false) {
        unsigned op = tree_op(c, links.at);
        tree_step(c, &links);
        if (links.left == 0) {
            list = generate_compare_jump(c, op, left, b, sense, list);
            bound = first ? e->bound : bound;
            break;
        }
        /* The middle of a chain stays in its register for the next comparison. */
        Ref next = tree_child(c, links.at, 0);
        Reg right = generate_operand(c, b, next, NO_HINT);
        bound = first ? e->bound : bound;
        int *fails = sense ? &skip : &list;
        *fails = compare_registers(c, op, left, right, false, *fails);
        left = right;
        e->temps = right - e->temp_base >= temps ? (uint8_t)(right - e->temp_base + 1) : temps;
        b = next;
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
    bool decides = node_kind(c, r) == N_OR; /* an operand with this truth ends it */
    int skip = NO_JUMPS;
    Bound bound = 0;
    Items operands = tree_items(c, r, 0);
    for (bool first = true; operands.left > 1; tree_step(c, &operands), first = false) {
        if (decides == sense) {
            list = generate_jump(c, operands.at, decides, list);
        } else {
            skip = generate_jump(c, operands.at, decides, skip);
        }
        bound = first ? e->bound : bound;
    }
    list = generate_jump(c, operands.at, sense, list);
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
    switch (node_kind(c, r)) {
    case N_LINE: {
        uint32_t line = e->line;
        e->line = tree_line(c, r);
        list = generate_jump(c, tree_child(c, r, 0), sense, list);
        e->line = line;
        return list;
    }
    case N_AND:
    case N_OR: return jump_and_or(c, r, sense, list);
    case N_COMPARE: return jump_compare(c, r, sense, list);
    case N_UNARY:
        if (tree_op(c, r) == UNARY_NOT) {
            return generate_jump(c, tree_child(c, r, 0), !sense, list);
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
