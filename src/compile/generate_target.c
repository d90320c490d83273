/* SPDX-License-Identifier: MIT */
/* Targets: storing, deleting, augmented assignment. */
#include "compile/generate.h"

/* ---- names ---- */

/* The register of a target that is a local variable, else -1. Only then can a result be computed in
 * place. Cells, globals and names of classes are none. */
Reg generate_local(Compiler *c, Ref target) {
    target = tree_without_line(c, target);
    if (node_kind(c, target) != N_NAME) {
        return -1;
    }
    const Symbol *s = scope_symbol(c, target);
    return s != NULL && s->how == HOW_LOCAL ? s->place : -1;
}

/* name: in the pool. SETNAME and SETGLOBAL may allocate, so they name the top temporary (cover). */
void generate_store_name(Compiler *c, uint16_t name, Reg value) {
    uint16_t k = pool_constant_of(c, name);
    bool space = c->emit->kind != EMIT_MODULE && !emit_is_global(c, k);
    uint8_t temps = c->emit->temps;
    generate_cover(c, &value, value);
    emit2(c, space ? OP_SETNAME : OP_SETGLOBAL, value, k);
    c->emit->temps = temps;
}

/* To wherever the name lives. A local is surely bound from here on. */
static void store_name(Compiler *c, Ref target, Reg value) {
    const Symbol *s = scope_symbol(c, target);
    if (s == NULL) {
        generate_store_name(c, tree_pool_name(c, target), value);
        return;
    }
    switch (s->how) {
    case HOW_LOCAL:
        if (s->place != value) {
            emit2(c, OP_MOVE, s->place, value);
        }
        c->emit->bound |= bound_bit(s->place);
        break;
    case HOW_CELL: emit2(c, OP_SETCELL, s->place, value); break;
    case HOW_FREE: emit2(c, OP_SETFREE, s->place, value); break;
    default: {
        uint8_t temps = c->emit->temps;
        bool space = s->how == HOW_NAME || s->how == HOW_FREENAME;
        generate_cover(c, &value, value);
        emit2(c, space ? OP_SETNAME : OP_SETGLOBAL, value, pool_constant_of(c, s->name));
        c->emit->temps = temps;
        break;
    }
    }
}

/* `del NAME`. checked: NameError if it is not bound, which only a local can do without: the other
 * instructions check in any case. From here on a local is not surely bound. */
static void delete_name(Compiler *c, Ref target, bool checked) {
    const Symbol *s = scope_symbol(c, target);
    Emitter *e = c->emit;
    uint16_t k = pool_constant_of(c, scope_name(c, target));
    if (s == NULL) {
        bool space = e->kind != EMIT_MODULE && !emit_is_global(c, k);
        emit3(c, OP_DELNAME, !space, 0, k);
        return;
    }
    switch (s->how) {
    case HOW_LOCAL:
        if (checked) {
            emit2(c, OP_CHECK, s->place, k);
        }
        emit2(c, OP_CLEAR, s->place, 1);
        e->bound &= ~bound_bit(s->place);
        break;
    case HOW_CELL: emit2(c, OP_DELCELL, s->place, k); break;
    case HOW_FREE: emit3(c, OP_DELNAME, 2, s->place, k); break;
    case HOW_FREENAME:
    case HOW_NAME: emit3(c, OP_DELNAME, 0, 0, k); break;
    default: emit3(c, OP_DELNAME, 1, 0, k); break;
    }
}

/* `name = None; del name`, so that it does not matter whether the handler deleted it. */
void generate_clear_name(Compiler *c, Ref name) {
    uint8_t temps = c->emit->temps;
    if (generate_local(c, name) < 0) {
        Reg t = emit_temp(c);
        emit1(c, OP_LOADNONE, t);
        store_name(c, name, t);
    }
    delete_name(c, name, false);
    c->emit->temps = temps;
}

/* ---- stores ---- */

/* self.NAME = in a method: the class makes room for it in its instances. It counts if the object is
 * the first parameter of a method, directly inside it. A guess: names that are missed go to the
 * instance's dict, those too many cost a word. May allocate. */
static void note_self_name(Compiler *c, Ref object, uint16_t name) {
    const Emitter *e = c->emit;
    object = tree_without_line(c, object);
    if (e->scope == 0 || node_kind(c, object) != N_NAME ||
        !(scope_at(c, e->scope)->flags & SCOPE_METHOD)) {
        return;
    }
    const Symbol *s = scope_symbol(c, object);
    const Scope *method = scope_at(c, e->scope);
    if (s == NULL || !(s->flags & SYMBOL_PARAMETER) ||
        s->name != tree_raw16(c, scope_parameters(c, method->node).at, RAW_POOL)) {
        return;
    }
    /* A streamed class, whose Emitter is the next outer one; else the class is part of the tree. */
    if (method->parent == 0) {
        emit_self_name(c, e->outer, name);
        return;
    }
    Ref *link = &scope_at(c, method->parent)->self_names;
    for (; *link != 0; link = &self_name_at(c, *link)->next) {
        if (self_name_at(c, *link)->name == name) {
            return;
        }
    }
    SelfName *new = tree_take(c, sizeof(SelfName), link);
    new->name = name;
}

