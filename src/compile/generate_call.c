/* SPDX-License-Identifier: MIT */
/* Calls, displays and comprehensions to instructions. Long displays and argument
 * lists are made in chunks, so that they need few registers. */
#include "builtins.h"
#include "compile/generate.h"
#include "object/pointer.h"

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

/* Then their number is known at run time only. */
bool generate_has_star(const Compiler *c, Items items) {
    bool star = false;
    for (; items.left > 0 && !star; tree_step(c, &items)) {
        star = node_kind(c, items.at) == N_STARRED || node_kind(c, items.at) == N_DOUBLESTAR;
    }
    return star;
}

/* Stars, or more arguments than MAX_DIRECT. */
bool generate_needs_spread(const Compiler *c, Items items) {
    return items.left > MAX_DIRECT || generate_has_star(c, items);
}

/* f(1, 2, k=3): values 1, 2, 3 in registers, names the constant tuple ('k',). Keywords come last
 * in the source, too, where there is no star, so the order of evaluation is that of the source. */
int generate_arguments(Compiler *c, Items items, int *names) {
    int n = items.left;
    uint32_t base = c->stack_length;
    for (Items i = items; i.left > 0; tree_step(c, &i)) {
        bool keyword = node_kind(c, i.at) == N_KEYWORD;
        Reg t = emit_temp(c);
        generate_to(c, keyword ? tree_child(c, i.at, 0) : i.at, t);
    }
    for (; items.left > 0; tree_step(c, &items)) {
        if (node_kind(c, items.at) == N_KEYWORD) {
            pool_stack_push(c, pool_value(c, tree_index(c, items.at)));
        }
    }
    *names = -1;
    if (c->stack_length > base) {
        Value tuple = pool_stack_take(c, base, KIND_TUPLE);
        *names = pool_constant(c, tuple);
    }
    return n;
}

/* CALL or CALLKW, and the same for methods, of what is brought into base at `place`. names < 0:
 * there are no keywords. */
static void emit_call(Compiler *c, Opcode plain, Opcode keywords, uint32_t place, Reg dest,
                      Reg base, int n, int names) {
    if (names < 0) {
        if (!emit_fused_call(c, place, dest, base, n)) {
            emit3(c, plain, dest, base, n);
        }
    } else {
        emit(c, keywords, dest, base, n, names);
    }
}

/* None if all are positional. */
Items generate_first_keyword(const Compiler *c, Items items) {
    while (items.left > 0 && node_kind(c, items.at) != N_KEYWORD &&
           node_kind(c, items.at) != N_DOUBLESTAR) {
        tree_step(c, &items);
    }
    return items;
}

/* A keyword behind ** may repeat one: it is merged, so that this is noticed. callee: its
 * register, for the name in "f() got multiple values for keyword argument". Positional items
 * among the keywords are skipped: generate_list() has them. */
void generate_keyword_dict(Compiler *c, Items items, Reg work, Reg callee) {
    int n = 0;
    for (; items.left > 0 && n < CHUNK && node_kind(c, items.at) != N_DOUBLESTAR;
         tree_step(c, &items)) {
        if (node_kind(c, items.at) == N_KEYWORD) {
            emit2(c, OP_LOADK, n == 0 ? work : emit_temp(c),
                  pool_constant_of(c, tree_index(c, items.at)));
            generate_to(c, tree_child(c, items.at, 0), emit_temp(c));
            n += 2;
        }
    }
    emit3(c, OP_BUILDDICT, work, work, n);
    drop_above(c, work);
    for (bool merged = false; items.left > 0; tree_step(c, &items)) {
        unsigned kind = node_kind(c, items.at);
        if (kind == N_DOUBLESTAR) {
            Reg mapping = generate_any(c, tree_child(c, items.at, 0), NO_HINT);
            emit3(c, OP_DICTMERGE, work, mapping, callee);
            merged = true;
        } else if (kind == N_KEYWORD) {
            Ref value = tree_child(c, items.at, 0);
            Reg k = emit_temp(c);
            emit2(c, OP_LOADK, k, pool_constant_of(c, tree_index(c, items.at)));
            Reg v = merged ? emit_temp(c) : -1;
            if (merged) { /* may be there already: merge a dict of one */
                generate_to(c, value, v);
                emit3(c, OP_BUILDDICT, k, k, 2);
                drop_above(c, k);
                emit3(c, OP_DICTMERGE, work, k, callee);
            } else {
                emit3(c, OP_DICTADD, work, k, generate_any(c, value, NO_HINT));
            }
        }
        drop_above(c, work);
    }
}

