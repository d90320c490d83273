/* SPDX-License-Identifier: MIT */
/* Displays, comprehensions, calls' arguments, lambdas and strings.
 *
 * Elements of a display that are constants go to a stack (compile/pool.h) and leave no node behind:
 * a table of 1,000 numbers is read in the space it takes. At the first element that is none, those
 * before it become nodes after all.
 *
 * Each function reads from the token at hand and leaves the first token behind what it has read.
 * All may collect, so a Value is used at once or pushed; nodes stay where they are. */
#include "compile/compiler.h"

/* A display or tuple in parentheses that is being read: while `constant`, its elements are those of
 * the stack from `base` on, afterwards they are `items`. Displays inside it begin further up. */
typedef struct {
    List16 items;
    uint32_t base; /* of the stack */
    bool constant; /* all so far */
    bool star;
} Display;

/* A new display: all its elements are constants so far. */
static void display_begin(Compiler *c, Display *d) {
    *d = (Display){
        {0, 0, 0},
        c->stack_length, true, false
    };
}

/* The constants on the stack become nodes; a dict's two by two. From now on the display is none of
 * constants; does nothing if it was none before. */
static void display_flush(Compiler *c, Display *d, bool dict) {
    if (!d->constant) {
        return;
    }
    d->constant = false;
    for (uint32_t i = d->base; i < c->stack_length; i += 1u + dict) {
        Ref key = dict ? tree_of_value(c, pool_stack_item(c, i)) : 0;
        Ref value = tree_of_value(c, pool_stack_item(c, i + dict));
        tree_append(c, &d->items, tree_item(c, ITEM_PLAIN, value, key));
    }
    pool_stack_release(c, d->base);
}

/* The element about to be read begins at this place, with the arena and the pool at these marks. */
typedef struct {
    uint8_t *arena;
    uint32_t line;
    uint16_t column;
    uint16_t pool;
} Marks;

/* Where arena, pool and source are now. */
static Marks marks(const Compiler *c) {
    return (Marks){tree_mark(&c->arena), c->token.line, c->token.column, c->pool_length};
}

/* Drops what a constant took, unless the next token is in the pool already: punctuation is not. So
 * the arena and the pool do not grow with a long table. */
static void release(Compiler *c, Marks m) {
    if (at(c, T_COMMA) || at(c, T_RPAREN) || at(c, T_RBRACKET) || at(c, T_RBRACE)) {
        tree_release(c, m.arena);
        pool_release(c, m.pool);
    }
}

/* A constant goes to the stack and leaves nothing else behind. */
static void display_add(Compiler *c, Display *d, Ref element, Marks m) {
    Value v;
    if (d->constant && tree_is_constant(c, element, &v)) {
        pool_stack_push(c, v);
        release(c, m);
        return;
    }
    display_flush(c, d, false);
    d->star |= node_kind(c, element) == N_STARRED;
    tree_append(c, &d->items, tree_item(c, ITEM_PLAIN, element, 0));
}

/* Is a comprehension's `for` next? `async` is recognized to be refused. */
static bool at_for(const Compiler *c) {
    return at(c, T_FOR) || at(c, T_ASYNC);
}

/* Behind an element: a comma or the end, neither is taken. Else an error: about something that is
 * wrong further on, about the comma that is missing in `[1 2]`, about a `=` behind `element` (0:
 * not asked), or just at the token. */
static void need_comma(Compiler *c, TokenKind end, Ref element, Marks begin) {
    if (at(c, T_COMMA) || at(c, end)) {
        return;
    }
    parse_scan_rest(c);
    if (parse_at_expression(c)) {
        compile_error(c, begin.line, begin.column, "invalid syntax. Perhaps you forgot a comma?");
    }
    if (element != 0) {
        parse_stray_assign(c, element);
    }
    parse_error(c);
}

/* The elements of a display behind the first one, which is in d, up to its end, which is left. */
static void display_rest(Compiler *c, Display *d, TokenKind end, Ref first, Marks begin) {
    need_comma(c, end, first, begin);
    while (accept(c, T_COMMA) && !at(c, end)) {
        Marks m = marks(c);
        Ref r = parse_star_named(c);
        display_add(c, d, r, m);
        need_comma(c, end, r, m);
    }
}

