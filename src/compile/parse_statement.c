/* SPDX-License-Identifier: MIT */
/* Simple statements, and what all of the parser shares: names, brackets, targets.
 *
 * What an expression at the beginning of a statement is for shows only behind it (=, +=, :), so it
 * is read as an expression and checked afterwards. Messages are those of CPython 3.11. Anything
 * that reads may collect. */
#include <string.h>

#include "compile/compiler.h"
#include "object/str.h"

/* ---- shared ---- */
/* Errors, tokens that must be there, brackets, names, targets: for the other parse_ files too. */

static void bad_target(Compiler *c, Ref r, const char *verb);

/* After an error the rest of the source is read for errors that come before it in importance, as
 * CPython does: brackets that match nothing, unterminated strings; a bracket never closed. Returns
 * if there are none, with the token where it was; the source is used up then, so the caller must
 * raise. */
void parse_scan_rest(Compiler *c) {
    if (lexer_field(c) != NULL) {
        lexer_field_scan(c);
        return;
    }
    Token token = c->token;
    Bracket *brackets = c->brackets;
    uint16_t pool = c->pool_length;
    c->scanning = true;
    while (!at(c, T_END)) {
        switch (c->token.kind) {
        /* Brackets opened from here on have no records: they are counted. */
        case T_LPAREN:
        case T_LBRACKET:
        case T_LBRACE: c->scan_depth++; break;
        case T_RPAREN:
        case T_RBRACKET:
        case T_RBRACE:
            if (c->scan_depth > 0) {
                c->scan_depth--;
            } else if (c->brackets != NULL) {
                c->brackets = c->brackets->outer;
            }
            break;
        case T_FSTRING: lexer_fstring_skip(c, c->token.flags); break;
        default: break;
        }
        /* Nothing is kept of what is skipped. */
        pool_release(c, pool);
        lexer_next(c);
    }
    const Bracket *b = c->brackets;
    if (b != NULL && b->open != 'f' && token.line > b->line) {
        compile_error(c, b->line, b->column, "'%c' was never closed", b->open);
    }
    c->brackets = brackets;
    c->token = token;
    c->scanning = false;
    c->scan_depth = 0;
}

