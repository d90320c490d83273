/* SPDX-License-Identifier: MIT */
/* Name resolution (compile/scope.h): walk, resolve, number.
 *
 * A comprehension is a scope but no frame: what it binds are temporaries of the enclosing frame
 * (or a fixed register, if an inner function captures it), everything else is an alias of the
 * enclosing scope's symbol. A generator expression is a function of its own.
 *
 * All symbols of a scope must be known before one is resolved, since a binding anywhere in a
 * function makes a name local everywhere in it; all captures must be known before registers are
 * given, since a captured variable lies in a cell. So there are three passes. Errors are those of
 * CPython's symbol table, at the line of the statement. */
#include "compile/scope.h"

#include "compile/emit.h"

static Ref walk(Compiler *c, Ref r);
static void walk_statements(Compiler *c, Ref r);

/* ---- symbols ---- */
/* A scope's symbols are a list in order of appearance, searched from its beginning: functions have
 * few names. Names are compared by pool index: pool_add_name() gives equal ones the same. */

/* The symbol of a name in a scope, or 0. Those with SYMBOL_PASS are no names of the class. */
static Ref symbol_find(const Compiler *c, Ref scope, uint16_t name) {
    Ref r = scope_at(c, scope)->symbols;
    while (r != 0 && (symbol_at(c, r)->name != name || symbol_at(c, r)->flags & SYMBOL_PASS)) {
        r = symbol_at(c, r)->next;
    }
    return r;
}

/* A new symbol at the end of the scope's list: passes that walk the list come to it, too. */
static Ref symbol_add(Compiler *c, Ref scope, uint16_t name, unsigned flags) {
    Ref r;
    Symbol *s = tree_take(c, sizeof(Symbol), &r);
    Scope *owner = scope_at(c, scope);
    s->name = name;
    s->flags = (uint8_t)flags;
    if (owner->symbols == 0) {
        owner->symbols = r;
    } else {
        symbol_at(c, owner->last_symbol)->next = r;
    }
    owner->last_symbol = r;
    return r;
}

/* Found or new. */
static Ref symbol_get(Compiler *c, Ref scope, uint16_t name) {
    Ref r = symbol_find(c, scope, name);
    return r != 0 ? r : symbol_add(c, scope, name, 0);
}

/* Ends at a symbol of the frame in which the code at hand runs. */
Symbol *scope_symbol(const Compiler *c, Ref name_node) {
    if (!tree_is_resolved(c, name_node)) {
        return NULL;
    }
    Symbol *s = symbol_at(c, tree_raw16(c, name_node, RAW_POOL) & 0xfffe);
    while (s->how == HOW_ALIAS) {
        s = symbol_at(c, s->source);
    }
    return s;
}

uint16_t scope_name(const Compiler *c, Ref name_node) {
    return tree_is_resolved(c, name_node)
               ? symbol_at(c, tree_raw16(c, name_node, RAW_POOL) & 0xfffe)->name
               : tree_pool_name(c, name_node);
}

/* From here on the node holds the Symbol and no longer the name. */
static void set_symbol(Compiler *c, Ref name_node, Ref symbol) {
    tree_set16(c, name_node, RAW_POOL, symbol | 1u);
}

/* The name was bound by an import or def, so symbol_find() finds it. */
Ref scope_target(Compiler *c, Ref name_node) {
    if (c->emit->scope != 0 && !tree_is_resolved(c, name_node)) {
        set_symbol(c, name_node, symbol_find(c, c->emit->scope, tree_pool_name(c, name_node)));
    }
    return name_node;
}

/* ---- first pass: collect ---- */
/* The walk goes roughly in the order of evaluation. The order matters to declarations and to walrus
 * only, which look at what was met before. Names of streamed code (c->scope is 0) are left as they
 * are. */

/* An error at the statement that is being resolved. */
static _Noreturn void error_here(Compiler *c, const char *format, uint16_t name) {
    compile_error(c, c->resolve_line, 0, format, name);
}

/* The NAME node refers to this name in the current scope, whose symbol it holds from now on.
 * Answers the symbol, or 0 in streamed code and for a node that has one already. */
static Ref refer(Compiler *c, Ref node, unsigned flags) {
    if (c->scope == 0 || tree_is_resolved(c, node)) {
        return 0;
    }
    Ref symbol = symbol_get(c, c->scope, tree_pool_name(c, node));
    set_symbol(c, node, symbol);
    symbol_at(c, symbol)->flags |= (uint8_t)flags;
    return symbol;
}