/* The elements on the stack, as one constant of the pool; a dict's keys and values by turns. */
static Ref constants_node(Compiler *c, NodeKind kind, const Display *d) {
    Value v = pool_stack_take(c, d->base, KIND_TUPLE);
    return tree_node(c, kind, 0, pool_add(c, v), 0, 0);
}

/* ---- comprehensions ---- */
/* A comprehension has a scope of its own. The first iterable is evaluated outside of it, as Python
 * says, and so may hold a yield where the rest may not. */

/* for TARGETS in ITERABLE, if CONDITION ... in any number, the first is a `for`, as the caller has
 * seen. kind: the display it makes, N_TUPLE for a generator expression; element: an ITEM, with the
 * key of a dict in its c. Conditions are disjunctions: `if x else y` would be ambiguous. */
Ref parse_comprehension(Compiler *c, unsigned kind, Ref element, uint8_t scope_kind) {
    Ref scope = tree_scope(c, scope_kind, 0);
    List16 clauses = {0, 0, 0}; /* linked by c, not by b */
    FunctionContext *f = c->function;
    bool was = f != NULL && f->comprehension;
    if (f != NULL) {
        f->comprehension = true;
    }
    while (at_for(c) || at(c, T_IF)) {
        Ref clause;
        if (at(c, T_ASYNC)) {
            compile_error_here(c, "asynchronous comprehensions are not supported yet");
        }
        if (accept(c, T_FOR)) {
            Ref target = parse_targets(c);
            parse_check_target(c, target, "assign to");
            parse_expect(c, T_IN);
            if (f != NULL && clauses.first == 0) { /* the first one is evaluated outside */
                f->comprehension = was;
            }
            Ref iterable = parse_disjunction(c);
            if (f != NULL) {
                f->comprehension = true;
            }
            clause = tree_node(c, N_CLAUSE, CLAUSE_FOR, target, iterable, 0);
        } else {
            lexer_next(c);
            Ref condition = parse_disjunction(c);
            if (at(c, T_WALRUS)) {
                parse_error(c);
            }
            clause = tree_node(c, N_CLAUSE, CLAUSE_IF, condition, 0, 0);
        }
        if (clauses.first == 0) {
            clauses.first = clause;
        } else {
            node_at(c, clauses.last)->c = clause;
        }
        clauses.last = clause;
    }
    if (f != NULL) {
        f->comprehension = was;
    }
    Ref r = tree_node(c, N_COMPREHENSION, kind, scope, element, clauses.first);
    scope_at(c, scope)->body = r;
    return r;
}

/* Element, then `for`: no yield may be in the element. It was read before the `for` showed what it
 * is, so what tells is that the count of yields has grown since `yields`. */
static Ref comprehension_of(Compiler *c, NodeKind kind, Ref element, Ref key, uint16_t yields) {
    if (node_kind(c, element) == N_STARRED) {
        compile_error_here(c, "iterable unpacking cannot be used in comprehension");
    }
    if (c->yields != yields) {
        compile_error_here(c, "'yield' inside %s",
                           kind == N_LIST   ? "list comprehension"
                           : kind == N_SET  ? "set comprehension"
                           : kind == N_DICT ? "dict comprehension"
                                            : "generator expression");
    }
    Ref item = tree_item(c, ITEM_PLAIN, element, key);
    return parse_comprehension(c, kind, item,
                               kind == N_TUPLE ? SCOPE_GENERATOR : SCOPE_COMPREHENSION);
}

/* ---- displays ---- */
/* What a bracket holds is known behind its first element: a comma, a colon, a `for` or the end. */

/* ( [YIELD | ELEMENT (for ... | , ELEMENT ... [,])] ): (), (x), (x, y), (yield x), (x for y in z).
 * Parentheses around one expression leave no trace in the tree. */
