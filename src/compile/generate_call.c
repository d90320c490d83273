/* SPDX-License-Identifier: MIT */
/* Calls, displays and comprehensions to instructions. Long displays and argument
 * lists are made in chunks, so that they need few registers. */
#include "builtins.h"
#include "compile/generate.h"

/* MAX_DIRECT: arguments that go to registers of their own; more are gathered in a list. CHUNK:
 * elements of a display that are in temporaries at a time. */
enum { MAX_DIRECT = 24, CHUNK = 16 };

/* ---- calls ---- */

/* Two registers become the links of the frame that is called (base[1] and base[2] in
 * docs/architecture.md). The temporaries are taken one after the other, so the base is the top
 * one; the caller of this pushes the arguments behind it. */
Reg generate_call_base(Compiler *c, Reg dest) {
    if (!is_temp(c, dest)) {
        emit_temp(c); /* a result in a temporary may lie where the frame's link was */
    }
    emit_temp(c);
    return emit_temp(c);
}

/* How many ITEMs. */
static unsigned count_items(const Compiler *c, Ref item) {
    unsigned n = 0;
    for (; item != 0; item = node_at(c, item)->b) {
        n++;
    }
    return n;
}

/* Stars, or more arguments than MAX_DIRECT. */
bool generate_needs_spread(const Compiler *c, unsigned flags, Ref items) {
    return flags & (CALL_STAR | CALL_DOUBLESTAR) || count_items(c, items) > MAX_DIRECT;
}

/* f(1, 2, k=3): values 1, 2, 3 in registers, names the constant tuple ('k',). Keywords come last
 * in the source, too, where there is no star, so the order of evaluation is that of the source. */
int generate_arguments(Compiler *c, Ref items, int *names) {
    int n = 0;
    uint32_t base = c->stack_length;
    for (Ref r = items; r != 0; r = node_at(c, r)->b, n++) {
        Reg t = emit_temp(c);
        generate_to(c, node_at(c, r)->a, t);
    }
    for (Ref r = items; r != 0; r = node_at(c, r)->b) {
        if (node_at(c, r)->op == ITEM_KEYWORD) {
            pool_stack_push(c, pool_value(c, node_at(c, r)->c));
        }
    }
    *names = -1;
    if (c->stack_length > base) {
        Value tuple = pool_stack_take(c, base, KIND_TUPLE);
        *names = pool_constant(c, tuple);
    }
    return n;
}

/* CALL or CALLKW, and the same for methods. names < 0: there are no keywords. */
static void emit_call(Compiler *c, Opcode plain, Opcode keywords, Reg dest, Reg base, int n,
                      int names) {
    if (names < 0) {
        emit3(c, plain, dest, base, n);
    } else {
        emit(c, keywords, dest, base, n, names);
    }
}

/* 0 if all are positional. */
Ref generate_first_keyword(const Compiler *c, Ref item) {
    while (item != 0 && node_at(c, item)->op != ITEM_KEYWORD &&
           node_at(c, item)->op != ITEM_DOUBLESTAR) {
        item = node_at(c, item)->b;
    }
    return item;
}

/* A keyword behind ** may repeat one: it is merged, so that this is noticed. callee: its
 * register, for the name in "f() got multiple values for keyword argument". Positional items
 * among the keywords are skipped: generate_list() has them. */
void generate_keyword_dict(Compiler *c, Ref item, Reg work, Reg callee) {
    emit3(c, OP_BUILDDICT, work, work, 0);
    for (bool merged = false; item != 0; item = node_at(c, item)->b) {
        const Node *n = node_at(c, item);
        if (n->op == ITEM_DOUBLESTAR) {
            emit3(c, OP_DICTMERGE, work, generate_any(c, n->a, NO_HINT), callee);
            merged = true;
        } else if (n->op == ITEM_KEYWORD) {
            Reg k = emit_temp(c);
            emit2(c, OP_LOADK, k, pool_constant_of(c, n->c));
            Reg v = merged ? emit_temp(c) : -1;
            if (merged) { /* may be there already: merge a dict of one */
                generate_to(c, n->a, v);
                emit3(c, OP_BUILDDICT, k, k, 2);
                drop_above(c, k);
                emit3(c, OP_DICTMERGE, work, k, callee);
            } else {
                emit3(c, OP_DICTADD, work, k, generate_any(c, n->a, NO_HINT));
            }
        }
        drop_above(c, work);
    }
}