/* f(*a, **b), and calls with very many arguments. All positional arguments
 * are evaluated before any keyword, as in CPython: in f(k=1, *b) b comes first. */
static void generate_call_spread(Compiler *c, Ref function, Items arguments, Reg dest) {
    Reg base = generate_call_base(c, dest);
    generate_to(c, function, base);
    Reg list = emit_temp(c);
    generate_list(c, arguments, list);
    Items keywords = generate_first_keyword(c, arguments);
    if (keywords.left > 0) {
        generate_keyword_dict(c, keywords, emit_temp(c), base);
    }
    emit3(c, OP_CALLEX, dest, base, keywords.left > 0 ? 2 : 1);
}

/* GETMETHOD; it takes no constant for the best known names, but of self, where it has a short
 * form. */
static void emit_method(Compiler *c, Reg base, Reg object, uint16_t name) {
    int known = code_find_name(code_methods, CODE_METHODS, pool_value(c, name));
    if (known >= 0 && object != 1) {
        emit3(c, OP_GETMETHODN, base, object, known);
    } else {
        emit3(c, OP_GETMETHOD, base, object, pool_constant_of(c, name));
    }
}

/* A method is looked up without making a bound method: GETMETHOD leaves callable and self in
 * base and base + 1, and the arguments follow. N of CALLMETHOD counts self even where there is
 * none. */
void generate_call(Compiler *c, Ref r, Reg dest) {
    Emitter *e = c->emit;
    uint8_t temps = e->temps;
    int names;
    Items arguments = tree_items(c, r, 1);
    Ref callee = tree_child(c, r, 0);
    if (node_kind(c, r) == N_SUPER && tree_op(c, r) == 0) {
        arguments.left = 0; /* super() where it cannot work */
    }
    /* int(x) in a viper function is no call. */
    unsigned type = viper_cast(c, r);
    if (type != POINTER_NONE) {
        Reg s = generate_any(c, arguments.at, is_temp(c, dest) ? dest : NO_HINT);
        if (type != POINTER_OBJECT) {
            emit3(c, OP_CAST, dest, s, (int)type);
        } else if (s != dest) {
            emit2(c, OP_MOVE, dest, s);
        }
        e->temps = temps;
        return;
    }
    if (generate_needs_spread(c, arguments)) {
        generate_call_spread(c, callee, arguments, dest);
        e->temps = temps;
        return;
    }
    Reg base = generate_call_base(c, dest);
    Ref function = tree_without_line(c, callee);
    if (node_kind(c, function) == N_ATTRIBUTE) {
        /* A local stays where it is, anything else goes to base, which GETMETHOD overwrites. */
        Reg object = generate_any(c, tree_child(c, function, 0), base);
        emit_temp(c);
        uint32_t place = emit_here(c);
        emit_method(c, base, object, tree_index(c, function));
        int count = generate_arguments(c, arguments, &names);
        emit_call(c, OP_CALLMETHOD, OP_CALLMETHODKW, place, dest, base, count + 1, names);
    } else {
        uint32_t place = emit_here(c);
        generate_to(c, callee, base);
        int count = generate_arguments(c, arguments, &names);
        emit_call(c, OP_CALL, OP_CALLKW, place, dest, base, count, names);
    }
    e->temps = temps;
}

/* ---- displays ---- */

/* Plain items into consecutive temporaries, the first one into `first`; stops at a star, a
 * keyword, or after CHUNK. Returns how many; *items are those left. */