Ref parse_atom_parentheses(Compiler *c) {
    Bracket record;
    Ref r;
    uint16_t yields = c->yields;
    parse_bracket_open(c, &record, '(');
    Token begin = c->token;
    if (at(c, T_RPAREN)) {
        r = tree_node(c, N_TUPLE, 0, 0, 0, 0);
    } else if (at(c, T_YIELD)) {
        r = parse_yield(c);
    } else {
        Display d;
        display_begin(c, &d);
        Marks m = marks(c);
        r = parse_star_named(c);
        if (at_for(c)) {
            r = comprehension_of(c, N_TUPLE, r, 0, yields);
        } else if (at(c, T_COMMA)) {
            display_add(c, &d, r, m);
            display_rest(c, &d, T_RPAREN, r, m);
            r = d.constant ? constants_node(c, N_CONST, &d)
                           : tree_node(c, N_TUPLE, d.star ? DISPLAY_STAR : 0, d.items.first,
                                       d.items.count, 0);
        } else if (node_kind(c, r) == N_STARRED) {
            compile_error(c, begin.line, begin.column, "cannot use starred expression here");
        } else {
            need_comma(c, T_RPAREN, r, m);
        }
    }
    parse_bracket_close(c, &record);
    return r;
}

/* [ [ELEMENT (for ... | , ELEMENT ... [,])] ]: [], [x, *y], [x for y in z] */
Ref parse_atom_list(Compiler *c) {
    enum { CONSTANTS_FROM = 2 }; /* fewer are not worth a constant */
    Bracket record;
    Ref r;
    Display d;
    uint16_t yields = c->yields;
    parse_bracket_open(c, &record, '[');
    display_begin(c, &d);
    if (!at(c, T_RBRACKET)) {
        Marks m = marks(c);
        r = parse_star_named(c);
        if (at_for(c)) {
            r = comprehension_of(c, N_LIST, r, 0, yields);
            parse_bracket_close(c, &record);
            return r;
        }
        display_add(c, &d, r, m);
        display_rest(c, &d, T_RBRACKET, r, m);
    }
    if (d.constant && c->stack_length - d.base >= CONSTANTS_FROM) {
        r = constants_node(c, N_CONSTLIST, &d);
    } else {
        display_flush(c, &d, false);
        r = tree_node(c, N_LIST, d.star ? DISPLAY_STAR : 0, d.items.first, d.items.count, 0);
    }
    parse_bracket_close(c, &record);
    return r;
}

/* Adds a pair to a dict display. Both must be constants to go to the stack; m: before the key. */
static void dict_add(Compiler *c, Display *d, Ref key, Ref value, Marks m) {
    Value k, v;
    if (d->constant && tree_is_constant(c, key, &k) && tree_is_constant(c, value, &v)) {
        pool_stack_push(c, k);
        tree_is_constant(c, value, &v); /* again: everything may have moved */
        pool_stack_push(c, v);
        release(c, m);
        return;
    }
    display_flush(c, d, true);
    tree_append(c, &d->items, tree_item(c, ITEM_PLAIN, value, key));
}

/* KEY: VALUE or **MAPPING. The mapping is a `|` expression, as in CPython. */
static void dict_element(Compiler *c, Display *d) {
    Marks m = marks(c);
    if (accept(c, T_DOUBLESTAR)) {
        display_flush(c, d, true);
        d->star = true;
        tree_append(c, &d->items, tree_item(c, ITEM_DOUBLESTAR, parse_bitor(c), 0));
        return;
    }
    Ref key = parse_expression(c);
    if (!at(c, T_COLON)) {
        compile_error_here(c, "':' expected after dictionary key");
    }
    lexer_next(c);
    if (at(c, T_COMMA) || at(c, T_RBRACE)) {
        compile_error_here(c, "expression expected after dictionary key and ':'");
    }
    dict_add(c, d, key, parse_expression(c), m);
}

/* (, KEY: VALUE | , **MAPPING)* [,], the rest of a dict behind its first element, if it has one. */
static Ref dict_finish(Compiler *c, Display *d) {
    while (accept(c, T_COMMA) && !at(c, T_RBRACE)) {
        Marks m = marks(c);
        dict_element(c, d);
        need_comma(c, T_RBRACE, 0, m);
    }
    enum { CONSTANTS_FROM = 4 }; /* words: two pairs */
    if (d->constant && c->stack_length - d->base >= CONSTANTS_FROM) {
        return constants_node(c, N_CONSTDICT, d);
    }
    display_flush(c, d, true);
    return tree_node(c, N_DICT, d->star ? DISPLAY_STAR : 0, d->items.first, d->items.count, 0);
}