/* The current scope binds this name. In streamed code there is nothing to do. */
static void bind(Compiler *c, uint16_t name, unsigned flags) {
    if (c->scope != 0) {
        Ref symbol = symbol_get(c, c->scope, name);
        symbol_at(c, symbol)->flags |= (uint8_t)(SYMBOL_BOUND | flags);
    }
}

/* Nodes one behind the other, as arguments, decorators, elements. */
static void walk_items(Compiler *c, Items items) {
    for (; items.left > 0; items.left--) {
        items.at = walk(c, items.at);
    }
}

/* What is assigned: names are bound, everything else is evaluated: in `a[i].b = x` nothing is
 * bound, `a` and `i` are used. */
static void walk_target(Compiler *c, Ref r, unsigned flags) {
    compile_nest(c);
    switch (node_kind(c, r)) {
    case N_LINE:
    case N_STARRED: walk_target(c, tree_child(c, r, 0), flags); break;
    case N_NAME: refer(c, r, SYMBOL_BOUND | flags); break;
    case N_TUPLE:
    case N_LIST:
        for (Items i = tree_items(c, r, 0); i.left > 0; tree_step(c, &i)) {
            walk_target(c, i.at, flags);
        }
        break;
    default: walk(c, r); break;
    }
}

/* What follows belongs to the new scope of this node, until leave(). Puts it at the end of the list
 * of scopes, so outer ones come before those inside them. */
static Scope *enter(Compiler *c, Ref node, unsigned kind) {
    Ref scope;
    Scope *s = tree_take(c, sizeof(Scope), &scope);
    tree_set16(c, node, RAW_SCOPE, scope);
    s->node = node;
    s->kind = (uint8_t)kind;
    s->parent = c->scope;
    if (c->scopes == 0) {
        c->scopes = scope;
    } else {
        scope_at(c, c->last_scope)->next = scope;
    }
    c->last_scope = scope;
    c->scope = scope;
    return s;
}

/* Back to the enclosing scope. */
static void leave(Compiler *c) {
    c->scope = scope_at(c, c->scope)->parent;
}

/* Of a def or lambda: behind the decorators, before the body of a lambda. */
Items scope_parameters(const Compiler *c, Ref node) {
    Items i = tree_items(c, node, 0);
    if (node_kind(c, node) == N_LAMBDA) {
        i.left--;
    } else if (node_kind(c, node) != N_DEF) {
        i.left = 0;
    }
    while (i.left > 0 && node_kind(c, i.at) == N_DECORATOR) {
        tree_step(c, &i);
    }
    return i;
}

/* Defaults belong outside, parameters and body inside. Leaves the caller inside; answers the node
 * behind the parameters. */
static Ref walk_parameters(Compiler *c, Ref node, unsigned kind, unsigned flags) {
    Items parameters = scope_parameters(c, node);
    walk_items(c, parameters);
    enter(c, node, kind)->flags = (uint8_t)(flags | *tree_raw(c, node, RAW_FLAGS));
    for (; parameters.left > 0; tree_step(c, &parameters)) {
        bind(c, tree_raw16(c, parameters.at, RAW_POOL), SYMBOL_PARAMETER);
    }
    return parameters.at;
}

/* All but the first iterable belongs inside. The element stands before the clauses, but is
 * evaluated behind them. */
static void walk_comprehension(Compiler *c, Ref r) {
    Items clauses = tree_items(c, r, 2);
    unsigned flags = *tree_raw(c, r, RAW_FLAGS);
    bool generator = (flags & 0x7f) == N_TUPLE;
    walk(c, tree_child(c, clauses.at, 1)); /* the first iterable belongs outside */
    enter(c, r, generator ? SCOPE_GENERATOR : SCOPE_COMPREHENSION)->flags =
        flags & COMPREHENSION_ASYNC ? SCOPE_ASYNC : 0;
    for (bool first = true; clauses.left > 0; tree_step(c, &clauses), first = false) {
        if (node_kind(c, clauses.at) == N_CLAUSE_IF) {
            walk(c, clauses.at);
            continue;
        }
        if (!first) {
            walk(c, tree_child(c, clauses.at, 1));
        }
        walk_target(c, tree_child(c, clauses.at, 0), 0);
    }
    walk_items(c, (Items){tree_child(c, r, 0), 2});
    leave(c);
}