static int push_chunk(Compiler *c, Items *items, Reg first) {
    int n = 0;
    for (; items->left > 0 && n < CHUNK; tree_step(c, items), n++) {
        unsigned kind = node_kind(c, items->at);
        if (kind == N_STARRED || kind == N_KEYWORD || kind == N_DOUBLESTAR) {
            break;
        }
        generate_to(c, items->at, n == 0 ? first : emit_temp(c));
    }
    return n;
}

/* Spreads what is left of a list or set display, or of the arguments of a call, into `work`:
 * [*a, b]. */
static void spread(Compiler *c, Items items, Reg work, Opcode add, Opcode extend) {
    for (; items.left > 0; tree_step(c, &items)) {
        unsigned kind = node_kind(c, items.at);
        if (kind == N_KEYWORD || kind == N_DOUBLESTAR) {
            continue; /* f(*a, k=1, *b) */
        }
        bool star = kind == N_STARRED;
        Ref value = star ? tree_child(c, items.at, 0) : items.at;
        emit2(c, star ? extend : add, work, generate_any(c, value, NO_HINT));
        drop_above(c, work);
    }
}

/* A list or set made of chunks and stars. The first chunk takes one instruction, everything
 * behind it one for each item. */
static void build_spread(Compiler *c, Items items, Reg work, bool set) {
    int n = push_chunk(c, &items, work);
    emit3(c, set ? OP_BUILDSET : OP_BUILDLIST, work, work, n);
    drop_above(c, work);
    spread(c, items, work, set ? OP_SETADD : OP_LISTAPPEND, set ? OP_SETUPDATE : OP_LISTEXTEND);
}

void generate_list(Compiler *c, Items items, Reg work) {
    build_spread(c, items, work, false);
}