/* The rest of a dict or set whose first element was read up to here: a colon tells which. A set is
 * never kept as a constant: flushing first makes its elements nodes. */
static Ref braces_rest(Compiler *c, Display *d, Ref first, uint16_t yields, Marks m) {
    if (at(c, T_COLON) && node_kind(c, first) != N_STARRED) {
        lexer_next(c);
        if (at(c, T_COMMA) || at(c, T_RBRACE)) {
            compile_error_here(c, "expression expected after dictionary key and ':'");
        }
        Ref value = parse_expression(c);
        if (at_for(c)) {
            return comprehension_of(c, N_DICT, value, first, yields);
        }
        dict_add(c, d, first, value, m);
        need_comma(c, T_RBRACE, 0, m);
        return dict_finish(c, d);
    }
    if (at_for(c)) {
        return comprehension_of(c, N_SET, first, 0, yields);
    }
    display_flush(c, d, false);
    display_add(c, d, first, m);
    display_rest(c, d, T_RBRACE, first, m);
    return tree_node(c, N_SET, d->star ? DISPLAY_STAR : 0, d->items.first, d->items.count, 0);
}

/* {}, {k: v, **m}, {x, *y}, and comprehensions of both */
Ref parse_atom_braces(Compiler *c) {
    Bracket record;
    Ref r;
    Display d;
    uint16_t yields = c->yields;
    parse_bracket_open(c, &record, '{');
    display_begin(c, &d);
    if (at(c, T_RBRACE) || at(c, T_DOUBLESTAR)) {
        if (at(c, T_DOUBLESTAR)) {
            Marks m = marks(c);
            dict_element(c, &d);
            if (at_for(c)) {
                compile_error_here(c, "dict unpacking cannot be used in dict comprehension");
            }
            need_comma(c, T_RBRACE, 0, m);
        }
        r = dict_finish(c, &d);
    } else {
        Marks m = marks(c);
        Ref first = parse_star_named(c);
        r = braces_rest(c, &d, first, yields, m);
    }
    parse_bracket_close(c, &record);
    return r;
}

/* ---- arguments ---- */
/* Arguments become ITEMs in the order of the source. Which kind may not stand
 * behind which is checked here, and that no keyword comes twice; the rest is up to the call. */

/* items so far, and CALL_ flags of what is among them: they forbid some kinds behind them. */
typedef struct {
    List16 items;
    unsigned flags;
} Arguments;

/* f(a=1, a=2) is an error, at the second name. */
static void check_repeated(Compiler *c, const List16 *items, uint16_t name) {
    for (Ref r = items->first; r != 0; r = node_at(c, r)->b) {
        if (node_at(c, r)->op == ITEM_KEYWORD && pool_same(c, node_at(c, r)->c, name)) {
            compile_error_here(c, "keyword argument repeated: %n", name);
        }
    }
}

/* NAME=VALUE; `target` is what stood before the =, read as an expression, so that only now it shows
 * whether it is a name. */
static void keyword_argument(Compiler *c, Arguments *a, Ref target) {
    if (node_kind(c, target) == N_LINE) {
        target = node_at(c, target)->a;
    }
    if (node_kind(c, target) != N_NAME) {
        compile_error_here(c, "expression cannot contain assignment, perhaps you meant \"==\"?");
    }
    uint16_t name = node_at(c, target)->a;
    check_repeated(c, &a->items, name);
    lexer_next(c);
    if (at(c, T_COMMA) || at(c, T_RPAREN)) {
        compile_error_here(c, "expected argument value expression");
    }
    a->flags |= CALL_KEYWORD;
    tree_append(c, &a->items, tree_item(c, ITEM_KEYWORD, parse_expression(c), name));
}

/* A value, or what turns out to be a keyword or a generator expression: f(x for x in y), without
 * parentheses of its own only if it is the sole argument. line, column: of the call's bracket. */