/* f(*a, **b), and calls with very many arguments. All positional arguments
 * are evaluated before any keyword, as in CPython: in f(k=1, *b) b comes first. */
static void generate_call_spread(Compiler *c, const Node *n, Reg dest) {
    Reg base = generate_call_base(c, dest);
    generate_to(c, n->a, base);
    Reg list = emit_temp(c);
    generate_list(c, n->b, list);
    Ref keyword = generate_first_keyword(c, n->b);
    if (keyword != 0) {
        generate_keyword_dict(c, keyword, emit_temp(c), base);
    }
    emit3(c, OP_CALLEX, dest, base, keyword != 0 ? 2 : 1);
}

/* A method is looked up without making a bound method: GETMETHOD leaves callable and self in
 * base and base + 1, and the arguments follow. N of CALLMETHOD counts self even where there is
 * none. */
void generate_call(Compiler *c, Ref r, Reg dest) {
    const Node *n = node_at(c, r);
    Emitter *e = c->emit;
    uint8_t temps = e->temps;
    int names;
    if (generate_needs_spread(c, n->op, n->b)) {
        generate_call_spread(c, n, dest);
        e->temps = temps;
        return;
    }
    Reg base = generate_call_base(c, dest);
    Ref function = node_kind(c, n->a) == N_LINE ? node_at(c, n->a)->a : n->a;
    if (node_kind(c, function) == N_ATTRIBUTE) {
        const Node *a = node_at(c, function);
        /* A local stays where it is, anything else goes to base, which GETMETHOD overwrites. */
        Reg object = generate_any(c, a->a, base);
        emit_temp(c);
        emit3(c, OP_GETMETHOD, base, object, pool_constant_of(c, a->b));
        int count = generate_arguments(c, n->b, &names);
        emit_call(c, OP_CALLMETHOD, OP_CALLMETHODKW, dest, base, count + 1, names);
    } else {
        generate_to(c, n->a, base);
        int count = generate_arguments(c, n->b, &names);
        emit_call(c, OP_CALL, OP_CALLKW, dest, base, count, names);
    }
    e->temps = temps;
}

/* ---- displays ---- */

/* Plain items into consecutive temporaries, the first one into `first`; stops at a star, a
 * keyword, or after CHUNK. Returns how many. *item is the first one left, 0 at the end. */
static int push_chunk(Compiler *c, Ref *item, Reg first) {
    int n = 0;
    while (*item != 0 && n < CHUNK) {
        const Node *i = node_at(c, *item);
        if (i->op != ITEM_PLAIN || node_kind(c, i->a) == N_STARRED) {
            break;
        }
        generate_to(c, i->a, n == 0 ? first : emit_temp(c));
        *item = i->b;
        n++;
    }
    return n;
}

/* Spreads what is left of a list or set display, or of the arguments of a call, into `work`:
 * [*a, b]. */
static void spread(Compiler *c, Ref item, Reg work, Opcode add, Opcode extend) {
    for (; item != 0; item = node_at(c, item)->b) {
        const Node *i = node_at(c, item);
        if (i->op == ITEM_KEYWORD || i->op == ITEM_DOUBLESTAR) {
            continue; /* f(*a, k=1, *b) */
        }
        bool star = i->op == ITEM_STAR || node_kind(c, i->a) == N_STARRED;
        Ref value = node_kind(c, i->a) == N_STARRED ? node_at(c, i->a)->a : i->a;
        emit2(c, star ? extend : add, work, generate_any(c, value, NO_HINT));
        drop_above(c, work);
    }
}

/* A list or set made of chunks and stars. The first chunk takes one instruction, everything
 * behind it one for each item. */
static void build_spread(Compiler *c, Ref item, Reg work, bool set) {
    int n = push_chunk(c, &item, work);
    emit3(c, set ? OP_BUILDSET : OP_BUILDLIST, work, work, n);
    drop_above(c, work);
    spread(c, item, work, set ? OP_SETADD : OP_LISTAPPEND, set ? OP_SETUPDATE : OP_LISTEXTEND);
}

void generate_list(Compiler *c, Ref item, Reg work) {
    build_spread(c, item, work, false);
}