/* name := value binds in the innermost function, through comprehensions (PEP 572): `home` is where
 * it is bound, 0 for streamed code. A generator expression on the way is a function of its own
 * and has to reach the name as if by a nonlocal or global declaration. */
static void walk_walrus(Compiler *c, Ref r) {
    Ref target = tree_child(c, r, 0);
    uint16_t name = tree_pool_name(c, target);
    walk(c, tree_child(c, r, 1));
    Ref home = c->scope;
    while (home != 0 && (scope_at(c, home)->kind == SCOPE_COMPREHENSION ||
                         scope_at(c, home)->kind == SCOPE_GENERATOR)) {
        Ref symbol = symbol_find(c, home, name);
        if (symbol != 0 && symbol_at(c, symbol)->flags & SYMBOL_BOUND) {
            error_here(c,
                       "assignment expression cannot rebind comprehension iteration variable "
                       "'%n'",
                       name);
        }
        home = scope_at(c, home)->parent;
    }
    /* CPython says the same: a comprehension in a class body could not reach the class's name. */
    bool in_class =
        home != 0 ? scope_at(c, home)->kind == SCOPE_CLASS : c->emit->kind == EMIT_CLASS;
    if (home != c->scope && in_class) {
        error_here(c, "assignment expression within a comprehension cannot be used in a class body",
                   0);
    }
    uint8_t declared = SYMBOL_GLOBAL;
    if (home != 0) {
        Ref symbol = symbol_get(c, home, name);
        symbol_at(c, symbol)->flags |= SYMBOL_BOUND | SYMBOL_WALRUS;
        declared = symbol_at(c, symbol)->flags & SYMBOL_GLOBAL ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL;
    }
    for (Ref s = c->scope; s != home; s = scope_at(c, s)->parent) {
        if (scope_at(c, s)->kind == SCOPE_GENERATOR) {
            Ref symbol = symbol_get(c, s, name);
            symbol_at(c, symbol)->flags |= declared;
        }
    }
    refer(c, target, 0);
}

/* Is there a class around the current scope whose methods may say super()? It may be one that is
 * streamed and in no tree. */
static bool inside_class(const Compiler *c) {
    for (Ref s = c->scope; s != 0; s = scope_at(c, s)->parent) {
        if (scope_at(c, s)->kind == SCOPE_CLASS) {
            return true;
        }
    }
    return c->emit->kind == EMIT_CLASS;
}

/* super() in a method is super(__class__, self): the node has room for two names, which are
 * resolved as any others. Left alone, and so an error at run time, unless it stands in a function
 * inside a class, with a first parameter that may be given by position. */
static void walk_super(Compiler *c, Ref r) {
    Ref frame = c->scope;
    refer(c, tree_child(c, r, 0), 0);
    while (frame != 0 && scope_at(c, frame)->kind == SCOPE_COMPREHENSION) {
        frame = scope_at(c, frame)->parent;
    }
    if (frame == 0 || scope_at(c, frame)->kind > SCOPE_LAMBDA || !inside_class(c)) {
        return;
    }
    Items first = scope_parameters(c, scope_at(c, frame)->node);
    if (first.left == 0 || tree_op(c, first.at) > PARAMETER_PLAIN) {
        return;
    }
    Ref class = tree_child(c, r, 1), self = tree_child(c, r, 2);
    tree_set_name(c, class, pool_add_name(c, "__class__", 9));
    tree_set_name(c, self, tree_raw16(c, first.at, RAW_POOL));
    refer(c, class, 0);
    refer(c, self, 0);
    *(tree_byte(c, r) - 1) = 1; /* the op: they count */
}

/* What belongs to another scope, or binds something. False: nothing of this kind, to be walked node
 * by node. */
static bool walk_special(Compiler *c, Ref r) {
    switch (node_kind(c, r)) {
    case N_SUPER: walk_super(c, r); return true;
    case N_LAMBDA:
        walk(c, walk_parameters(c, r, SCOPE_LAMBDA, 0));
        leave(c);
        return true;
    case N_COMPREHENSION: walk_comprehension(c, r); return true;
    case N_WALRUS: walk_walrus(c, r); return true;
    default: return false;
    }
}

/* Any expression. Nodes stand one behind the other, so there is no recursion where all belong to
 * one scope. Answers what is behind it. */