static void positional_argument(Compiler *c, Arguments *a, uint32_t line, unsigned column) {
    uint16_t yields = c->yields;
    Ref r = parse_named(c);
    if (at(c, T_ASSIGN)) {
        keyword_argument(c, a, r);
        return;
    }
    if (at_for(c)) {
        r = comprehension_of(c, N_TUPLE, r, 0, yields);
        if (a->items.count > 0 || (at(c, T_COMMA) && (lexer_next(c), !at(c, T_RPAREN)))) {
            compile_error(c, line, column + 1u, "Generator expression must be parenthesized");
        }
    }
    if (a->flags & CALL_DOUBLESTAR) {
        compile_error_here(c, "positional argument follows keyword argument unpacking");
    }
    if (a->flags & CALL_KEYWORD) {
        compile_error_here(c, "positional argument follows keyword argument");
    }
    tree_append(c, &a->items, tree_item(c, ITEM_PLAIN, r, 0));
}

/* (EXPRESSION | NAME=VALUE | *ITERABLE | **MAPPING), ... [,]: x, *y, k=z, **m. Used for calls and
 * for the bases of a class. */
Ref parse_arguments(Compiler *c, unsigned *flags, uint16_t *count, uint32_t line, unsigned column) {
    Arguments a = {
        {0, 0, 0},
        0
    };
    while (!at(c, T_RPAREN)) {
        Marks m = marks(c);
        if (accept(c, T_STAR)) {
            if (a.flags & CALL_DOUBLESTAR) {
                compile_error_here(
                    c, "iterable argument unpacking follows keyword argument unpacking");
            }
            a.flags |= CALL_STAR;
            tree_append(c, &a.items, tree_item(c, ITEM_STAR, parse_expression(c), 0));
        } else if (accept(c, T_DOUBLESTAR)) {
            a.flags |= CALL_DOUBLESTAR;
            tree_append(c, &a.items, tree_item(c, ITEM_DOUBLESTAR, parse_expression(c), 0));
        } else {
            positional_argument(c, &a, line, column);
        }
        need_comma(c, T_RPAREN, 0, m);
        accept(c, T_COMMA);
    }
    *flags = a.flags;
    *count = a.items.count;
    return a.items.first;
}

/* ---- lambda ---- */

/* lambda PARAMETERS: EXPRESSION. Defaults belong to the enclosing function, so the context changes
 * behind the parameters only. */
Ref parse_lambda(Compiler *c) {
    Ref scope = tree_scope(c, SCOPE_LAMBDA, 0);
    lexer_next(c);
    Ref parameters = parse_parameters(c, scope_at(c, scope), T_COLON);
    scope_at(c, scope)->parameters = parameters;
    parse_expect(c, T_COLON);
    FunctionContext context = {c->function, scope, false};
    c->function = &context;
    uint16_t yields = c->yields;
    Ref body = parse_expression(c);
    c->yields = yields; /* those of the body are no comprehension's around it */
    c->function = context.outer;
    scope_at(c, scope)->body = body;
    return tree_node(c, N_LAMBDA, 0, scope, 0, 0);
}

/* ---- strings ---- */
/* f"a{x!r:>{w}}b" is FSTRING of the ITEMs CONST "a", FORMAT (op 'r', x, spec: FSTRING of CONST ">"
 * and FORMAT w), CONST "b". Adjacent plain literals and f-strings share one FSTRING. */

/* Literal text of an f-string, if there is any (index 0: none). */
static void append_text(Compiler *c, List16 *parts, uint16_t index) {
    if (index != 0) {
        Ref text = tree_node(c, N_CONST, 0, index, 0, 0);
        tree_append(c, parts, tree_item(c, ITEM_PLAIN, text, 0));
    }
}

static void parse_field(Compiler *c, uint8_t flags, bool in_spec, List16 *parts);

/* The literal text and fields of an f-string or of a format spec, up to its end, which is taken by
 * the lexer. c->token is not the next token afterwards: there is none under way. */
static void parse_fstring_parts(Compiler *c, uint8_t flags, bool spec, List16 *parts) {
    for (;;) {
        uint16_t index;
        char found = lexer_fstring_text(c, flags, spec, &index);
        append_text(c, parts, index);
        if (found != '{') {
            return;
        }
        parse_field(c, flags, spec, parts);
    }
}

