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

#include "object/str.h"

/* A display or tuple in parentheses that is being read: while `constant`, its elements are those of
 * the stack from `base` on, afterwards they are `count` nodes from `first` on. Displays inside it
 * begin further up. */
typedef struct {
    Ref first;
    uint16_t count;
    uint32_t base; /* of the stack */
    bool constant; /* all so far */
} Display;

/* A new display: all its elements are constants so far. */
static void display_begin(Compiler *c, Display *d) {
    *d = (Display){tree_here(&c->arena), 0, c->stack_length, true};
}

/* The constants on the stack become nodes, in front of `element` that was read already; answers
 * where that is now. From now on the display is none of constants; does nothing if it was none
 * before. */
static Ref display_flush(Compiler *c, Display *d, Ref element) {
    if (!d->constant) {
        return element;
    }
    d->constant = false;
    Ref r = d->first;
    for (uint32_t i = d->base; i < c->stack_length; i++) {
        r = tree_skip(c, tree_insert_value(c, r, pool_stack_item(c, i)));
        d->count++;
    }
    pool_stack_release(c, d->base);
    return r;
}

/* The element about to be read begins at this place, with the arena and the pool at these marks. */
typedef struct {
    Ref tree;
    uint32_t line;
    uint16_t column;
    uint16_t pool;
} Marks;

/* Where arena, pool and source are now. */
static Marks marks(const Compiler *c) {
    return (Marks){tree_here(&c->arena), c->token.line, c->token.column, c->pool_length};
}

/* Drops what a constant took, so that arena and pool do not grow with a long table. Any token but
 * punctuation may be in the pool already; it is an error behind an element. */
static void release(Compiler *c, Marks m) {
    if (at(c, T_COMMA) || at(c, T_RPAREN) || at(c, T_RBRACKET) || at(c, T_RBRACE)) {
        tree_cut(c, m.tree);
        pool_release(c, m.pool);
    }
}

/* A constant goes to the stack and leaves nothing else behind. Answers where the element is. */
static Ref display_add(Compiler *c, Display *d, Ref element, Marks m) {
    Value v;
    if (d->constant && tree_is_constant(c, element, &v)) {
        pool_stack_push(c, v);
        release(c, m);
        return element;
    }
    d->count++;
    return display_flush(c, d, element);
}

/* Is a comprehension's `for` next? */
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
    if (element != 0 && end != T_RPAREN && at_for(c)) {
        compile_error_here(c, "did you forget parentheses around the comprehension target?");
    }
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
        Ref r = display_add(c, d, parse_star_named(c), m);
        need_comma(c, end, r, m);
    }
}

/* The elements on the stack, as one constant of the pool; a dict's keys and values by turns. */
static Ref constants_node(Compiler *c, NodeKind kind, const Display *d) {
    Value v = pool_stack_take(c, d->base, KIND_TUPLE);
    return tree_node(c, kind, pool_add(c, v));
}

/* ---- comprehensions ---- */
/* A comprehension has a scope of its own. The first iterable is evaluated outside of it, as Python
 * says, and so may hold a yield where the rest may not. */

/* for TARGETS in ITERABLE, if CONDITION ... in any number, the first is a `for`, as the caller has
 * seen. Conditions are disjunctions: `if x else y` would be ambiguous. */
Ref parse_comprehension(Compiler *c, NodeKind kind, Ref element, uint16_t awaits) {
    uint32_t line = c->token.line;
    unsigned count = 2, outside = 0; /* awaits in the first iterable */
    FunctionContext *f = c->function;
    uint8_t was = f != NULL ? f->comprehension : 0;
    if (kind != N_DICT) {
        tree_absent(c);
    }
    if (f != NULL) {
        f->comprehension = (uint8_t)kind;
    }
    for (; at_for(c) || at(c, T_IF); count++) {
        bool async = accept(c, T_ASYNC);
        if (async && kind != N_TUPLE && (f == NULL || !f->async)) {
            compile_error_here(c, "asynchronous comprehension outside of an asynchronous function");
        }
        c->awaits = (uint16_t)(c->awaits + async);
        if (async || at(c, T_FOR)) {
            parse_expect(c, T_FOR);
            tree_node(c, N_CLAUSE_FOR, async);
            parse_check_target(c, parse_targets(c), "assign to");
            parse_expect(c, T_IN);
            if (f != NULL && count == 2) { /* the first one is evaluated outside */
                f->comprehension = was;
            }
            unsigned before = c->awaits;
            parse_disjunction(c);
            outside = count == 2 ? c->awaits - before : outside;
            if (f != NULL) {
                f->comprehension = (uint8_t)kind;
            }
        } else {
            lexer_next(c);
            tree_node(c, N_CLAUSE_IF, 0);
            parse_disjunction(c);
            if (at(c, T_WALRUS)) {
                parse_error(c);
            }
        }
    }
    if (f != NULL) {
        f->comprehension = was;
    }
    unsigned inside = c->awaits - awaits - outside;
    bool async = kind == N_TUPLE && (uint16_t)inside != 0;
    if (kind == N_TUPLE) { /* what is inside awaits for nobody around */
        c->awaits = (uint16_t)(awaits + outside);
    }
    tree_insert_line(c, element, N_COMPREHENSION, count, line);
    *tree_raw(c, element, RAW_FLAGS) = (uint8_t)(kind | (async ? COMPREHENSION_ASYNC : 0));
    return element;
}