static Ref walk(Compiler *c, Ref r) {
    unsigned pending = 1;
    compile_nest(c);
    do {
        unsigned children = 0;
        if (node_kind(c, r) == N_NAME) {
            refer(c, r, 0);
        }
        r = walk_special(c, r) ? tree_skip(c, r) : tree_inside(c, r, &children);
        pending += children;
    } while (--pending > 0);
    return r;
}

/* ---- statements ---- */
/* A statement is walked in the order in which it is evaluated: the value before the targets. */

/* Too late if the name was used or bound before. In streamed code a declaration has no symbol to
 * change: the generator handles it. */
static void walk_global(Compiler *c, Ref r) {
    bool global = node_kind(c, r) == N_GLOBAL;
    const char *word = global ? "global" : "nonlocal";
    if (c->scope == 0 && !global && c->emit->kind == EMIT_CLASS) {
        error_here(c, "no binding for nonlocal '%n' found",
                   tree_pool_name(c, tree_items(c, r, 0).at));
    }
    if (c->scope == 0) {
        return;
    }
    for (Items i = tree_items(c, r, 0); i.left > 0; tree_step(c, &i)) {
        uint16_t name = tree_pool_name(c, i.at);
        Ref found = symbol_find(c, c->scope, name);
        unsigned flags = found != 0 ? symbol_at(c, found)->flags : 0;
        unsigned mine = global ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL;
        if (flags & SYMBOL_PARAMETER) {
            compile_error(c, c->resolve_line, 0, "name '%n' is parameter and %s", name, word);
        }
        if (flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL) & ~mine) {
            compile_error(c, symbol_at(c, found)->line, 0, "name '%n' is nonlocal and global",
                          name);
        }
        if (flags & SYMBOL_BOUND) {
            compile_error(c, c->resolve_line, 0, "name '%n' is assigned to before %s declaration",
                          name, word);
        }
        if (found != 0 && !(flags & mine)) {
            compile_error(c, c->resolve_line, 0, "name '%n' is used prior to %s declaration", name,
                          word);
        }
        Ref symbol = symbol_get(c, c->scope, name);
        symbol_at(c, symbol)->flags |= (uint8_t)mine;
        symbol_at(c, symbol)->line = (uint16_t)c->resolve_line;
    }
}

/* Is one of a def's decorators staticmethod or classmethod? Then there is no self. */
static bool is_static(Compiler *c, Ref def) {
    for (Items i = tree_items(c, def, 0); i.left > 0 && node_kind(c, i.at) == N_DECORATOR;
         tree_step(c, &i)) {
        Ref d = tree_child(c, i.at, 0);
        if (node_kind(c, d) == N_NAME && (pool_is(c, scope_name(c, d), "staticmethod") ||
                                          pool_is(c, scope_name(c, d), "classmethod"))) {
            return true;
        }
    }
    return false;
}

/* The decorators, which are evaluated outside. */
static void walk_decorators(Compiler *c, Ref r) {
    for (Items i = tree_items(c, r, 0); i.left > 0 && node_kind(c, i.at) == N_DECORATOR; i.left--) {
        i.at = walk(c, i.at);
    }
}

/* A function of a class is a method: its self.NAME targets are counted, so that instances get room
 * for them. Its name is bound outside. */
static void walk_def(Compiler *c, Ref r, Ref body) {
    bool in_class =
        c->scope != 0 ? scope_at(c, c->scope)->kind == SCOPE_CLASS : c->emit->kind == EMIT_CLASS;
    Items first = scope_parameters(c, r);
    bool method =
        in_class && first.left > 0 && tree_op(c, first.at) <= PARAMETER_PLAIN && !is_static(c, r);
    walk_decorators(c, r);
    bind(c, tree_raw16(c, r, RAW_NAME), 0);
    walk_parameters(c, r, SCOPE_FUNCTION, method ? SCOPE_METHOD : 0);
    scope_at(c, c->scope)->body = body;
    walk_statements(c, body);
    leave(c);
}

/* Decorators and bases belong outside, the body inside. */
static void walk_class(Compiler *c, Ref r) {
    walk_items(c, tree_items(c, r, 0));
    bind(c, tree_raw16(c, r, RAW_NAME), 0);
    Scope *s = enter(c, r, SCOPE_CLASS);
    s->body = tree_block(c, r, 0);
    walk_statements(c, s->body);
    leave(c);
}