/* object[key] = value, where value was evaluated before. CPython evaluates the value before object
 * and key. The operands of SETITEM need not be in a row. */
static void store_subscript(Compiler *c, Ref r, Reg value) {
    Ref k = tree_child(c, r, 1);
    Reg object = generate_operand(c, tree_child(c, r, 0), k, NO_HINT);
    Reg key = generate_any(c, k, NO_HINT);
    generate_cover(c, &value, key > object ? key : object);
    emit3(c, OP_SETITEM, object, key, value);
}

/* The items of `value` to the targets of a list or tuple: a, *b, c = value. UNPACK checks the
 * number of items, and takes all before the first target is stored to, as stores may change what is
 * unpacked. SyntaxError for more targets than there are registers. */
static void store_sequence(Compiler *c, Ref sequence, Reg value) {
    const Items targets = tree_items(c, sequence, 0);
    int before = 0, after = 0, star = 0;
    for (Items i = targets; i.left > 0; tree_step(c, &i)) {
        bool is = node_kind(c, tree_without_line(c, i.at)) == N_STARRED;
        star += is;
        *(star == 0 ? &before : &after) += !is;
    }
    /* Each needs a temporary in the meantime, of which there are no more than 250. */
    if (before > 200 || after > 200) {
        compile_error(c, c->emit->line, 0, "too many targets in assignment");
    }
    /* All plain locals in a row: straight into their registers. */
    Reg first = -1;
    /* No temporary but the value itself: then locals may be written. */
    bool straight = c->emit->temps == is_temp(c, value);
    int count = 0;
    for (Items i = targets; i.left > 0 && straight; tree_step(c, &i), count++) {
        Reg local = generate_local(c, i.at);
        first = count == 0 ? local : first;
        straight = star == 0 && local >= 0 && !is_temp(c, local) && local == first + count;
    }
    straight &= count > 0;
    if (!straight) {
        /* One at least: what is live at the instruction follows from its destination. */
        first = emit_temp(c);
        for (int i = 1; i < before + star + after; i++) {
            (void)emit_temp(c);
        }
    }
    if (star > 0) {
        emit(c, OP_UNPACKSTAR, first, value, before, after);
    } else {
        emit3(c, OP_UNPACK, first, value, before);
    }
    for (Items i = targets; i.left > 0; tree_step(c, &i), first++) {
        Ref target = tree_without_line(c, i.at);
        if (node_kind(c, target) == N_STARRED) {
            target = tree_child(c, target, 0);
        }
        generate_store(c, target, first);
    }
}

/* Stores into any target. value is a register that stays in use. */
void generate_store(Compiler *c, Ref target, Reg value) {
    uint8_t temps = c->emit->temps;
    compile_nest(c);
    switch (node_kind(c, target)) {
    case N_LINE: generate_store(c, tree_child(c, target, 0), value); break;
    case N_NAME: store_name(c, target, value); break;
    case N_ATTRIBUTE: {
        Ref r = tree_child(c, target, 0);
        Reg object = generate_any(c, r, NO_HINT);
        uint16_t name = pool_constant_of(c, tree_index(c, target));
        generate_cover(c, &value, object);
        emit3(c, OP_SETATTR, object, value, name);
        note_self_name(c, r, name);
        break;
    }
    case N_SUBSCRIPT: store_subscript(c, target, value); break;
    default: store_sequence(c, target, value); break;
    }
    c->emit->temps = temps;
}

/* a, b = x, y with as many of each and no star: no tuple is made. All values are evaluated before
 * the first target is stored to, as a, b = b, a needs. At most MOST, each of which holds a
 * temporary. False: not of this form, nothing was emitted. */
static bool assign_pairwise(Compiler *c, Ref target, Ref value) {
    enum { MOST = 8 };
    unsigned left = node_kind(c, target), right = node_kind(c, value);
    if ((left != N_TUPLE && left != N_LIST) || (right != N_TUPLE && right != N_LIST)) {
        return false;
    }
    Items targets = tree_items(c, target, 0), values = tree_items(c, value, 0);
    if (targets.left != values.left || targets.left > MOST || targets.left == 0 ||
        generate_has_star(c, targets) || generate_has_star(c, values)) {
        return false;
    }
    Reg regs[MOST] = {0};
    for (int n = 0; values.left > 0; tree_step(c, &values), n++) {
        regs[n] = emit_temp(c);
        generate_to(c, values.at, regs[n]);
    }
    /* Types are noted last: the values may be of the very names that get them. */
    values = tree_items(c, value, 0);
    for (int n = 0; targets.left > 0; tree_step(c, &targets), tree_step(c, &values), n++) {
        viper_note(c, targets.at, values.at, false);
        generate_store(c, targets.at, regs[n]);
    }
    return true;
}

/* Chooses the shortest way: into the local itself, pair by pair, or through a temporary. A local
 * in `value` that a := in the target may change is copied first. */
