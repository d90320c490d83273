/* SPDX-License-Identifier: MIT */
/* The match statement and its patterns. `match` and `case` are names elsewhere: a line that begins
 * with `match` is such a statement if it opens a block (lexer_opens_block).
 *
 * Patterns become nodes of the kinds that they look like (compile/tree.h). What CPython's compiler
 * refuses in a pattern as a whole is looked for when it was read: names that are bound twice, or
 * not in all alternatives, and alternatives or cases behind one that always matches. */
#include "compile/compiler.h"

static Ref parse_pattern(Compiler *c);

bool parse_at_match(Compiler *c) {
    return at(c, T_NAME) && pool_is(c, c->token.index, "match") && lexer_opens_block(c);
}

bool parse_at_case(Compiler *c) {
    return at(c, T_NAME) && pool_is(c, c->token.index, "case");
}

/* ---- values ---- */

/* [-] NUMBER, folded to one constant where that can be done, else an N_UNARY. */
static Ref parse_real(Compiler *c) {
    bool minus = accept(c, T_MINUS);
    if (!at(c, T_INT) && !at(c, T_CONSTANT)) {
        parse_error(c);
    }
    Ref r = parse_atom(c);
    Value v;
    if (!minus) {
        return r;
    }
    if (tree_is_constant(c, r, &v) && fold_unary(c, UNARY_NEGATIVE, v)) {
        tree_cut(c, r);
        return tree_of_value(c, *pool_more(c, MORE_HAND));
    }
    return tree_insert(c, r, N_UNARY, UNARY_NEGATIVE);
}

/* [-] NUMBER [(+ | -) IMAGINARY], a BINARY of two constants. CPython's grammar has a sign before
 * the first only. */
static Ref parse_number(Compiler *c) {
    Ref r = parse_real(c);
    Value real, imaginary;
    if (!at(c, T_PLUS) && !at(c, T_MINUS)) {
        return r;
    }
    if (tree_is_constant(c, r, &real) && value_is_kind(real, KIND_COMPLEX)) {
        compile_error_here(c, "real number required in complex literal");
    }
    unsigned op = at(c, T_PLUS) ? BINARY_ADD : BINARY_SUB;
    lexer_next(c);
    if (at(c, T_MINUS)) {
        parse_error(c);
    }
    Ref right = parse_real(c);
    if (!tree_is_constant(c, right, &imaginary) || !value_is_kind(imaginary, KIND_COMPLEX)) {
        compile_error_here(c, "imaginary number required in complex literal");
    }
    return tree_insert(c, r, N_BINARY, op);
}

/* Strings, which may be several in a row, but none with fields. */
static Ref parse_text(Compiler *c) {
    Ref r = parse_atom(c);
    if (node_kind(c, r) == N_FSTRING) {
        compile_error_here(c, "patterns may only match literals and attribute lookups");
    }
    return r;
}

/* (. NAME)* behind a name */
static Ref parse_dotted(Compiler *c, Ref r) {
    while (accept(c, T_DOT)) {
        r = tree_insert(c, r, N_ATTRIBUTE, parse_name(c));
    }
    return r;
}

/* ---- captures ---- */

/* A name that is bound, or `_`, which is not: ABSENT, as where a part of any node is missing. */
static Ref make_capture(Compiler *c, uint16_t name) {
    return pool_is(c, name, "_") ? tree_node(c, N_ABSENT, 0) : tree_name(c, name);
}

/* * NAME */
static Ref parse_star(Compiler *c) {
    Ref r = tree_node(c, N_STARRED, 0);
    lexer_next(c);
    make_capture(c, parse_name(c));
    return r;
}

/* ---- compound patterns ---- */

/* PATTERN | * NAME */
static Ref parse_element(Compiler *c) {
    return at(c, T_STAR) ? parse_star(c) : parse_pattern(c);
}

/* The elements of a sequence behind the first one, which begins at `first`, up to `end` (a comma
 * may come before it): a LIST of all. Without brackets, in `case a, b if c:`, a guard ends it, too.
 * The count goes before what was read, which moves up. */
static Ref finish_sequence(Compiler *c, Ref first, TokenKind end) {
    unsigned count = 1, stars = node_kind(c, first) == N_STARRED;
    while (accept(c, T_COMMA) && !at(c, end) && !(end == T_COLON && at(c, T_IF))) {
        stars += node_kind(c, parse_element(c)) == N_STARRED;
        count++;
    }
    if (stars > 1) {
        compile_error_here(c, "multiple starred names in sequence pattern");
    }
    return tree_insert(c, first, N_LIST, count);
}