/* Condition and body of each part. */
static void walk_if(Compiler *c, Ref r) {
    for (Ref arm = tree_block(c, r, 0); arm != 0; arm = tree_next(c, arm)) {
        c->resolve_line = tree_line(c, arm);
        walk_items(c, tree_items(c, arm, 0));
        walk_statements(c, tree_block(c, arm, 0));
    }
}

/* Body, handlers, else, finally. The name of a clause is unbound when the clause ends, so a later
 * use of it must be checked. */
static void walk_try(Compiler *c, Ref r) {
    walk_statements(c, tree_block(c, r, 0));
    for (Ref h = tree_block(c, r, 1); h != 0; h = tree_next(c, h)) {
        Ref type = tree_child(c, h, 0), name = tree_child(c, h, 1);
        if (type != 0) {
            walk(c, type);
        }
        if (name != 0) {
            refer(c, name, SYMBOL_BOUND | SYMBOL_UNBINDS);
        }
        walk_statements(c, tree_block(c, h, 0));
    }
    walk_statements(c, tree_block(c, r, 2));
    walk_statements(c, tree_block(c, r, 3));
}

/* The target counts as bound even without a value, as in CPython: `x: int` makes x local. */
static void walk_annotation(Compiler *c, Ref r) {
    Ref annotation = tree_child(c, r, 1), value = tree_child(c, r, 2);
    if (value != 0) {
        walk(c, value);
    }
    Ref target = tree_child(c, r, 0);
    walk_target(c, target, 0);
    if (node_kind(c, target) == N_NAME && tree_is_resolved(c, target)) {
        unsigned flags = scope_symbol(c, target)->flags;
        if (flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL)) {
            error_here(c,
                       flags & SYMBOL_GLOBAL ? "annotated name '%n' can't be global"
                                             : "annotated name '%n' can't be nonlocal",
                       scope_name(c, target));
        }
    }
    if (annotation != 0) {
        walk(c, annotation);
    }
}

/* The names that an import binds: of `import a.b` that is a, of `import a.b as c` it is c. */
static void walk_imports(Compiler *c, Ref r) {
    if (node_kind(c, r) == N_IMPORT) {
        uint16_t as = tree_raw16(c, r, RAW_MODULE_AS);
        bind(c, as != 0 ? as : tree_raw16(c, r, RAW_MODULE_FIRST), 0);
        return;
    }
    for (Items i = tree_items(c, r, 0); i.left > 0; tree_step(c, &i)) {
        uint16_t as = tree_raw16(c, i.at, RAW_AS);
        bind(c, as != 0 ? as : tree_raw16(c, i.at, RAW_POOL), 0);
    }
}

/* Each target is bound before the next item is evaluated. */
static void walk_with(Compiler *c, Ref r) {
    for (Items i = tree_items(c, r, 0); i.left > 0; tree_step(c, &i)) {
        if (node_kind(c, i.at) == N_AS) {
            walk(c, tree_child(c, i.at, 0));
            walk_target(c, tree_child(c, i.at, 1), 0);
        } else {
            walk(c, i.at);
        }
    }
    walk_statements(c, tree_block(c, r, 0));
}

/* What a pattern binds are the names that stand as patterns; keys, classes and values are
 * evaluated. */
static void walk_pattern(Compiler *c, Ref r) {
    compile_nest(c);
    Items i = tree_items(c, r, 0);
    switch (node_kind(c, r)) {
    case N_NAME: refer(c, r, SYMBOL_BOUND); break;
    case N_ABSENT: break;
    case N_CALL: walk(c, i.at); tree_step(c, &i); /* fall through */
    case N_AS:
    case N_OR:
    case N_STARRED:
    case N_DOUBLESTAR:
    case N_KEYWORD:
    case N_LIST:
        for (; i.left > 0; tree_step(c, &i)) {
            walk_pattern(c, i.at);
        }
        break;
    case N_DICT:
        for (; i.left > 0; tree_step(c, &i)) {
            if (node_kind(c, i.at) != N_DOUBLESTAR) {
                walk(c, i.at);
                tree_step(c, &i);
            }
            walk_pattern(c, i.at);
        }
        break;
    default: walk(c, r); break;
    }
}

static void walk_case(Compiler *c, Ref r) {
    walk_pattern(c, tree_inside(c, r, &(unsigned){0}));
    if (tree_child(c, r, 1) != 0) {
        walk(c, tree_child(c, r, 1));
    }
    walk_statements(c, tree_block(c, r, 0));
}