/* {k: v, **m}: a first chunk at once, the rest one by one. A key is evaluated before its value. */
static void generate_dict(Compiler *c, const Node *n, Reg work) {
    Ref item = n->a;
    int count = 0;
    for (; item != 0 && count < CHUNK && node_at(c, item)->op == ITEM_PLAIN; count += 2) {
        const Node *i = node_at(c, item);
        generate_to(c, i->c, count == 0 ? work : emit_temp(c));
        generate_to(c, i->a, emit_temp(c));
        item = i->b;
    }
    emit3(c, OP_BUILDDICT, work, work, count);
    drop_above(c, work);
    for (; item != 0; item = node_at(c, item)->b) {
        const Node *i = node_at(c, item);
        if (i->op == ITEM_DOUBLESTAR) {
            emit2(c, OP_DICTUPDATE, work, generate_any(c, i->a, NO_HINT));
        } else {
            Reg key = generate_operand(c, i->c, i->a, NO_HINT);
            Reg value = generate_any(c, i->a, NO_HINT);
            emit3(c, OP_DICTADD, work, key, value);
        }
        drop_above(c, work);
    }
}

/* A dict of constants, which lie in a tuple by turns. The tuple is looked up in the pool at each
 * step: making a constant may move it. */
static void generate_constant_dict(Compiler *c, uint16_t tuple, Reg work) {
    /* Keys and values together, so an even number; CHUNK is even as well. */
    size_t n = tuple_length(AS(Tuple, pool_value(c, tuple)));
    size_t first = n < CHUNK ? n : CHUNK;
    for (size_t i = 0; i < first; i++) {
        generate_constant(c, AS(Tuple, pool_value(c, tuple))->items[i],
                          i == 0 ? work : emit_temp(c));
    }
    emit3(c, OP_BUILDDICT, work, work, (int)first);
    drop_above(c, work);
    for (size_t i = first; i < n; i += 2) {
        Reg key = emit_temp(c), value = emit_temp(c);
        generate_constant(c, AS(Tuple, pool_value(c, tuple))->items[i], key);
        generate_constant(c, AS(Tuple, pool_value(c, tuple))->items[i + 1], value);
        emit3(c, OP_DICTADD, work, key, value);
        drop_above(c, work);
    }
}

/* Short displays without stars take one instruction over consecutive temporaries. dest is
 * written last, so that a local of that name keeps its old value while elements are evaluated. */
void generate_display(Compiler *c, Ref r, Reg dest) {
    const Node *n = node_at(c, r);
    Emitter *e = c->emit;
    uint8_t temps = e->temps;
    if (n->a == 0 && n->kind == N_TUPLE) {
        /* Nothing is on the stack above its own length: the empty tuple, as a constant. */
        Value empty = pool_stack_take(c, c->stack_length, KIND_TUPLE);
        emit2(c, OP_LOADK, dest, pool_constant(c, empty));
        return;
    }
    if (n->kind != N_DICT && n->kind != N_CONSTDICT && n->b <= CHUNK && !(n->op & DISPLAY_STAR)) {
        Ref item = n->a;
        Reg first = n->a == 0 ? dest : work_in(c, dest);
        int count = push_chunk(c, &item, first);
        emit3(c,
              n->kind == N_TUPLE  ? OP_BUILDTUPLE
              : n->kind == N_LIST ? OP_BUILDLIST
                                  : OP_BUILDSET,
              dest, first, count);
        e->temps = temps;
        return;
    }
    if (n->kind == N_DICT && n->a == 0) {
        emit3(c, OP_BUILDDICT, dest, dest, 0);
        return;
    }
    Reg work = work_in(c, dest);
    if (n->kind == N_CONSTDICT) {
        generate_constant_dict(c, n->a, work);
    } else if (n->kind == N_DICT) {
        generate_dict(c, n, work);
    } else {
        build_spread(c, n->a, work, n->kind == N_SET);
    }
    if (n->kind == N_TUPLE) {
        emit2(c, OP_LISTTOTUPLE, dest, work);
    } else {
        finish_work(c, work, dest);
    }
    e->temps = temps;
}

/* ---- comprehensions ---- */

typedef struct {
    const Node *node; /* COMPREHENSION */
    Reg work;         /* the list, set or dict; generators: unused */
    bool generator;
    Reg first; /* generators: the register of the first iterator */
} Comprehension;

/* Gives the names of a target temporaries, unless a cell holds them. True: all are consecutive
 * plain names from *first on. *first is -1 before the first name. A name that comes a second
 * time has its register already: then they are not consecutive. */