void generate_assign(Compiler *c, Ref target, Ref value) {
    Emitter *e = c->emit;
    uint8_t temps = e->temps;
    target = tree_without_line(c, target);
    viper_note(c, target, value, false);
    Reg local = temps == 0 ? generate_local(c, target) : -1;
    if (local >= 0) {
        generate_to(c, value, local);
        e->bound |= bound_bit(local);
        return;
    }
    if (!assign_pairwise(c, target, value)) {
        Reg r = generate_any(c, value, NO_HINT);
        Ref name = tree_without_line(c, value);
        const Symbol *s = node_kind(c, name) == N_NAME ? scope_symbol(c, name) : NULL;
        if (s != NULL && s->flags & SYMBOL_WALRUS && !is_temp(c, r)) {
            Reg t = emit_temp(c);
            emit2(c, OP_MOVE, t, r);
            r = t;
        }
        generate_store(c, target, r);
    }
    e->temps = temps;
}

/* ---- del ---- */

/* del of a name, attribute, item, or of a list of such. del a, b works from left to right; what
 * was deleted stays so when the next one raises. */
void generate_delete(Compiler *c, Ref target) {
    uint8_t temps = c->emit->temps;
    compile_nest(c);
    switch (node_kind(c, target)) {
    case N_LINE: generate_delete(c, tree_child(c, target, 0)); break;
    case N_NAME: delete_name(c, target, true); break;
    case N_ATTRIBUTE: {
        Reg object = generate_any(c, tree_child(c, target, 0), NO_HINT);
        emit2(c, OP_DELATTR, object, pool_constant_of(c, tree_index(c, target)));
        break;
    }
    case N_SUBSCRIPT: {
        Ref key = tree_child(c, target, 1);
        Reg object = generate_operand(c, tree_child(c, target, 0), key, NO_HINT);
        emit2(c, OP_DELITEM, object, generate_any(c, key, NO_HINT));
        break;
    }
    default:
        for (Items i = tree_items(c, target, 0); i.left > 0; tree_step(c, &i)) {
            generate_delete(c, i.at);
        }
        break;
    }
    c->emit->temps = temps;
}

/* ---- augmented assignment ---- */

/* d = s op= value. s is d, or the top temporary: a copy of d that is changed in its place. Small
 * constants are immediate. What viper code computes in fewer bits is cut to them (CAST). */
static void emit_inplace(Compiler *c, Ref target, unsigned op, Ref r, Reg d, Reg s) {
    Value v;
    bool cut;
    unsigned type = viper_binary(op, viper_type(c, target), viper_type(c, r), &cut);
    bool add = op == BINARY_ADD, sub = op == BINARY_SUB;
    if ((add || sub) && fold_constant(c, r, &v) && value_is_int(v) &&
        value_to_int(v) == (int8_t)value_to_int(v)) {
        emit2(c, add ? OP_IADDI : OP_ISUBI, s, (int)value_to_int(v));
    } else {
        Reg value = generate_any(c, r, NO_HINT);
        emit2(c, (Opcode)(OP_IADD + op), s, value);
    }
    if (cut) {
        emit3(c, OP_CAST, s, s, (int)type);
    }
    if (d != s) {
        emit2(c, OP_MOVE, d, s);
    }
}

/* TARGET op= VALUE. Object and key are evaluated once, and before the value. They stay in registers
 * for the store: generate_operand() copies a local that the value may change. */
void generate_augmented(Compiler *c, Ref statement) {
    Ref target = tree_child(c, statement, 0), value = tree_skip(c, target);
    unsigned op = tree_op(c, statement);
    Reg local = generate_local(c, target);
    if (local >= 0) {
        Reg s = generate_operand(c, target, value, NO_HINT); /* checks that it is bound */
        emit_inplace(c, target, op, value, local, s);
    } else if (node_kind(c, target) == N_NAME) {
        Reg work = emit_temp(c);
        generate_to(c, target, work);
        emit_inplace(c, target, op, value, work, work);
        generate_store(c, target, work);
    } else if (node_kind(c, target) == N_ATTRIBUTE) {
        Ref r = tree_child(c, target, 0);
        Reg object = generate_operand(c, r, value, NO_HINT);
        uint16_t name = pool_constant_of(c, tree_index(c, target));
        Reg work = emit_temp(c);
        emit3(c, OP_GETATTR, work, object, name);
        emit_inplace(c, target, op, value, work, work);
        emit3(c, OP_SETATTR, object, work, name);
        note_self_name(c, r, name);
    } else {
        Ref r = tree_child(c, target, 0), k = tree_skip(c, r);
        Reg object = generate_operand(c, r, generate_is_simple(c, k) ? value : k, NO_HINT);
        Reg key = generate_operand(c, k, value, NO_HINT);
        Reg work = emit_temp(c);
        emit3(c, OP_GETITEM, work, object, key);
        emit_inplace(c, target, op, value, work, work);
        emit3(c, OP_SETITEM, object, key, work);
    }
    c->emit->temps = 0;
}