/* while: condition, body, else; for: iterable, target, body, else */
static void walk_loop(Compiler *c, Ref r) {
    if (node_kind(c, r) == N_WHILE) {
        walk(c, tree_child(c, r, 0));
    } else {
        walk(c, tree_child(c, r, 1));
        walk_target(c, tree_child(c, r, 0), 0);
    }
    walk_statements(c, tree_block(c, r, 0));
    walk_statements(c, tree_block(c, r, 1));
}

/* TARGET = ... = VALUE, or del TARGET, ...: all children are targets, but for the last one
 * where there is a value. */
static void walk_targets(Compiler *c, Ref r, bool value, unsigned flags) {
    Items i = tree_items(c, r, 0);
    i.left = (uint16_t)(i.left - value);
    if (value) {
        walk(c, tree_child(c, r, i.left));
    }
    for (; i.left > 0; tree_step(c, &i)) {
        walk_target(c, i.at, flags);
    }
}

/* One statement; the compound ones by the functions above. */
static void walk_statement(Compiler *c, Ref r) {
    switch (node_kind(c, r)) {
    case N_ASSIGN:
    case N_ASSIGNS: walk_targets(c, r, true, 0); break;
    case N_AUGMENT:
        walk_target(c, tree_child(c, r, 0), 0);
        walk(c, tree_child(c, r, 1));
        break;
    case N_ANNOTATE: walk_annotation(c, r); break;
    case N_DELETE: walk_targets(c, r, false, SYMBOL_UNBINDS); break;
    case N_GLOBAL:
    case N_NONLOCAL: walk_global(c, r); break;
    case N_IMPORT:
    case N_FROM: walk_imports(c, r); break;
    case N_IF: walk_if(c, r); break;
    case N_WHILE:
    case N_FOR: walk_loop(c, r); break;
    case N_TRY: walk_try(c, r); break;
    case N_MATCH:
        walk_items(c, tree_items(c, r, 0));
        walk_statements(c, tree_block(c, r, 0));
        break;
    case N_CASE: walk_case(c, r); break;
    case N_WITH:
    case N_AWITH: walk_with(c, r); break;
    case N_DEF: walk_def(c, r, tree_block(c, r, 0)); break;
    case N_CLASS: walk_class(c, r); break;
    default: walk_items(c, tree_items(c, r, 0)); break;
    }
}

/* A block; compile_nest() for blocks inside blocks. */
static void walk_statements(Compiler *c, Ref r) {
    compile_nest(c);
    for (; r != 0; r = tree_next(c, r)) {
        c->resolve_line = tree_line(c, r);
        walk_statement(c, r);
    }
}

/* ---- second pass: resolve ---- */
/* A name that a scope does not bind is looked for further out. When it is found in another frame,
 * each frame on the way gets a symbol for it (FREE), which says from which cell of the frame
 * around it its own is captured. Classes in between hand on and are not asked. */

static void resolve(Compiler *c, Ref scope, Ref symbol);

/* The symbol for __class__ in the class that is being read, whose cell is register 2. The class is
 * in no tree, so the symbol is in no list. The Emitter notes that the cell is needed. */
static Ref streamed_class_cell(Compiler *c) {
    Ref r;
    Symbol *s = tree_take(c, sizeof(Symbol), &r);
    s->flags = SYMBOL_BOUND | SYMBOL_CELL;
    s->how = HOW_CELL;
    s->place = 2;
    c->emit->class_cell = true;
    return r;
}

/* The symbol in a class body's own frame through which its methods see `name`; 0: global. */
static Ref class_access(Compiler *c, Ref scope, uint16_t name);

/* How code directly inside `scope` reaches a name that it does not bind itself: a symbol of the
 * frame of `scope`, or 0 for a global. */
static Ref access(Compiler *c, Ref scope, uint16_t name) {
    compile_nest(c);
    if (scope == 0) {
        bool cell = c->emit->kind == EMIT_CLASS && pool_is(c, name, "__class__");
        return cell ? streamed_class_cell(c) : 0;
    }
    if (scope_at(c, scope)->kind == SCOPE_CLASS) {
        return class_access(c, scope, name);
    }
    /* A name that the scope did not mention gets a symbol there, to be captured in passing. */
    Ref r = symbol_get(c, scope, name);
    if (symbol_at(c, r)->how == HOW_UNKNOWN) {
        resolve(c, scope, r);
    }
    /* A comprehension is no frame: what it takes from outside is a variable of the frame. */
    while (symbol_at(c, r)->how == HOW_ALIAS) {
        r = symbol_at(c, r)->source;
    }
    return symbol_at(c, r)->how == HOW_GLOBAL ? 0 : r;
}