/* [A, *B] or (A, *B); (A) is A in parentheses, and (A,) a sequence of one. */
static Ref parse_brackets(Compiler *c) {
    Bracket record;
    bool round = at(c, T_LPAREN);
    TokenKind end = round ? T_RPAREN : T_RBRACKET;
    parse_bracket_open(c, &record, round ? '(' : '[');
    Ref r = tree_here(&c->arena);
    if (at(c, end)) {
        tree_node(c, N_LIST, 0);
    } else {
        parse_element(c);
        if (!round || at(c, T_COMMA)) {
            finish_sequence(c, r, end);
        } else if (node_kind(c, r) == N_STARRED) {
            parse_error(c);
        }
    }
    parse_bracket_close(c, &record);
    return r;
}

/* A literal, or a dotted name: a plain one would be a capture, which is no value. */
static Ref parse_key(Compiler *c) {
    Ref r;
    switch (c->token.kind) {
    case T_MINUS:
    case T_INT: r = parse_number(c); break;
    case T_NAME: r = parse_dotted(c, tree_name(c, parse_name(c))); break;
    case T_CONSTANT:
    case T_STRING:
    case T_FSTRING:
    case T_BYTES:
    case T_NONE:
    case T_TRUE:
    case T_FALSE: r = parse_text(c); break;
    default: parse_error(c);
    }
    if (node_kind(c, r) == N_NAME) {
        parse_error(c);
    }
    return r;
}

/* {1: a, 1: b} is an error. Keys of other kinds than these are compared at run time (vm/match.c).
 * first: the first key, each of which is followed by its pattern. */
static void check_key(Compiler *c, Ref first, Ref key) {
    unsigned kind = node_kind(c, key);
    for (Ref r = first; r < key; r = tree_skip(c, tree_skip(c, r))) {
        if (node_kind(c, r) == kind && kind == N_INT && tree_index(c, r) == tree_index(c, key)) {
            compile_error_here(c, "mapping pattern checks duplicate key (%d)",
                               (int)(int16_t)tree_index(c, key));
        }
        Value v;
        if (node_kind(c, r) == kind && kind == N_CONST && tree_is_constant(c, r, &v) &&
            value_is_kind(v, KIND_STR) && tree_is_constant(c, key, &v) &&
            value_is_kind(v, KIND_STR) && pool_same(c, tree_index(c, r), tree_index(c, key))) {
            compile_error_here(c, "mapping pattern checks duplicate key ('%n')",
                               tree_index(c, key));
        }
    }
}

/* {KEY: PATTERN, ..., **NAME} */
static Ref parse_mapping(Compiler *c) {
    Bracket record;
    Ref r = tree_here(&c->arena);
    unsigned count = 0;
    parse_bracket_open(c, &record, '{');
    while (!at(c, T_RBRACE)) {
        if (accept(c, T_DOUBLESTAR)) {
            tree_node(c, N_DOUBLESTAR, 0);
            Ref name = make_capture(c, parse_name(c));
            accept(c, T_COMMA);
            if (node_kind(c, name) == N_ABSENT || !at(c, T_RBRACE)) {
                parse_error(c);
            }
            count++;
            break;
        }
        check_key(c, r, parse_key(c));
        parse_expect(c, T_COLON);
        parse_pattern(c);
        count += 2;
        if (!at(c, T_RBRACE)) {
            parse_expect(c, T_COMMA);
        }
    }
    parse_bracket_close(c, &record);
    tree_insert(c, r, N_DICT, count);
    return r;
}

/* NAME=PATTERN, where the name was read as a pattern. items: those before it. `_` is a keyword like
 * others here, though it was read as ABSENT, which does not keep it. */
static void keyword_pattern(Compiler *c, Ref name, Items items) {
    uint16_t index =
        node_kind(c, name) == N_NAME ? tree_pool_name(c, name) : pool_add_name(c, "_", 1);
    for (; items.left > 0; tree_step(c, &items)) {
        if (node_kind(c, items.at) == N_KEYWORD && pool_same(c, tree_index(c, items.at), index)) {
            compile_error_here(c, "attribute name repeated in class pattern: %n", index);
        }
    }
    lexer_next(c);
    tree_cut(c, name);
    tree_node(c, N_KEYWORD, index);
    parse_pattern(c);
}

/* CLASS(PATTERN, ..., NAME=PATTERN, ...), where the class was read. That NAME is a keyword shows
 * behind it, so it is read as a capture first; keyword_pattern() replaces that. */