/* The source of a field's expression, recorded from `start` on: f"{x = }" shows "x = ", blanks
 * included. Ends where the token behind the `=` begins. */
static void append_source(Compiler *c, List16 *parts, uint32_t start) {
    lexer_text_begin(c, false);
    for (uint32_t i = start; i < c->lexer.token_record; i++) {
        lexer_text_add(c, (char)AS(Raw, *pool_more(c, MORE_RECORD))->data[i]);
    }
    append_text(c, parts, lexer_text_to_pool(c));
}

/* `!` is the token: r, s or a. */
static unsigned parse_conversion(Compiler *c) {
    lexer_next(c);
    static const char *const names[] = {"r", "s", "a"};
    for (int i = 0; i < 3; i++) {
        if (at(c, T_NAME) && pool_is(c, c->token.index, names[i])) {
            lexer_next(c);
            return (unsigned)names[i][0];
        }
    }
    compile_error_here(c, "f-string: invalid conversion character: expected 's', 'r', or 'a'");
}

/* EXPRESSIONS [=] [!CONVERSION] [:SPEC], a replacement field whose brace was taken; takes the
 * closing one. Specs may hold fields, but not those in turn specs of their own. */
static void parse_field(Compiler *c, uint8_t flags, bool in_spec, List16 *parts) {
    Lexer *x = &c->lexer;
    Bracket record = {c->brackets, c->token.line, c->token.column, 'f'};
    compile_nest(c);
    c->brackets = &record;
    /* The outermost field begins the record anew; inner ones are part of its source. */
    uint32_t start = x->recording++ == 0 ? (x->recorded = 0) : x->recorded;
    lexer_next(c);
    if (at(c, T_RBRACE) || at(c, T_COLON) || at(c, T_EXCLAIM) || at(c, T_ASSIGN)) {
        compile_error_here(c, "f-string: empty expression not allowed");
    }
    if (at(c, T_LAMBDA)) { /* its colon would begin the spec */
        compile_error_here(c, "f-string: invalid syntax");
    }
    Ref value = at(c, T_YIELD) ? parse_yield(c) : parse_expressions(c, true);
    bool source = accept(c, T_ASSIGN);
    if (source) {
        append_source(c, parts, start);
    }
    unsigned conversion = at(c, T_EXCLAIM) ? parse_conversion(c) : 0;
    /* The spec is literal text again, without the bracket, and no source of the expression. */
    x->recording--;
    c->brackets = record.outer;
    Ref spec = 0;
    if (at(c, T_COLON)) {
        List16 pieces = {0, 0, 0};
        if (in_spec) {
            compile_error_here(c, "f-string: expressions nested too deeply");
        }
        parse_fstring_parts(c, flags, true, &pieces);
        spec = tree_node(c, N_FSTRING, 0, pieces.first, 0, 0);
    } else if (!at(c, T_RBRACE)) {
        compile_error_here(c, "f-string: expecting '}'");
    } else if (source && conversion == 0) {
        /* f"{x=}" shows repr(), as long as neither conversion nor spec asks for something else. */
        conversion = 'r';
    }
    Ref field = tree_node(c, N_FORMAT, conversion, value, spec, 0);
    tree_append(c, parts, tree_item(c, ITEM_PLAIN, field, 0));
}

/* A run of literals, some of which may be f-strings. Plain ones alone are one token of the lexer,
 * and their CONST is answered as it is. */
Ref parse_strings(Compiler *c) {
    List16 parts = {0, 0, 0};
    bool format = false;
    while (at(c, T_STRING) || at(c, T_FSTRING)) {
        if (at(c, T_FSTRING)) {
            uint8_t flags = c->token.flags;
            format = true;
            parse_fstring_parts(c, flags, false, &parts);
        } else {
            append_text(c, &parts, c->token.index);
        }
        lexer_next(c);
    }
    if (at(c, T_BYTES)) {
        compile_error_here(c, "cannot mix bytes and nonbytes literals");
    }
    if (!format) {
        return node_at(c, parts.first)->a;
    }
    return tree_node(c, N_FSTRING, 0, parts.first, 0, 0);
}