/* Methods do not see the names of the class, only what encloses it, and __class__. What they see is
 * handed on by a symbol with SYMBOL_PASS, beside the class's own one of that name. */
static Ref class_access(Compiler *c, Ref scope, uint16_t name) {
    Ref r = scope_at(c, scope)->symbols;
    while (r != 0 && (symbol_at(c, r)->name != name || !(symbol_at(c, r)->flags & SYMBOL_PASS))) {
        r = symbol_at(c, r)->next;
    }
    if (r == 0 && pool_is(c, name, "__class__")) {
        r = symbol_add(c, scope, name, SYMBOL_PASS | SYMBOL_BOUND | SYMBOL_CELL);
        symbol_at(c, r)->how = HOW_CELL;
        symbol_at(c, r)->place = 2;
        scope_at(c, scope)->flags |= SCOPE_CLASS_CELL;
    } else if (r == 0) {
        Ref source = access(c, scope_at(c, scope)->parent, name);
        r = symbol_add(c, scope, name, SYMBOL_PASS);
        symbol_at(c, r)->source = source;
        symbol_at(c, r)->how = source != 0 ? HOW_FREE : HOW_GLOBAL;
        if (source != 0) {
            symbol_at(c, source)->flags |= SYMBOL_CELL;
        }
    }
    return symbol_at(c, r)->how == HOW_GLOBAL ? 0 : r;
}

/* A name that the scope itself does not bind, or that it declares nonlocal: nowhere is global; an
 * error if it was declared. A class body asks its namespace before a captured cell. */
static void resolve_outside(Compiler *c, Ref scope, Ref symbol) {
    const Scope *s = scope_at(c, scope);
    uint16_t name = symbol_at(c, symbol)->name;
    Ref source = access(c, s->parent, name);
    Symbol *mine = symbol_at(c, symbol);
    if (source == 0) {
        if (mine->flags & SYMBOL_NONLOCAL) {
            compile_error(c, mine->line, 0, "no binding for nonlocal '%n' found", name);
        }
        mine->how = s->kind == SCOPE_CLASS ? HOW_NAME : HOW_GLOBAL;
        return;
    }
    mine->source = source;
    if (s->kind == SCOPE_COMPREHENSION) {
        mine->how = HOW_ALIAS;
        return;
    }
    symbol_at(c, source)->flags |= SYMBOL_CELL;
    mine->how =
        s->kind == SCOPE_CLASS && !(mine->flags & SYMBOL_NONLOCAL) ? HOW_FREENAME : HOW_FREE;
}

/* Says how one symbol is reached; does nothing if that is known. Free variables make symbols in the
 * scopes on the way. */
static void resolve(Compiler *c, Ref scope, Ref symbol) {
    Symbol *s = symbol_at(c, symbol);
    unsigned kind = scope_at(c, scope)->kind;
    if (s->how != HOW_UNKNOWN) {
        return;
    }
    if (s->flags & SYMBOL_GLOBAL) {
        s->how = HOW_GLOBAL;
    } else if (s->flags & SYMBOL_BOUND && !(s->flags & SYMBOL_NONLOCAL)) {
        s->how = kind == SCOPE_CLASS ? HOW_NAME : HOW_LOCAL;
    } else {
        resolve_outside(c, scope, symbol);
    }
}

/* ---- third pass: number ---- */
/* Registers of a frame: 0 the function, then what calls put there, then locals. Cells that a
 * function captures are numbered on their own. */

/* The frame a comprehension belongs to; 0: the streamed code. */
static Ref frame_of(const Compiler *c, Ref scope) {
    while (scope != 0 && scope_at(c, scope)->kind == SCOPE_COMPREHENSION) {
        scope = scope_at(c, scope)->parent;
    }
    return scope;
}

/* A fixed register of the frame. Temporaries begin at 215 at the latest (emit_begin), so there are
 * no fixed ones from there on. In streamed code it is a register of the block around. */