static Ref parse_class_pattern(Compiler *c, Ref r) {
    Bracket record;
    Items items = {tree_here(&c->arena), 0};
    bool keyword = false;
    parse_bracket_open(c, &record, '(');
    for (; !at(c, T_RPAREN); items.left++) {
        bool name = at(c, T_NAME);
        Ref pattern = parse_pattern(c);
        unsigned kind = node_kind(c, pattern);
        if (at(c, T_ASSIGN) && name && (kind == N_NAME || kind == N_ABSENT)) {
            keyword_pattern(c, pattern, items);
            keyword = true;
        } else if (keyword) {
            compile_error_here(c, "positional patterns follow keyword patterns");
        }
        if (!at(c, T_RPAREN)) {
            parse_expect(c, T_COMMA);
        }
    }
    parse_bracket_close(c, &record);
    return tree_insert(c, r, N_CALL, items.left);
}

/* NAME | A.B | CLASS(...) */
static Ref parse_name_pattern(Compiler *c) {
    uint16_t name = parse_name(c);
    if (!at(c, T_DOT) && !at(c, T_LPAREN)) {
        return make_capture(c, name);
    }
    Ref r = parse_dotted(c, tree_name(c, name));
    return at(c, T_LPAREN) ? parse_class_pattern(c, r) : r;
}

/* What stands between bars. */
static Ref parse_closed(Compiler *c) {
    switch (c->token.kind) {
    case T_NAME: return parse_name_pattern(c);
    case T_LPAREN:
    case T_LBRACKET: return parse_brackets(c);
    case T_LBRACE: return parse_mapping(c);
    case T_CONSTANT: return parse_number(c);
    default: return parse_key(c);
    }
}

/* CLOSED (| CLOSED)* [as NAME]. RecursionError when patterns nest too deep for the C stack. */
static Ref parse_pattern(Compiler *c) {
    unsigned count = 1;
    compile_nest(c);
    Ref r = parse_closed(c);
    for (; accept(c, T_BAR); count++) {
        parse_closed(c);
    }
    if (count > 1) {
        tree_insert(c, r, N_OR, count);
    }
    if (accept(c, T_AS)) {
        if (!at(c, T_NAME)) {
            compile_error_here(c, "invalid pattern target");
        }
        Ref name = make_capture(c, parse_name(c));
        if (node_kind(c, name) == N_ABSENT) {
            compile_error_here(c, "cannot use '_' as a target");
        }
        tree_insert(c, r, N_AS, 0);
    }
    return r;
}

/* ---- checks ---- */

/* The names that a pattern binds are put behind it as NAMEs, to be compared and dropped again. */
static void list_names(Compiler *c, Ref r, Items *list);

/* Names are few: each new one is compared with all before it. */
static void check_new(Compiler *c, uint16_t name, Items list) {
    for (; list.left > 0; tree_step(c, &list)) {
        if (pool_same(c, tree_pool_name(c, list.at), name)) {
            compile_error_here(c, "multiple assignments to name '%n' in pattern", name);
        }
    }
}

/* Do the two lists, which name nothing twice, name the same? In any order: then it is enough that
 * they are as long, and each name of a is in b. */
static bool same_names(Compiler *c, Items a, Items b) {
    if (a.left != b.left) {
        return false;
    }
    for (; a.left > 0; tree_step(c, &a)) {
        Items i = b;
        while (i.left > 0 && !pool_same(c, tree_pool_name(c, i.at), tree_pool_name(c, a.at))) {
            tree_step(c, &i);
        }
        if (i.left == 0) {
            return false;
        }
    }
    return true;
}

/* What in a pattern lets it always match: a NAME or ABSENT; 0: it may fail. */
static Ref catches_all(Compiler *c, Ref r) {
    for (;;) {
        switch (node_kind(c, r)) {
        case N_NAME:
        case N_ABSENT: return r;
        case N_AS: r = tree_inside(c, r, &(unsigned){0}); break;
        case N_OR: { /* others are refused where they stand */
            Items i = tree_items(c, r, 0);
            for (; i.left > 1; tree_step(c, &i)) {
            }
            r = i.at;
            break;
        }
        default: return 0;
        }
    }
}

/* name: of the capture, 0 of a wildcard */
static _Noreturn void fail_unreachable(Compiler *c, uint32_t line, uint16_t name) {
    if (name != 0) {
        compile_error(c, line, 0, "name capture '%n' makes remaining patterns unreachable", name);
    }
    compile_error(c, line, 0, "wildcard makes remaining patterns unreachable");
}