/* {k: v, **m}: a first chunk at once, the rest one by one. A key is evaluated before its value. */
static void generate_dict(Compiler *c, Items items, Reg work) {
    int count = 0;
    for (; items.left > 0 && count < CHUNK && node_kind(c, items.at) != N_DOUBLESTAR;
         tree_step(c, &items), count++) {
        generate_to(c, items.at, count == 0 ? work : emit_temp(c));
    }
    emit3(c, OP_BUILDDICT, work, work, count);
    drop_above(c, work);
    for (; items.left > 0; tree_step(c, &items)) {
        if (node_kind(c, items.at) == N_DOUBLESTAR) {
            emit2(c, OP_DICTUPDATE, work, generate_any(c, tree_child(c, items.at, 0), NO_HINT));
        } else {
            Ref k = items.at;
            tree_step(c, &items);
            Reg key = generate_operand(c, k, items.at, NO_HINT);
            Reg value = generate_any(c, items.at, NO_HINT);
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
    Emitter *e = c->emit;
    uint8_t temps = e->temps;
    unsigned kind = node_kind(c, r);
    Items items = tree_items(c, r, 0);
    if (kind == N_TUPLE && items.left == 0) {
        /* Nothing is on the stack above its own length: the empty tuple, as a constant. */
        Value empty = pool_stack_take(c, c->stack_length, KIND_TUPLE);
        emit2(c, OP_LOADK, dest, pool_constant(c, empty));
        return;
    }
    if (kind != N_DICT && kind != N_CONSTDICT && items.left <= CHUNK &&
        !generate_has_star(c, items)) {
        Reg first = items.left == 0 ? dest : work_in(c, dest);
        int count = push_chunk(c, &items, first);
        emit3(c,
              kind == N_TUPLE  ? OP_BUILDTUPLE
              : kind == N_LIST ? OP_BUILDLIST
                               : OP_BUILDSET,
              dest, first, count);
        e->temps = temps;
        return;
    }
    if (kind == N_DICT && items.left == 0) {
        emit3(c, OP_BUILDDICT, dest, dest, 0);
        return;
    }
    Reg work = work_in(c, dest);
    if (kind == N_CONSTDICT) {
        generate_constant_dict(c, tree_index(c, r), work);
    } else if (kind == N_DICT) {
        generate_dict(c, items, work);
    } else {
        build_spread(c, items, work, kind == N_SET);
    }
    if (kind == N_TUPLE) {
        emit2(c, OP_LISTTOTUPLE, dest, work);
    } else {
        finish_work(c, work, dest);
    }
    e->temps = temps;
}

/* ---- comprehensions ---- */

typedef struct {
    Ref element;   /* and the value of a dict behind it */
    unsigned kind; /* of display */
    Reg work;      /* the list, set or dict; generators: unused */
    bool generator;
    Reg first; /* generators: the register of the first iterator */
} Comprehension;

/* Gives the names of a target temporaries, unless a cell holds them. True: all are consecutive
 * plain names from *first on. *first is -1 before the first name. A name that comes a second
 * time has its register already: then they are not consecutive. */
static bool place_target(Compiler *c, Ref target, Reg *first) {
    switch (node_kind(c, target)) {
    case N_LINE:
    case N_STARRED: place_target(c, tree_child(c, target, 0), first); return false;
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
        for (Items i = tree_items(c, target, 0); i.left > 0; tree_step(c, &i)) {
            plain &= place_target(c, i.at, first) && node_kind(c, i.at) == N_NAME;
        }
        return plain;
    }
    default: return false;
    }
}

/* From here on these variables of a comprehension are bound. Before that, reading one has to
 * fail: check_bound() looks at `assigned`. */
static void mark_assigned(Compiler *c, Ref target) {
    unsigned kind = node_kind(c, target);
    if (kind == N_NAME) {
        Symbol *s = scope_symbol(c, target);
        if (s != NULL) {
            s->assigned = 1;
        }
    } else if (kind == N_TUPLE || kind == N_LIST || kind == N_LINE || kind == N_STARRED) {
        for (Items i = tree_items(c, target, 0); i.left > 0; tree_step(c, &i)) {
            mark_assigned(c, i.at);
        }
    }
}

/* FORNEXT or FORANEXT and the assignment of its item. Returns the list of the jump at the end. A
 * single name or a plain tuple is unpacked straight into its temporaries; other targets by way of
 * one more. */
static int comprehension_next(Compiler *c, Ref target, Reg block, Opcode next, bool generator) {
    Emitter *e = c->emit;
    uint8_t temps;
    Reg first = -1;
    int end;
    bool plain = !generator && place_target(c, target, &first);
    bool name = node_kind(c, target) == N_NAME;
    int count = plain && !name ? tree_items(c, target, 0).left : 0;
    temps = e->temps;
    if (plain && name) {
        end = emit_jump(c, next, first, block, NO_JUMPS);
    } else if (count > 0) {
        end = emit_jump(c, next, first, block, NO_JUMPS);
        emit3(c, OP_UNPACK, first, first, count);
    } else {
        Reg local = generator ? generate_local(c, target) : -1;
        Reg item = local >= 0 ? local : emit_temp(c);
        end = emit_jump(c, next, item, block, NO_JUMPS);
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
    Ref element = k->element;
    uint8_t temps = c->emit->temps;
    if (k->generator) {
        Reg value = generate_any(c, element, NO_HINT);
        Opcode yield = emit_is_async_generator(c->emit) ? OP_ASYNCYIELD : OP_YIELD;
        emit2(c, yield, is_temp(c, value) ? value : emit_temp(c), value);
    } else if (k->kind == N_DICT) {
        Ref item = tree_skip(c, element);
        Reg key = generate_operand(c, element, item, NO_HINT);
        Reg value = generate_any(c, item, NO_HINT);
        generate_cover(c, &value, key);
        emit3(c, OP_DICTADD, k->work, key, value);
    } else {
        Reg value = generate_any(c, element, NO_HINT);
        generate_cover(c, &value, value);
        emit2(c, k->kind == N_SET ? OP_SETADD : OP_LISTAPPEND, k->work, value);
    }
    c->emit->temps = temps;
}

/* One `for` with the `if`s behind it, and what is inside. A false condition jumps back to `top`,
 * for the next item. outermost: in a generator its iterator is the parameter, evaluated by the
 * caller. */
static void comprehension_for(Compiler *c, const Comprehension *k, Items clauses, bool outermost) {
    Emitter *e = c->emit;
    uint8_t temps = e->temps;
    Reg block_top = e->block_top;
    Ref target = tree_child(c, clauses.at, 0), iterable = tree_child(c, clauses.at, 1);
    bool async = tree_op(c, clauses.at);
    Opcode iter = async ? OP_GETAWAITABLE : OP_GETITER;
    compile_nest(c);
    Reg block;
    if (k->generator) {
        /* In a generator's own frame the iteration is in block registers, variables
         * are locals. */
        Reg source = outermost ? k->first : generate_any(c, iterable, NO_HINT);
        block = emit_block_registers(c, 3);
        emit3(c, iter, block, source, 3);
        e->temps = temps;
    } else {
        /* Three temporaries in a row, in the place of block registers. */
        block = emit_temp(c);
        Reg source = generate_any(c, iterable, block);
        emit_temp(c);
        emit_temp(c);
        emit3(c, iter, block, source, 3);
    }
    uint32_t top = emit_here(c);
    int end = comprehension_next(c, target, block, async ? OP_FORANEXT : OP_FORNEXT, k->generator);
    tree_step(c, &clauses);
    for (; clauses.left > 0 && node_kind(c, clauses.at) == N_CLAUSE_IF; tree_step(c, &clauses)) {
        Ref condition = tree_child(c, clauses.at, 0);
        emit_bind_at(c, generate_jump(c, condition, false, NO_JUMPS), top);
    }
    if (clauses.left > 0) {
        comprehension_for(c, k, clauses, false);
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
static void generate_generator(Compiler *c, Ref r, Reg dest) {
    uint8_t temps = c->emit->temps;
    Reg base = generate_call_base(c, dest);
    emit2(c, OP_MAKEFUNCTION, base, scope_at(c, tree_scope(c, r))->code);
    Reg iterator = emit_temp(c);
    Ref first = tree_items(c, r, 2).at;
    Reg source = generate_any(c, tree_child(c, first, 1), iterator);
    if (tree_op(c, first) == 0) {
        emit3(c, OP_ITER, iterator, source, false);
    } else if (source != iterator) { /* async for: asked for its iterator inside */
        emit2(c, OP_MOVE, iterator, source);
    }
    emit3(c, OP_CALL, dest, base, 1);
    c->emit->temps = temps;
}

/* Inlined into the frame: result, iteration and variables are temporaries, one above the other.
 * No variable of it is visible outside, and what its parts bind (x := ...) may not have run. */
void generate_comprehension(Compiler *c, Ref r, Reg dest) {
    Emitter *e = c->emit;
    uint8_t temps = e->temps;
    unsigned kind = *tree_raw(c, r, RAW_FLAGS) & 0x7f;
    if (kind == N_TUPLE) {
        generate_generator(c, r, dest);
        return;
    }
    Comprehension k = {tree_child(c, r, 0), kind, work_in(c, dest), false, -1};
    Bound bound = e->bound;
    e->repeats++;
    comprehension_cells(c, tree_scope(c, r), true);
    emit3(c,
          kind == N_LIST  ? OP_BUILDLIST
          : kind == N_SET ? OP_BUILDSET
                          : OP_BUILDDICT,
          k.work, k.work, 0);
    comprehension_for(c, &k, tree_items(c, r, 2), true);
    comprehension_cells(c, tree_scope(c, r), false);
    e->repeats--;
    e->bound = bound;
    finish_work(c, k.work, dest);
    e->temps = temps;
}

void generate_generator_body(Compiler *c, Ref r) {
    /* The iterator is register 1, the only parameter. */
    Comprehension k = {tree_child(c, r, 0), N_TUPLE, -1, true, 1};
    comprehension_for(c, &k, tree_items(c, r, 2), true);
    emit1(c, OP_RETURNNONE, 0);
}