/* What had been read before an element. */
typedef struct {
    uint16_t yields, awaits;
} Count;

static Count count_of(const Compiler *c) {
    return (Count){c->yields, c->awaits};
}

/* SyntaxError for a yield in a comprehension of that kind. */
void parse_yield_error(Compiler *c, NodeKind kind) {
    compile_error_here(c, "'yield' inside %s",
                       kind == N_LIST   ? "list comprehension"
                       : kind == N_SET  ? "set comprehension"
                       : kind == N_DICT ? "dict comprehension"
                                        : "generator expression");
}

/* Element, then `for`: no yield may be in the element. It was read before the `for` showed what it
 * is, so what tells is that the count of yields has grown since `before`. */
static Ref comprehension_of(Compiler *c, NodeKind kind, Ref element, Count before) {
    if (node_kind(c, element) == N_STARRED) {
        compile_error_here(c, "iterable unpacking cannot be used in comprehension");
    }
    if (c->yields != before.yields) {
        parse_yield_error(c, kind);
    }
    return parse_comprehension(c, kind, element, before.awaits);
}

/* ---- displays ---- */
/* What a bracket holds is known behind its first element: a comma, a colon, a `for` or the end. */

/* ( [YIELD | ELEMENT (for ... | , ELEMENT ... [,])] ): (), (x), (x, y), (yield x), (x for y in z).
 * Parentheses around one expression leave no trace in the tree. */