static bool place_target(Compiler *c, Ref target, Reg *first) {
    const Node *n = node_at(c, target);
    switch (n->kind) {
    case N_LINE:
    case N_STARRED: place_target(c, n->a, first); return false;
    case N_NAME: {
        Symbol *s = scope_symbol(c, target);
        if (s == NULL || s->how != HOW_LOCAL || s->place != 0) {
            return false;
        }
        s->place = (uint8_t)emit_temp(c);
        if (*first < 0) {
            *first = s->place;
        }
        return true;
    }
    case N_TUPLE:
    case N_LIST: {
        bool plain = true;
        for (Ref i = n->a; i != 0; i = node_at(c, i)->b) {
            plain &= place_target(c, node_at(c, i)->a, first) &&
                     node_kind(c, node_at(c, i)->a) == N_NAME;
        }
        return plain;
    }
    default: return false;
    }
}

/* From here on these variables of a comprehension are bound. Before that, reading one has to
 * fail: check_bound() looks at `assigned`. */
static void mark_assigned(Compiler *c, Ref target) {
    const Node *n = node_at(c, target);
    if (n->kind == N_NAME) {
        Symbol *s = scope_symbol(c, target);
        if (s != NULL) {
            s->assigned = 1;
        }
    } else if (n->kind == N_TUPLE || n->kind == N_LIST) {
        for (Ref i = n->a; i != 0; i = node_at(c, i)->b) {
            mark_assigned(c, node_at(c, i)->a);
        }
    } else if (n->kind == N_LINE || n->kind == N_STARRED) {
        mark_assigned(c, n->a);
    }
}

/* FORNEXT and the assignment of its item. Returns the list of the jump at the end. A single name
 * or a plain tuple is unpacked straight into its temporaries; other targets by way of one more. */
static int comprehension_next(Compiler *c, Ref target, Reg block, bool generator) {
    Emitter *e = c->emit;
    uint8_t temps;
    Reg first = -1;
    int end;
    bool plain = !generator && place_target(c, target, &first);
    const Node *n = node_at(c, target);
    temps = e->temps;
    if (plain && n->kind == N_NAME) {
        end = emit_jump(c, OP_FORNEXT, first, block, NO_JUMPS);
    } else if (plain && n->b > 0) {
        end = emit_jump(c, OP_FORNEXT, first, block, NO_JUMPS);
        emit3(c, OP_UNPACK, first, first, n->b);
    } else {
        Reg local = generator ? generate_local(c, target) : -1;
        Reg item = local >= 0 ? local : emit_temp(c);
        end = emit_jump(c, OP_FORNEXT, item, block, NO_JUMPS);
        if (local < 0) {
            generate_store(c, target, item);
        } else {
            e->bound |= bound_bit(local);
        }
        e->temps = temps;
    }
    mark_assigned(c, target);
    return end;
}

/* What the innermost loop does: add to the result, or yield. YIELD needs a destination for what
 * is sent, though nobody reads it. */
static void comprehension_element(Compiler *c, const Comprehension *k) {
    const Node *item = node_at(c, k->node->b);
    uint8_t temps = c->emit->temps;
    if (k->generator) {
        Reg value = generate_any(c, item->a, NO_HINT);
        emit2(c, OP_YIELD, is_temp(c, value) ? value : emit_temp(c), value);
    } else if (k->node->op == N_DICT) {
        Reg key = generate_operand(c, item->c, item->a, NO_HINT);
        Reg value = generate_any(c, item->a, NO_HINT);
        generate_cover(c, &value, key);
        emit3(c, OP_DICTADD, k->work, key, value);
    } else {
        Reg value = generate_any(c, item->a, NO_HINT);
        generate_cover(c, &value, value);
        emit2(c, k->node->op == N_SET ? OP_SETADD : OP_LISTAPPEND, k->work, value);
    }
    c->emit->temps = temps;
}

/* One `for` with the `if`s behind it, and what is inside. A false condition jumps back to `top`,
 * for the next item. outermost: in a generator its iterator is the parameter, evaluated by the
 * caller. */