/* All alternatives bind the same names; those of the first go to the list. */
static void list_alternatives(Compiler *c, Ref r, Items *list) {
    Items alternatives = tree_items(c, r, 0);
    for (Items i = alternatives; i.left > 1; tree_step(c, &i)) {
        Ref all = catches_all(c, i.at);
        if (all != 0) {
            fail_unreachable(c, c->token.line,
                             node_kind(c, all) == N_NAME ? tree_pool_name(c, all) : 0);
        }
    }
    Items first = {tree_here(&c->arena), 0};
    list_names(c, alternatives.at, &first);
    for (; alternatives.left > 1; tree_step(c, &alternatives)) {
        Items other = {tree_here(&c->arena), 0};
        list_names(c, tree_skip(c, alternatives.at), &other);
        if (!same_names(c, first, other)) {
            compile_error_here(c, "alternative patterns bind different names");
        }
        tree_cut(c, other.at);
    }
    /* They stand behind the list already. */
    Items i = first;
    for (unsigned count = first.left; count > 0; count--, tree_step(c, &i)) {
        check_new(c, tree_pool_name(c, i.at), *list);
    }
    list->left = (uint16_t)(list->left + first.left);
}

static void list_names(Compiler *c, Ref r, Items *list) {
    compile_nest(c);
    Items i;
    switch (node_kind(c, r)) {
    case N_NAME:
        check_new(c, tree_pool_name(c, r), *list);
        tree_name(c, tree_pool_name(c, r));
        list->left++;
        break;
    case N_OR: list_alternatives(c, r, list); break;
    case N_AS:
    case N_STARRED:
    case N_DOUBLESTAR:
    case N_KEYWORD:
    case N_LIST:
    case N_CALL:
        for (i = tree_items(c, r, node_kind(c, r) == N_CALL); i.left > 0; tree_step(c, &i)) {
            list_names(c, i.at, list);
        }
        break;
    case N_DICT:
        for (i = tree_items(c, r, 0); i.left > 0; tree_step(c, &i)) {
            if (node_kind(c, i.at) != N_DOUBLESTAR) {
                tree_step(c, &i); /* the key */
            }
            list_names(c, i.at, list);
        }
        break;
    default: break;
    }
}

/* ---- statements ---- */

/* Several with commas, or one that may be a walrus; a lone star needs its comma. */
Ref parse_subject(Compiler *c) {
    Ref r = parse_star_named(c);
    if (at(c, T_COMMA)) {
        unsigned count = 1;
        for (; accept(c, T_COMMA) && !at(c, T_COLON); count++) {
            parse_star_named(c);
        }
        tree_insert(c, r, N_TUPLE, count);
    }
    return r;
}

/* PATTERN [, PATTERN ...] [if GUARD] */
Ref parse_case_header(Compiler *c, CatchAll *all) {
    uint32_t line = c->token.line;
    if (all->line != 0) {
        fail_unreachable(c, all->line, all->name);
    }
    Ref s = tree_statement(c, N_CASE, line);
    c->line = line;
    lexer_next(c);
    Ref pattern = parse_element(c);
    if (at(c, T_COMMA)) {
        finish_sequence(c, pattern, T_COLON);
    } else if (node_kind(c, pattern) == N_STARRED) {
        parse_error(c);
    }
    Items names = {tree_here(&c->arena), 0};
    list_names(c, pattern, &names);
    tree_cut(c, names.at);
    if (accept(c, T_IF)) {
        parse_named(c);
        return s;
    }
    tree_absent(c);
    Ref any = catches_all(c, pattern);
    if (any != 0) {
        all->line = line;
        all->name = node_kind(c, any) == N_NAME ? tree_pool_name(c, any) : 0;
    }
    return s;
}

/* `:` NEWLINE INDENT, behind which a `case` must stand */
void parse_match_open(Compiler *c, uint32_t line) {
    if (!parse_block_open(c, "'match' statement", line) || !parse_at_case(c)) {
        parse_error(c);
    }
}

/* match SUBJECT: NEWLINE INDENT (case ...: BLOCK)+ DEDENT, with its last token */
void parse_match(Compiler *c) {
    uint32_t line = c->token.line;
    CatchAll all = {0, 0};
    tree_statement(c, N_MATCH, line);
    lexer_next(c);
    parse_subject(c);
    compile_nest(c);
    parse_match_open(c, line);
    while (!at(c, T_DEDENT)) {
        if (!parse_at_case(c)) {
            parse_error(c);
        }
        line = c->token.line;
        parse_case_header(c, &all);
        parse_block(c, "'case' statement", line);
    }
    tree_absent(c);
    lexer_next(c);
}