Ref parse_atom_parentheses(Compiler *c) {
    Bracket record;
    Ref r;
    Count before = count_of(c);
    parse_bracket_open(c, &record, '(');
    Token begin = c->token;
    if (at(c, T_RPAREN)) {
        r = tree_node(c, N_TUPLE, 0);
    } else if (at(c, T_YIELD)) {
        r = parse_yield(c);
    } else {
        Display d;
        display_begin(c, &d);
        Marks m = marks(c);
        r = parse_star_named(c);
        if (at_for(c)) {
            r = comprehension_of(c, N_TUPLE, r, before);
        } else if (at(c, T_COMMA)) {
            r = display_add(c, &d, r, m);
            display_rest(c, &d, T_RPAREN, r, m);
            r = d.constant ? constants_node(c, N_CONST, &d)
                           : tree_insert(c, d.first, N_TUPLE, d.count);
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
    Count before = count_of(c);
    parse_bracket_open(c, &record, '[');
    display_begin(c, &d);
    if (!at(c, T_RBRACKET)) {
        Marks m = marks(c);
        r = parse_star_named(c);
        if (at_for(c)) {
            r = comprehension_of(c, N_LIST, r, before);
            parse_bracket_close(c, &record);
            return r;
        }
        r = display_add(c, &d, r, m);
        display_rest(c, &d, T_RBRACKET, r, m);
    }
    if (d.constant && c->stack_length - d.base >= CONSTANTS_FROM) {
        r = constants_node(c, N_CONSTLIST, &d);
    } else {
        display_flush(c, &d, 0);
        r = tree_insert(c, d.first, N_LIST, d.count);
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
    display_flush(c, d, key);
    d->count = (uint16_t)(d->count + 2);
}

/* KEY: VALUE or **MAPPING. The mapping is a `|` expression, as in CPython. */
static void dict_element(Compiler *c, Display *d) {
    Marks m = marks(c);
    if (accept(c, T_DOUBLESTAR)) {
        display_flush(c, d, 0);
        d->count++;
        tree_node(c, N_DOUBLESTAR, 0);
        parse_bitor(c);
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
    display_flush(c, d, 0);
    return tree_insert(c, d->first, N_DICT, d->count);
}

/* The rest of a dict or set whose first element was read up to here: a colon tells which. A set is
 * never kept as a constant: flushing first makes its elements nodes. */
static Ref braces_rest(Compiler *c, Display *d, Ref first, Count before, Marks m) {
    if (at(c, T_COLON) && node_kind(c, first) != N_STARRED) {
        lexer_next(c);
        if (at(c, T_COMMA) || at(c, T_RBRACE)) {
            compile_error_here(c, "expression expected after dictionary key and ':'");
        }
        Ref value = parse_expression(c);
        if (at_for(c)) {
            return comprehension_of(c, N_DICT, first, before);
        }
        dict_add(c, d, first, value, m);
        need_comma(c, T_RBRACE, 0, m);
        return dict_finish(c, d);
    }
    if (at_for(c)) {
        return comprehension_of(c, N_SET, first, before);
    }
    display_flush(c, d, first);
    display_add(c, d, first, m);
    display_rest(c, d, T_RBRACE, first, m);
    return tree_insert(c, d->first, N_SET, d->count);
}

/* {}, {k: v, **m}, {x, *y}, and comprehensions of both */
Ref parse_atom_braces(Compiler *c) {
    Bracket record;
    Ref r;
    Display d;
    Count before = count_of(c);
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
        r = braces_rest(c, &d, first, before, m);
    }
    parse_bracket_close(c, &record);
    return r;
}

/* ---- arguments ---- */
/* Arguments become nodes in the order of the source. Which kind may not stand behind which is
 * checked here, and that no keyword comes twice; the rest is up to the call. */

/* The nodes so far, and which kinds are among them: they forbid some kinds behind them. */
typedef struct {
    Items items;
    bool keyword, double_star;
} Arguments;

/* f(a=1, a=2) is an error, at the second name. */
static void check_repeated(Compiler *c, Items items, uint16_t name) {
    for (; items.left > 0; tree_step(c, &items)) {
        if (node_kind(c, items.at) == N_KEYWORD && pool_same(c, tree_index(c, items.at), name)) {
            compile_error_here(c, "keyword argument repeated: %n", name);
        }
    }
}

/* NAME=VALUE; `target` is what stood before the =, read as an expression, so that only now it shows
 * whether it is a name. */
static void keyword_argument(Compiler *c, Arguments *a, Ref target) {
    tree_strip_line(c, target);
    if (node_kind(c, target) != N_NAME) {
        compile_error_here(c, "expression cannot contain assignment, perhaps you meant \"==\"?");
    }
    uint16_t name = tree_pool_name(c, target);
    check_repeated(c, a->items, name);
    lexer_next(c);
    if (at(c, T_COMMA) || at(c, T_RPAREN)) {
        compile_error_here(c, "expected argument value expression");
    }
    a->keyword = true;
    tree_cut(c, target);
    tree_node(c, N_KEYWORD, name);
    parse_expression(c);
}

/* A value, or what turns out to be a keyword or a generator expression: f(x for x in y), without
 * parentheses of its own only if it is the sole argument. line, column: of the call's bracket; line
 * 0: of a class. */
static void positional_argument(Compiler *c, Arguments *a, uint32_t line, unsigned column) {
    Count before = count_of(c);
    Ref r = parse_named(c);
    if (at(c, T_ASSIGN)) {
        keyword_argument(c, a, r);
        return;
    }
    if (at_for(c)) {
        r = comprehension_of(c, N_TUPLE, r, before);
        if (a->items.left > 0 || (at(c, T_COMMA) && (lexer_next(c), !at(c, T_RPAREN)))) {
            compile_error(c, line > 0 ? line : c->line, column + 1u,
                          "Generator expression must be parenthesized");
        }
        if (line == 0) {
            parse_error(c);
        }
    }
    if (a->double_star) {
        compile_error_here(c, "positional argument follows keyword argument unpacking");
    }
    if (a->keyword) {
        compile_error_here(c, "positional argument follows keyword argument");
    }
}

/* (EXPRESSION | NAME=VALUE | *ITERABLE | **MAPPING), ... [,]: x, *y, k=z, **m. Used for calls and
 * for the bases of a class. */
unsigned parse_arguments(Compiler *c, uint32_t line, unsigned column) {
    Arguments a = {
        {tree_here(&c->arena), 0},
        false, false
    };
    while (!at(c, T_RPAREN)) {
        Marks m = marks(c);
        if (accept(c, T_STAR)) {
            if (a.double_star) {
                compile_error_here(
                    c, "iterable argument unpacking follows keyword argument unpacking");
            }
            tree_node(c, N_STARRED, 0);
            parse_expression(c);
        } else if (accept(c, T_DOUBLESTAR)) {
            a.double_star = true;
            tree_node(c, N_DOUBLESTAR, 0);
            parse_expression(c);
        } else {
            positional_argument(c, &a, line, column);
        }
        a.items.left++;
        need_comma(c, T_RPAREN, 0, m);
        accept(c, T_COMMA);
    }
    return a.items.left;
}

/* ---- lambda ---- */

/* lambda PARAMETERS: EXPRESSION. Defaults belong to the enclosing function, so the context changes
 * behind the parameters only. */
Ref parse_lambda(Compiler *c) {
    Ref r = tree_here(&c->arena);
    uint32_t line = c->token.line;
    lexer_next(c);
    unsigned parameters = parse_parameters(c, T_COLON);
    parse_expect(c, T_COLON);
    FunctionContext context = {.outer = c->function};
    c->function = &context;
    uint16_t yields = c->yields;
    parse_expression(c);
    c->yields = yields; /* those of the body are no comprehension's around it */
    c->function = context.outer;
    tree_insert_line(c, r, N_LAMBDA, parameters + 1, line);
    *tree_raw(c, r, RAW_FLAGS) = context.yields ? SCOPE_YIELDS : 0;
    return r;
}

/* ---- strings ---- */
/* f"a{x!r:>{w}}b" is FSTRING of CONST "a", FORMAT (op 'r', x, spec: FSTRING of CONST ">" and FORMAT
 * w), CONST "b". Adjacent plain literals and f-strings share one FSTRING. Functions below answer
 * how many parts they have made. */

/* Literal text of an f-string in front of `at`, if there is any (index 0: none). */
static unsigned insert_text(Compiler *c, Ref at, uint16_t index) {
    if (index == 0) {
        return 0;
    }
    tree_insert(c, at, N_CONST, index);
    return 1;
}

static unsigned parse_field(Compiler *c, uint8_t flags, unsigned depth);

/* The literal text and fields of an f-string (depth 0) or of a format spec, up to its end, which is
 * taken by the lexer. c->token is not the next token afterwards: there is none under way. */
static unsigned parse_fstring_parts(Compiler *c, uint8_t flags, unsigned depth) {
    for (unsigned count = 0;;) {
        uint16_t index;
        char found = lexer_fstring_text(c, flags, depth > 0, &index);
        count += insert_text(c, tree_here(&c->arena), index);
        if (found != '{') {
            return count;
        }
        count += parse_field(c, flags, depth);
    }
}

/* The source of a field's expression, recorded from `start` on: f"{x = }" shows "x = ", blanks
 * included. Ends where the token behind the `=` begins. It becomes text in front of `at`. */
static unsigned insert_source(Compiler *c, Ref at, uint32_t start) {
    lexer_text_begin(c, false);
    for (uint32_t i = start; i < c->lexer.token_record; i++) {
        lexer_text_add(c, (char)AS(Raw, *pool_more(c, MORE_RECORD))->data[i]);
    }
    return insert_text(c, at, lexer_text_to_pool(c));
}

void parse_source(Compiler *c) {
    Lexer *x = &c->lexer;
    uint32_t start = x->recording++ == 0 ? (x->recorded = 0) : x->recorded;
    lexer_next(c);
    start = x->token_record > start ? x->token_record : start;
    Ref r = parse_expression(c);
    x->recording--;
    lexer_text_begin(c, false);
    uint32_t end = x->token_record;
    while (end > start && AS(Raw, *pool_more(c, MORE_RECORD))->data[end - 1] == ' ') {
        end--;
    }
    for (uint32_t i = start; i < end; i++) {
        lexer_text_add(c, (char)AS(Raw, *pool_more(c, MORE_RECORD))->data[i]);
    }
    tree_cut(c, r);
    tree_node(c, N_CONST, lexer_text_to_pool(c));
}

/* The letter behind `!`, which is the token: r, s or a. It must follow at once, and alone. */
static unsigned parse_conversion(Compiler *c) {
    int ch = lexer_peek(c, 0);
    lexer_next(c);
    if (ch != 'r' && ch != 's' && ch != 'a') {
        compile_error_here(c, "f-string: invalid conversion character: expected 's', 'r', or 'a'");
    }
    bool alone = at(c, T_NAME) && str_bytes(pool_value(c, c->token.index)) == 1;
    lexer_next(c);
    if (!alone || !(at(c, T_COLON) || at(c, T_RBRACE))) {
        compile_error_here(c, "f-string: expecting '}'");
    }
    return (unsigned)ch;
}

/* Behind the expression of a field: something that cannot follow it. */
static _Noreturn void field_error(Compiler *c, Token begin, bool source) {
    if (source || at(c, T_STRING) || at(c, T_FSTRING) || at(c, T_END) || at(c, T_NEWLINE)) {
        compile_error_here(c, "f-string: expecting '}'");
    }
    lexer_field_scan(c);
    if (parse_at_expression(c)) {
        compile_error(c, begin.line, begin.column, "invalid syntax. Perhaps you forgot a comma?");
    }
    compile_error_here(c, "invalid syntax");
}

/* EXPRESSIONS [=] [!CONVERSION] [:SPEC], a replacement field whose brace was taken; takes the
 * closing one. Specs may hold fields with specs of their own, but those in turn no fields. */
static unsigned parse_field(Compiler *c, uint8_t flags, unsigned depth) {
    Lexer *x = &c->lexer;
    Bracket record = {c->brackets, c->token.line, c->token.column, 'f', flags};
    if (depth > 1) {
        compile_error_here(c, "f-string: expressions nested too deeply");
    }
    compile_nest(c);
    c->brackets = &record;
    /* The outermost field begins the record anew; inner ones are part of its source. */
    uint32_t start = x->recording++ == 0 ? (x->recorded = 0) : x->recorded;
    lexer_next(c);
    Token begin = c->token;
    if (at(c, T_RBRACE)) {
        compile_error_here(c, "f-string: empty expression not allowed");
    }
    if (at(c, T_COLON) || at(c, T_EXCLAIM) || at(c, T_ASSIGN)) {
        compile_error_here(c, "f-string: expression required before '%c'",
                           at(c, T_COLON)     ? ':'
                           : at(c, T_EXCLAIM) ? '!'
                                              : '=');
    }
    if (at(c, T_LAMBDA)) { /* its colon would begin the spec */
        compile_error_here(c, "f-string: invalid syntax");
    }
    if (at(c, T_DOUBLESTAR)) {
        compile_error_here(c, "cannot use double starred expression here");
    }
    Ref field = at(c, T_YIELD) ? parse_yield(c) : parse_expressions(c, true);
    unsigned count = 1;
    bool source = accept(c, T_ASSIGN);
    if (source) {
        count += insert_source(c, field, start);
        field = count == 2 ? tree_skip(c, field) : field;
    }
    unsigned conversion = at(c, T_EXCLAIM) ? parse_conversion(c) : 0;
    if (!at(c, T_COLON) && !at(c, T_RBRACE)) {
        field_error(c, begin, source);
    }
    /* The spec is literal text again, without the bracket, and no source of the expression. */
    x->recording--;
    c->brackets = record.outer;
    Ref spec = tree_here(&c->arena);
    if (at(c, T_COLON)) {
        tree_insert(c, spec, N_FSTRING, parse_fstring_parts(c, flags, depth + 1));
    } else if (source && conversion == 0) {
        /* f"{x=}" shows repr(), as long as neither conversion nor spec asks for something else. */
        conversion = 'r';
    }
    if (tree_here(&c->arena) == spec) {
        tree_absent(c);
    }
    tree_insert(c, field, N_FORMAT, conversion);
    return count;
}

/* A run of literals, some of which may be f-strings. Plain ones alone are one token of the lexer,
 * and their CONST is answered as it is. */
Ref parse_strings(Compiler *c) {
    Ref r = tree_here(&c->arena);
    unsigned count = 0;
    bool format = false;
    while (at(c, T_STRING) || at(c, T_FSTRING)) {
        if (at(c, T_FSTRING)) {
            uint8_t flags = c->token.flags;
            format = true;
            count += parse_fstring_parts(c, flags, 0);
        } else {
            count += insert_text(c, tree_here(&c->arena), c->token.index);
        }
        lexer_next(c);
    }
    if (at(c, T_BYTES)) {
        compile_error_here(c, "cannot mix bytes and nonbytes literals");
    }
    return format ? tree_insert(c, r, N_FSTRING, count) : r;
}