static void comprehension_for(Compiler *c, const Comprehension *k, Ref clause, bool outermost) {
    Emitter *e = c->emit;
    uint8_t temps = e->temps;
    Reg block_top = e->block_top;
    const Node *n = node_at(c, clause);
    compile_nest(c);
    Reg block;
    if (k->generator) {
        /* In a generator's own frame the iteration is in block registers, variables
         * are locals. */
        Reg source = outermost ? k->first : generate_any(c, n->b, NO_HINT);
        block = emit_block_registers(c, 3);
        emit2(c, OP_GETITER, block, source);
        e->temps = temps;
    } else {
        /* Three temporaries in a row, in the place of block registers. */
        block = emit_temp(c);
        Reg source = generate_any(c, n->b, block);
        emit_temp(c);
        emit_temp(c);
        emit2(c, OP_GETITER, block, source);
    }
    uint32_t top = emit_here(c);
    int end = comprehension_next(c, n->a, block, k->generator);
    Ref next = n->c;
    while (next != 0 && node_at(c, next)->op == CLAUSE_IF) {
        emit_bind_at(c, generate_jump(c, node_at(c, next)->a, false, NO_JUMPS), top);
        next = node_at(c, next)->c;
    }
    if (next != 0) {
        comprehension_for(c, k, next, false);
    } else {
        comprehension_element(c, k);
    }
    emit_jump_to(c, OP_JUMP, 0, 0, top);
    emit_bind(c, end);
    e->temps = temps;
    e->block_top = (uint8_t)block_top;
}

/* Cells of the comprehension's own variables: made before it, dropped behind it. They lie in fixed
 * registers of the frame, which are live all the time. CLEAR before NEWCELL lets a cell begin
 * empty. */
static void comprehension_cells(Compiler *c, Ref scope, bool make) {
    for (Ref r = scope_at(c, scope)->symbols; r != 0; r = symbol_at(c, r)->next) {
        const Symbol *s = symbol_at(c, r);
        if (s->how != HOW_CELL) {
            continue;
        }
        emit2(c, OP_CLEAR, s->place, 1);
        if (make && c->emit->temps <= 1) {
            emit1(c, OP_NEWCELL, s->place);
        } else if (make) { /* it allocates, and must cover what is in use */
            Reg t = emit_temp(c);
            emit2(c, OP_CLEAR, t, 1);
            emit1(c, OP_NEWCELL, t);
            emit2(c, OP_MOVE, s->place, t);
            c->emit->temps--;
        }
    }
}

/* A generator expression: its function, called with the iterator of the first iterable. CPython
 * likewise evaluates the first iterable at once and all else when the generator runs. */
static void generate_generator(Compiler *c, const Node *n, Reg dest) {
    uint8_t temps = c->emit->temps;
    Reg base = generate_call_base(c, dest);
    emit2(c, OP_MAKEFUNCTION, base, scope_at(c, n->a)->code);
    Reg iterator = emit_temp(c);
    Reg source = generate_any(c, node_at(c, n->c)->b, iterator);
    emit2(c, OP_ITER, iterator, source);
    emit3(c, OP_CALL, dest, base, 1);
    c->emit->temps = temps;
}

/* Inlined into the frame: result, iteration and variables are temporaries, one above the other.
 * No variable of it is visible outside, and what its parts bind (x := ...) may not have run. */
void generate_comprehension(Compiler *c, Ref r, Reg dest) {
    const Node *n = node_at(c, r);
    Emitter *e = c->emit;
    uint8_t temps = e->temps;
    if (n->op == N_TUPLE) {
        generate_generator(c, n, dest);
        return;
    }
    Comprehension k = {n, work_in(c, dest), false, -1};
    Bound bound = e->bound;
    e->repeats++;
    comprehension_cells(c, n->a, true);
    emit3(c,
          n->op == N_LIST  ? OP_BUILDLIST
          : n->op == N_SET ? OP_BUILDSET
                           : OP_BUILDDICT,
          k.work, k.work, 0);
    comprehension_for(c, &k, n->c, true);
    comprehension_cells(c, n->a, false);
    e->repeats--;
    e->bound = bound;
    finish_work(c, k.work, dest);
    e->temps = temps;
}

void generate_generator_body(Compiler *c, Ref comprehension) {
    const Node *n = node_at(c, comprehension);
    /* The iterator is register 1, the only parameter. */
    Comprehension k = {n, -1, true, 1};
    comprehension_for(c, &k, n->c, true);
    emit1(c, OP_RETURNNONE, 0);
}