/* An = where a value was expected: if x = 1. Returns if the token is no =. */
void parse_stray_assign(Compiler *c, Ref left) {
    if (!at(c, T_ASSIGN)) {
        return;
    }
    parse_scan_rest(c);
    left = tree_without_line(c, left);
    if (node_kind(c, left) == N_NAME) {
        compile_error_here(c, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
    if (node_kind(c, left) == N_ATTRIBUTE || node_kind(c, left) == N_SUBSCRIPT) {
        compile_error_here(c, "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                           node_kind(c, left) == N_ATTRIBUTE ? "attribute" : "subscript");
    }
    if (node_kind(c, left) == N_STARRED) {
        parse_error(c);
    }
    bad_target(c, left, "assign to*");
}

/* "invalid syntax" at the token. A better text if it is indented for no reason, or if a bracket was
 * never closed or something else is wrong further on. */
void parse_error(Compiler *c) {
    if (at(c, T_INDENT)) {
        compile_error_indentation(c, c->token.line, false, "unexpected indent");
    }
    parse_scan_rest(c);
    compile_error_here(c, "invalid syntax");
}

void parse_expect(Compiler *c, TokenKind kind) {
    if (!accept(c, kind)) {
        parse_error(c);
    }
}

/* The record says where the bracket was opened, until it is closed; an exception forgets it with
 * the whole compilation. Line ends are blank from the next token on. */
void parse_bracket_open(Compiler *c, Bracket *record, char open) {
    if (++c->bracket_depth > COMPILE_MAX_BRACKETS) {
        compile_error_here(c, "too many nested parentheses");
    }
    *record = (Bracket){c->brackets, c->token.line, c->token.column, open, 0};
    c->brackets = record;
    lexer_next(c);
}

/* The record goes before the token behind the bracket is read: a line end may count again. */
void parse_bracket_close(Compiler *c, Bracket *record) {
    TokenKind kind = record->open == '(' ? T_RPAREN : record->open == '[' ? T_RBRACKET : T_RBRACE;
    if (!at(c, kind)) {
        parse_error(c);
    }
    c->brackets = record->outer;
    c->bracket_depth--;
    lexer_next(c);
}

/* _Class__name for a private name inside a class, else the name itself. Private: __x, but not
 * __x__. Underscores at the beginning of the class's name are left out; a class whose name is
 * nothing else leaves its names alone. */
static uint16_t mangled(Compiler *c, uint16_t index) {
    Value name = pool_value(c, index);
    size_t n = str_bytes(name), skip = 0;
    const char *text = str_text(name);
    if (c->class_name == CODE_NO_NAME || n < 3 || text[0] != '_' || text[1] != '_' ||
        (text[n - 1] == '_' && text[n - 2] == '_')) {
        return index;
    }
    size_t length = str_bytes(pool_constant_value(c, c->class_name));
    while (skip < length && str_text(pool_constant_value(c, c->class_name))[skip] == '_') {
        skip++;
    }
    if (skip == length) {
        return index;
    }
    /* Adding may move the texts, so each byte is read from its object anew. */
    lexer_text_begin(c, false);
    lexer_text_add(c, '_');
    for (size_t i = skip; i < length; i++) {
        lexer_text_add(c, str_text(pool_constant_value(c, c->class_name))[i]);
    }
    for (size_t i = 0; i < n; i++) {
        lexer_text_add(c, str_text(pool_value(c, index))[i]);
    }
    return lexer_text_to_name(c);
}

/* The private name inside a class. SyntaxError for anything but a name, keywords included. */
uint16_t parse_name(Compiler *c) {
    if (!at(c, T_NAME)) {
        parse_error(c);
    }
    uint16_t index = mangled(c, c->token.index);
    lexer_next(c);
    return index;
}

/* What a node is, in CPython's words ("cannot assign to ..."). */
static const char *describe(Compiler *c, Ref r) {
    switch (node_kind(c, r)) {
    case N_NONE: return "None";
    case N_TRUE: return "True";
    case N_FALSE: return "False";
    case N_ELLIPSIS: return "ellipsis";
    case N_INT:
    case N_CONST: return "literal";
    case N_CALL:
    case N_SUPER: return "function call";
    case N_COMPARE: return "comparison";
    case N_TERNARY: return "conditional expression";
    case N_LAMBDA: return "lambda";
    case N_FSTRING: return "f-string expression";
    case N_YIELD:
    case N_YIELDFROM: return "yield expression";
    case N_AWAIT: return "await expression";
    case N_WALRUS: return "named expression";
    case N_DICT:
    case N_CONSTDICT: return "dict literal";
    case N_SET: return "set display";
    case N_CONSTLIST: return "literal";
    case N_COMPREHENSION:
        switch (*tree_raw(c, r, RAW_FLAGS) & 0x7f) {
        case N_LIST: return "list comprehension";
        case N_SET: return "set comprehension";
        case N_DICT: return "dict comprehension";
        default: return "generator expression";
        }
    default: return "expression";
    }
}

/* "cannot VERB WHAT". `verb` ends in an asterisk where CPython asks whether == was meant; it asks
 * that for some expressions only. Always raises. */
static void bad_target(Compiler *c, Ref r, const char *verb) {
    const char *what = describe(c, r);
    unsigned kind = node_kind(c, r);
    bool maybe = strcmp(verb, "assign to*") == 0;
    bool plain = kind != N_NONE && kind != N_TRUE && kind != N_FALSE && kind != N_COMPARE &&
                 kind != N_LAMBDA && kind != N_TERNARY && kind != N_YIELD && kind != N_CONSTLIST &&
                 kind != N_COMPREHENSION;
    if (maybe && (kind == N_YIELD || kind == N_YIELDFROM)) {
        compile_error_here(c, "assignment to yield expression not possible");
    }
    if (maybe) {
        compile_error_here(c, "cannot assign to %s%s", what,
                           plain ? " here. Maybe you meant '==' instead of '='?" : "");
    }
    compile_error_here(c, "cannot %s %s", verb, what);
}

/* Looks into tuples and lists, starred elements included, of which there may be one. The verbs:
 * "assign to", "assign to*" (as bad_target says), "delete", or that of a walrus. */
void parse_check_target(Compiler *c, Ref r, const char *verb) {
    compile_nest(c);
    switch (node_kind(c, r)) {
    case N_NAME:
    case N_ATTRIBUTE:
    case N_SUBSCRIPT: return;
    case N_LINE: parse_check_target(c, tree_child(c, r, 0), verb); return;
    case N_STARRED:
        if (strcmp(verb, "delete") == 0) {
            compile_error_here(c, "cannot delete starred");
        }
        parse_check_target(c, tree_child(c, r, 0), verb);
        return;
    case N_TUPLE:
    case N_LIST: {
        int stars = 0;
        /* Elements are not what the = could have been about. */
        const char *inner = strcmp(verb, "assign to*") == 0 ? "assign to" : verb;
        for (Items i = tree_items(c, r, 0); i.left > 0; tree_step(c, &i)) {
            parse_check_target(c, i.at, inner);
            stars += node_kind(c, i.at) == N_STARRED;
        }
        if (stars > 1) {
            compile_error_here(c, "multiple starred expressions in assignment");
        }
        return;
    }
    default: bad_target(c, r, verb);
    }
}

/* Says so of any string literal: whether it is all of the statement shows when that was read. */
bool parse_at_docstring(const Compiler *c) {
    return at(c, T_STRING);
}

/* What else begins with a string is no CONST ("a".upper()), or a new one: "a" + "b" and "a", 1 are
 * folded. */
bool parse_is_docstring(const Compiler *c, Ref statement, uint16_t literal) {
    if (literal == 0 || node_kind(c, statement) != N_EXPRESSION) {
        return false;
    }
    Ref r = tree_child(c, statement, 0);
    return node_kind(c, r) == N_CONST && tree_index(c, r) == literal;
}

/* ---- expression statements, assignments ---- */

/* YIELD | EXPRESSIONS: the right side of an assignment, or an expression statement. Elsewhere a
 * yield has to stand in parentheses. */
static Ref yield_or_expressions(Compiler *c) {
    return at(c, T_YIELD) ? parse_yield(c) : parse_expressions(c, true);
}

/* TARGET: ANNOTATION [= VALUE]; the target and no more was read. Annotations are evaluated in class
 * bodies only: elsewhere nothing is kept of them. With `from __future__ import annotations` their
 * source is what is kept. A name in brackets is none of the variables that are annotated. */
static Ref parse_annotation(Compiler *c, Ref target, uint32_t line, bool bracketed) {
    unsigned kind = node_kind(c, target);
    if (kind == N_TUPLE || kind == N_LIST || kind == N_CONSTLIST) {
        compile_error_here(c, "only single target (not %s) can be annotated",
                           kind == N_TUPLE ? "tuple" : "list");
    }
    if (kind != N_NAME && kind != N_ATTRIBUTE && kind != N_SUBSCRIPT) {
        compile_error_here(c, "illegal target for annotation");
    }
    bool plain = bracketed && kind == N_NAME;
    bool kept = !plain && c->function == NULL && c->class_name != CODE_NO_NAME;
    if (kept && c->lazy_annotations) {
        parse_source(c);
    } else {
        lexer_next(c);
        Ref annotation = parse_expression(c);
        if (!kept) {
            tree_cut(c, annotation);
        }
    }
    if (!kept && !plain) {
        tree_absent(c);
    }
    if (accept(c, T_ASSIGN)) {
        yield_or_expressions(c);
    } else if (plain) {
        tree_cut(c, target);
        return tree_statement(c, N_PASS, line);
    } else {
        tree_absent(c);
    }
    return tree_insert_line(c, target, plain ? N_ASSIGN : N_ANNOTATE, 0, line);
}

/* TARGET += VALUE, one target and no list; the operator is the token. T_PLUS_ASSIGN and those
 * behind it are in the order of enum Binary. */
static Ref parse_augmented(Compiler *c, Ref target, uint32_t line) {
    unsigned kind = node_kind(c, target);
    if (kind != N_NAME && kind != N_ATTRIBUTE && kind != N_SUBSCRIPT) {
        compile_error_here(c, "'%s' is an illegal expression for augmented assignment",
                           kind == N_TUPLE                         ? "tuple"
                           : kind == N_LIST || kind == N_CONSTLIST ? "list"
                                                                   : describe(c, target));
    }
    unsigned op = (unsigned)(c->token.kind - T_PLUS_ASSIGN);
    lexer_next(c);
    yield_or_expressions(c);
    return tree_insert_line(c, target, N_AUGMENT, op, line);
}

/* TARGET = TARGET = ... VALUE: only a following = shows that an expression was a target. All of
 * them lie one behind the other, so the node is put in before the first when the last was read. */
static Ref parse_assignment(Compiler *c, Ref first, uint32_t line) {
    Ref value = first;
    unsigned targets = 0;
    for (; at(c, T_ASSIGN); targets++) {
        parse_check_target(c, value, "assign to*");
        if (node_kind(c, value) == N_STARRED) {
            compile_error_here(c, "starred assignment target must be in a list or tuple");
        }
        lexer_next(c);
        value = yield_or_expressions(c);
    }
    return targets == 1 ? tree_insert_line(c, first, N_ASSIGN, 0, line)
                        : tree_insert_line(c, first, N_ASSIGNS, targets + 1, line);
}

/* print x, exec "...": Python 2, for which CPython has a message of its own. */
static void check_old_print(Compiler *c, Ref r) {
    r = tree_without_line(c, r);
    if (node_kind(c, r) == N_NAME && parse_at_expression(c)) {
        uint16_t index = tree_pool_name(c, r);
        const char *name = pool_is(c, index, "print")  ? "print"
                           : pool_is(c, index, "exec") ? "exec"
                                                       : NULL;
        if (name != NULL) {
            compile_error_here(c, "Missing parentheses in call to '%s'. Did you mean %s(...)?",
                               name, name);
        }
    }
}

/* EXPRESSIONS | ASSIGNMENT | ANNOTATION | AUGMENTED: expressions, and what they turn out to
 * begin. */
static Ref parse_expression_statement(Compiler *c) {
    uint32_t line = c->token.line;
    bool bracketed = at(c, T_LPAREN);
    Ref r = yield_or_expressions(c);
    if (at(c, T_ASSIGN)) {
        return parse_assignment(c, r, line);
    }
    if (at(c, T_COLON)) {
        return parse_annotation(c, tree_strip_line(c, r), line, bracketed);
    }
    if (c->token.kind >= T_PLUS_ASSIGN && c->token.kind <= T_MATMUL_ASSIGN) {
        return parse_augmented(c, tree_strip_line(c, r), line);
    }
    check_old_print(c, r);
    return tree_insert_line(c, r, N_EXPRESSION, 0, line);
}

/* ---- del, global, assert, return, raise ---- */

/* del TARGET (, TARGET)* [,] */
static Ref parse_del(Compiler *c) {
    Ref s = tree_here(&c->arena);
    uint32_t line = c->token.line;
    unsigned count = 0;
    lexer_next(c);
    /* A comma may end the list. */
    do {
        if (count > 0 && !parse_at_expression(c)) {
            break;
        }
        parse_check_target(c, parse_bitor(c), "delete");
        count++;
    } while (accept(c, T_COMMA));
    return tree_insert_line(c, s, N_DELETE, count, line);
}

/* global NAME (, NAME)*; the same for nonlocal. What else is wrong with it, scope.c finds. */
static Ref parse_global(Compiler *c) {
    NodeKind kind = at(c, T_GLOBAL) ? N_GLOBAL : N_NONLOCAL;
    Ref s = tree_here(&c->arena);
    uint32_t line = c->token.line;
    unsigned count = 0;
    if (kind == N_NONLOCAL && c->function == NULL && c->class_name == CODE_NO_NAME) {
        compile_error_here(c, "nonlocal declaration not allowed at module level");
    }
    do {
        lexer_next(c);
        tree_name(c, parse_name(c));
        count++;
    } while (at(c, T_COMMA));
    return tree_insert_line(c, s, kind, count, line);
}

/* assert CONDITION [, MESSAGE] */
static Ref parse_assert(Compiler *c) {
    Ref s = tree_statement(c, N_ASSERT, c->token.line);
    lexer_next(c);
    parse_expression(c);
    if (accept(c, T_COMMA)) {
        parse_expression(c);
    } else {
        tree_absent(c);
    }
    return s;
}

/* return [EXPRESSIONS] */
static Ref parse_return(Compiler *c) {
    Ref s = tree_statement(c, N_RETURN, c->token.line);
    if (c->function == NULL) {
        compile_error_here(c, "'return' outside function");
    }
    lexer_next(c);
    if (parse_at_expression(c) || at(c, T_STAR)) {
        if (c->function->async) {
            c->function->return_line = tree_line(c, s);
        }
        parse_expressions(c, true);
    } else {
        tree_absent(c);
    }
    return s;
}

/* raise [EXCEPTION [from CAUSE]] */
static Ref parse_raise(Compiler *c) {
    Ref s = tree_statement(c, N_RAISE, c->token.line);
    lexer_next(c);
    bool value = parse_at_expression(c);
    if (value) {
        parse_expression(c);
    } else {
        tree_absent(c);
    }
    if (value && accept(c, T_FROM)) {
        parse_expression(c);
    } else {
        tree_absent(c);
    }
    return s;
}

/* ---- import ---- */

/* NAME (. NAME)*: the first part in *first; the whole, a.b.c, as one pool entry. */
static uint16_t dotted_name(Compiler *c, uint16_t *first) {
    *first = parse_name(c);
    if (!at(c, T_DOT)) {
        return *first;
    }
    /* Put together when all parts were read: the lexer needs the room of the text for names. */
    Items parts = {tree_name(c, *first), 1};
    Ref begin = parts.at;
    for (; accept(c, T_DOT); parts.left++) {
        tree_name(c, parse_name(c));
    }
    lexer_text_begin(c, false);
    for (; parts.left > 0; tree_step(c, &parts)) {
        uint16_t part = tree_pool_name(c, parts.at);
        size_t n = str_bytes(pool_value(c, part));
        if (parts.at != begin) {
            lexer_text_add(c, '.');
        }
        for (size_t i = 0; i < n; i++) {
            lexer_text_add(c, str_text(pool_value(c, part))[i]);
        }
    }
    tree_cut(c, begin);
    return lexer_text_to_pool(c);
}

/* import A.B [as C] (, ...)*: one statement each */
static Ref parse_import(Compiler *c) {
    uint32_t line = c->token.line;
    Ref first = tree_here(&c->arena);
    do {
        uint16_t head;
        lexer_next(c);
        Ref s = tree_statement(c, N_IMPORT, line);
        tree_set16(c, s, RAW_MODULE, dotted_name(c, &head));
        tree_set16(c, s, RAW_MODULE_FIRST, head);
        if (accept(c, T_AS)) {
            tree_set16(c, s, RAW_MODULE_AS, parse_name(c));
        }
    } while (at(c, T_COMMA));
    return first;
}

/* A [as B] (, ...)* [,]: up to the end or the closing parenthesis. Answers how many. */
static unsigned import_names(Compiler *c, bool parentheses) {
    unsigned count = 0;
    do {
        if (parentheses && count > 0 && at(c, T_RPAREN)) {
            break;
        }
        if (!parentheses && count > 0 && at(c, T_NEWLINE)) {
            compile_error_here(c, "trailing comma not allowed without surrounding parentheses");
        }
        Ref r = tree_node(c, N_IMPORTED, 0);
        tree_set16(c, r, RAW_POOL, parse_name(c));
        if (accept(c, T_AS)) {
            tree_set16(c, r, RAW_AS, parse_name(c));
        }
        count++;
    } while (accept(c, T_COMMA));
    return count;
}

/* from __future__ import NAME: nothing is left of it, since all are the rule by now, but that
 * annotations are not evaluated. */
static void take_future(Compiler *c, Ref names) {
    static const char *const features[] = {"annotations",    "division",         "generator_stop",
                                           "print_function", "unicode_literals", "absolute_import",
                                           "generators",     "nested_scopes",    "with_statement"};
    enum { FEATURES = sizeof features / sizeof *features };
    for (Items i = {names, (uint16_t)(tree_here(&c->arena) > names)}; i.left > 0;) {
        uint16_t name = tree_raw16(c, i.at, RAW_POOL);
        size_t k = 0;
        while (k < FEATURES && !pool_is(c, name, features[k])) {
            k++;
        }
        if (k == FEATURES) {
            compile_error_here(
                c, pool_is(c, name, "braces") ? "not a chance" : "future feature %n is not defined",
                name);
        }
        c->lazy_annotations |= k == 0;
        i.at = tree_skip(c, i.at);
        i.left = i.at < tree_here(&c->arena);
    }
}

/* from ..A.B import C [as D], ...; or (C, D); or *, which is no names at all. The dots are the
 * level; `...` is one token, so it counts three. */
static Ref parse_from(Compiler *c) {
    Ref s = tree_here(&c->arena);
    uint32_t line = c->token.line;
    unsigned level = 0, count = 0;
    uint16_t module = 0, head;
    lexer_next(c);
    for (; at(c, T_DOT) || at(c, T_ELLIPSIS); lexer_next(c)) {
        level += at(c, T_DOT) ? 1 : 3;
    }
    /* `from . import x` has no name of a module, then `module` stays 0. */
    if (!at(c, T_IMPORT) || level == 0) {
        module = dotted_name(c, &head);
    }
    parse_expect(c, T_IMPORT);
    if (at(c, T_STAR)) {
        if (c->function != NULL) {
            compile_error_here(c, "import * only allowed at module level");
        }
        lexer_next(c);
    } else if (at(c, T_LPAREN)) {
        Bracket record;
        parse_bracket_open(c, &record, '(');
        count = import_names(c, true);
        parse_bracket_close(c, &record);
    } else {
        count = import_names(c, false);
    }
    if (level == 0 && pool_is(c, module, "__future__")) {
        if (c->begun || c->function != NULL) {
            compile_error_here(c,
                               "from __future__ imports must occur at the beginning of the file");
        }
        take_future(c, s);
        tree_cut(c, s);
        return tree_statement(c, N_PASS, line);
    }
    c->begun = true;
    tree_insert_line(c, s, N_FROM, count, line);
    tree_set16(c, s, RAW_MODULE, module);
    *tree_raw(c, s, RAW_LEVEL) = (uint8_t)level;
    return s;
}

/* A statement that is a keyword alone. */
static Ref keyword_statement(Compiler *c, NodeKind kind) {
    Ref s = tree_statement(c, kind, c->token.line);
    lexer_next(c);
    return s;
}

/* One statement of a line: what ends it, `;` or NEWLINE, is left. */
Ref parse_simple_statement(Compiler *c) {
    Ref s;
    c->line = c->token.line;
    c->begun |= !at(c, T_FROM) && !at(c, T_STRING);
    switch (c->token.kind) {
    case T_PASS: s = keyword_statement(c, N_PASS); break;
    case T_BREAK: s = keyword_statement(c, N_BREAK); break;
    case T_CONTINUE: s = keyword_statement(c, N_CONTINUE); break;
    case T_DEL: s = parse_del(c); break;
    case T_GLOBAL:
    case T_NONLOCAL: s = parse_global(c); break;
    case T_ASSERT: s = parse_assert(c); break;
    case T_RETURN: s = parse_return(c); break;
    case T_RAISE: s = parse_raise(c); break;
    case T_IMPORT: s = parse_import(c); break;
    case T_FROM: s = parse_from(c); break;
    default: s = parse_at_type(c) ? parse_type_alias(c) : parse_expression_statement(c); break;
    }
    if (!at(c, T_NEWLINE) && !at(c, T_SEMICOLON)) {
        parse_error(c);
    }
    return s;
}