static uint8_t next_register(Compiler *c, Ref frame) {
    if (frame == 0) {
        return (uint8_t)emit_block_registers(c, 1);
    }
    Scope *s = scope_at(c, frame);
    if (s->fixed == 215) {
        compile_error(c, tree_line(c, s->node), 0,
                      "too many local variables and temporaries in one function");
    }
    return s->fixed++;
}

/* Gives a variable its register; a captured one a cell in it, which must be below 128: a Capture
 * (code.h) has seven bits for it. */
static void place(Compiler *c, Ref frame, Ref symbol) {
    uint8_t r = next_register(c, frame);
    Symbol *s = symbol_at(c, symbol);
    s->place = r;
    if (s->flags & SYMBOL_CELL) {
        s->how = HOW_CELL;
        if (r > 127) {
            compile_error(c, c->resolve_line, 0, "too many local variables for closures");
        }
    }
}

/* In the order in which calls lay them out: positional ones, keyword-only, *args, **kwargs. */
static void number_parameters(Compiler *c, Ref scope) {
    static const uint8_t order[] = {PARAMETER_PLAIN, PARAMETER_KEYWORD, PARAMETER_STAR,
                                    PARAMETER_DOUBLESTAR};
    for (unsigned k = 0; k < sizeof order; k++) {
        for (Items i = scope_parameters(c, scope_at(c, scope)->node); i.left > 0;
             tree_step(c, &i)) {
            unsigned op = tree_op(c, i.at);
            if (op == order[k] || (k == 0 && op == PARAMETER_POSITIONAL_ONLY)) {
                place(c, scope, symbol_find(c, scope, tree_raw16(c, i.at, RAW_POOL)));
            }
        }
    }
}

/* Registers of a scope's variables, numbers of its captured cells. A class has its namespace in
 * register 1 and perhaps the cell of __class__ in 2, a generator expression its iterator in 1.
 * Variables of a comprehension get none here, unless captured: they become temporaries. */
static void number(Compiler *c, Ref scope) {
    Scope *s = scope_at(c, scope);
    Ref frame = frame_of(c, scope);
    if (s->kind == SCOPE_CLASS) {
        s->fixed = (uint8_t)(2 + ((s->flags & SCOPE_CLASS_CELL) != 0));
    } else if (s->kind != SCOPE_COMPREHENSION) {
        s->fixed = (uint8_t)(1 + (s->kind == SCOPE_GENERATOR));
        number_parameters(c, scope);
    }
    for (Ref r = s->symbols; r != 0; r = symbol_at(c, r)->next) {
        Symbol *symbol = symbol_at(c, r);
        if (symbol->how == HOW_FREE || symbol->how == HOW_FREENAME) {
            if (s->captures == 127) {
                error_here(c, "too many captured variables: '%n'", symbol->name);
            }
            symbol->place = s->captures++;
        } else if (symbol->how == HOW_LOCAL && !(symbol->flags & SYMBOL_PARAMETER) &&
                   (frame == scope || symbol->flags & SYMBOL_CELL)) {
            place(c, frame, r);
        }
    }
}

/* ---- the door ---- */
/* What stream.c calls, once for each statement or expression. */

/* Outer scopes come before inner ones; places when all captures are known. Symbols that are
 * added to other scopes on the way are resolved at once by access(). */
static void resolve_all(Compiler *c) {
    for (Ref s = c->scopes; s != 0; s = scope_at(c, s)->next) {
        for (Ref r = scope_at(c, s)->symbols; r != 0; r = symbol_at(c, r)->next) {
            resolve(c, s, r);
        }
    }
    for (Ref s = c->scopes; s != 0; s = scope_at(c, s)->next) {
        number(c, s);
    }
}

void scope_statement(Compiler *c, Ref statement) {
    c->resolve_line = tree_line(c, statement);
    walk_statement(c, statement);
    resolve_all(c);
}

void scope_function(Compiler *c, Ref def, Ref body) {
    c->resolve_line = tree_line(c, def);
    walk_def(c, def, body);
    resolve_all(c);
}

void scope_expression(Compiler *c, Ref expression) {
    c->resolve_line = c->line;
    walk(c, expression);
    resolve_all(c);
}

/* Not the body: it will be streamed, statement by statement. */
void scope_class_header(Compiler *c, Ref statement) {
    c->resolve_line = tree_line(c, statement);
    walk_items(c, tree_items(c, statement, 0));
    resolve_all(c);
}

void scope_end(Compiler *c) {
    c->scopes = c->last_scope = c->scope = 0;
}
