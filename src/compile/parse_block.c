/* SPDX-License-Identifier: MIT */
/* Compound statements as trees: what stands inside a function. Those of modules and classes are
 * read by stream.c, which shares the headers and `def` with this file.
 *
 * parse_block() and parse_def() leave the block's last token (DEDENT, or NEWLINE of a block on one
 * line) to the caller, since stream.c drops what was taken before it reads on. Statement nodes are
 * made at their keyword and filled in when their parts were read: nodes do not move. All may
 * collect and raise SyntaxError or IndentationError. */
#include <string.h>

#include "compile/compiler.h"

/* ---- blocks ---- */

/* `:` [NEWLINE INDENT]. CPython says "expected ':'" for some statements and "invalid syntax" for
 * others, unless the line ends there: `what` tells them apart. */
bool parse_block_open(Compiler *c, const char *what, uint32_t line) {
    if (!at(c, T_COLON)) {
        bool forced = at(c, T_NEWLINE) || what[0] == 'f' || strcmp(what, "'else' statement") == 0 ||
                      strcmp(what, "'try' statement") == 0 ||
                      strcmp(what, "'finally' statement") == 0;
        if (forced) {
            compile_error_here(c, "expected ':'");
        }
        parse_error(c);
    }
    lexer_next(c);
    if (!at(c, T_NEWLINE)) {
        return false;
    }
    lexer_next(c);
    if (!at(c, T_INDENT)) {
        compile_error_indentation(c, c->token.line, false,
                                  "expected an indented block after %s on line %d", what,
                                  (int)line);
    }
    lexer_next(c);
    return true;
}

/* A list of statements linked by their a, which is built at the end. */
typedef struct {
    Ref first, last;
} Statements;

/* Appends a statement, or several that are linked already: those of one line, or of an import. */
static void append(Compiler *c, Statements *list, Ref s) {
    if (list->first == 0) {
        list->first = s;
    } else {
        node_at(c, list->last)->a = s;
    }
    while (node_at(c, s)->a != 0) {
        s = node_at(c, s)->a;
    }
    list->last = s;
}

/* SIMPLE (; SIMPLE)* [;] up to NEWLINE, which is left. */
static void parse_line(Compiler *c, Statements *list) {
    do {
        append(c, list, parse_simple_statement(c));
    } while (accept(c, T_SEMICOLON) && !at(c, T_NEWLINE));
    if (!at(c, T_NEWLINE)) {
        parse_error(c);
    }
}

/* HEADER's `:` SIMPLE ... NEWLINE, or `:` NEWLINE INDENT STATEMENT* DEDENT */
Ref parse_block(Compiler *c, const char *what, uint32_t line) {
    Statements list = {0, 0};
    compile_nest(c);
    if (!parse_block_open(c, what, line)) {
        parse_line(c, &list);
        return list.first;
    }
    while (!at(c, T_DEDENT)) {
        append(c, &list, parse_statement(c));
    }
    return list.first;
}

/* A block and its last token: for those that something may follow, like `else`. */
static Ref take_block(Compiler *c, const char *what, uint32_t line) {
    Ref r = parse_block(c, what, line);
    lexer_next(c);
    return r;
}

/* [else: BLOCK]; 0 without. */
static Ref take_else(Compiler *c) {
    uint32_t line = c->token.line;
    return accept(c, T_ELSE) ? take_block(c, "'else' statement", line) : 0;
}

/* ---- if, while, for ---- */
/* Every function begins at its keyword and ends behind its last block. */

/* if CONDITION: BLOCK (elif CONDITION: BLOCK)* [else: BLOCK]. The first IF is answered; each elif
 * is the else part of the one before it. */
static Ref parse_if(Compiler *c) {
    Ref first = 0, last = 0;
    for (;;) { /* a chain of elifs is a list, not a recursion */
        bool elif = at(c, T_ELIF);
        uint32_t line = c->token.line;
        Ref s = tree_statement(c, N_IF, line);
        c->line = line;
        lexer_next(c);
        Ref condition = parse_named(c);
        parse_stray_assign(c, condition);
        Ref body = take_block(c, elif ? "'elif' statement" : "'if' statement", line);
        Node *n = node_at(c, s);
        n->op = elif;
        n->c = condition;
        n->d = body;
        if (last != 0) {
            node_at(c, last)->e = s;
        } else {
            first = s;
        }
        last = s;
        if (!at(c, T_ELIF)) {
            break;
        }
    }
    Ref other = take_else(c);
    node_at(c, last)->e = other;
    return first;
}

/* while CONDITION: BLOCK [else: BLOCK] */
static Ref parse_while(Compiler *c) {
    uint32_t line = c->token.line;
    Ref s = tree_statement(c, N_WHILE, line);
    lexer_next(c);
    Ref condition = parse_named(c);
    parse_stray_assign(c, condition);
    Ref body = take_block(c, "'while' statement", line);
    Ref other = take_else(c);
    Node *n = node_at(c, s);
    n->c = condition;
    n->d = body;
    n->e = other;
    return s;
}

/* for TARGETS in EXPRESSIONS: BLOCK [else: BLOCK] */
static Ref parse_for(Compiler *c) {
    uint32_t line = c->token.line;
    Ref s = tree_statement(c, N_FOR, line);
    lexer_next(c);
    Ref target = parse_targets(c);
    parse_check_target(c, target, "assign to");
    parse_expect(c, T_IN);
    Ref iterable = parse_expressions(c, true);
    Ref body = take_block(c, "'for' statement", line);
    Ref other = take_else(c);
    WideNode *w = wide_at(c, s);
    w->node.c = target;
    w->node.d = iterable;
    w->node.e = body;
    w->f = other;
    return s;
}

/* ---- try, with ---- */

/* except [TYPE [as NAME]], where `except` was taken. Of several types only a tuple is allowed. */
Ref parse_handler_header(Compiler *c, uint32_t line) {
    Ref h = tree_statement(c, N_HANDLER, line);
    c->line = line;
    if (at(c, T_STAR)) {
        compile_error_here(c, "'except*' is not supported yet");
    }
    if (!at(c, T_COLON)) {
        Ref type = parse_expression(c);
        if (at(c, T_COMMA)) {
            compile_error_here(c, "multiple exception types must be parenthesized");
        }
        uint16_t name = accept(c, T_AS) ? parse_name(c) : 0;
        node_at(c, h)->c = type;
        node_at(c, h)->d = name;
    }
    return h;
}

/* (except [TYPE [as NAME]]: BLOCK)*, all clauses, linked as statements are; 0 if there is none. The
 * name stays a pool index until scope.c makes a node of it. */
static Ref parse_handlers(Compiler *c) {
    Statements list = {0, 0};
    while (at(c, T_EXCEPT)) {
        uint32_t line = c->token.line;
        if (list.last != 0 && node_at(c, list.last)->c == 0) {
            compile_error(c, node_at(c, list.last)->b, 0, "default 'except:' must be last");
        }
        lexer_next(c);
        Ref h = parse_handler_header(c, line);
        append(c, &list, h);
        Ref body = take_block(c, "'except' statement", line);
        node_at(c, h)->e = body;
    }
    return list.first;
}

/* try: BLOCK (HANDLER+ [else: BLOCK] [finally: BLOCK] | finally: BLOCK) */
static Ref parse_try(Compiler *c) {
    uint32_t line = c->token.line;
    Ref s = tree_statement(c, N_TRY, line);
    lexer_next(c);
    Ref body = take_block(c, "'try' statement", line);
    Ref handlers = parse_handlers(c);
    Ref other = handlers != 0 ? take_else(c) : 0;
    Ref final = 0;
    uint32_t final_line = c->token.line;
    if (accept(c, T_FINALLY)) {
        final = take_block(c, "'finally' statement", final_line);
    } else if (handlers == 0) {
        compile_error_here(c, "expected 'except' or 'finally' block");
    }
    WideNode *w = wide_at(c, s);
    w->node.c = body;
    w->node.d = handlers;
    w->node.e = other;
    w->f = final;
    return s;
}

/* [as TARGET]; 0 without. */
static Ref with_target(Compiler *c) {
    if (!accept(c, T_AS)) {
        return 0;
    }
    Ref target = parse_bitor(c);
    parse_check_target(c, target, "assign to");
    return target;
}

/* EXPRESSION [as TARGET] */
static void with_item(Compiler *c, List16 *items) {
    Ref context = parse_expression(c);
    Ref target = with_target(c);
    tree_append(c, items, tree_item(c, ITEM_PLAIN, context, target));
}

/* `with (`: a parenthesized list of items if a colon follows it, else the beginning of an
 * expression that was read as such: with (a, b): has two items, with (a, b)[0]: has one, and so
 * has with (a) as b:. */
static void with_parentheses(Compiler *c, List16 *items) {
    Bracket record;
    List16 inner = {0, 0, 0};
    bool as = false, comma = false, star = false;
    parse_bracket_open(c, &record, '(');
    if (at(c, T_YIELD) || at(c, T_RPAREN)) {
        Ref r = at(c, T_YIELD) ? parse_yield(c) : tree_node(c, N_TUPLE, 0, 0, 0, 0);
        tree_append(c, &inner, tree_item(c, ITEM_PLAIN, r, 0));
    }
    while (!at(c, T_RPAREN)) {
        Ref context = parse_star_named(c);
        if (inner.count == 0 && at(c, T_FOR)) {
            Ref element = tree_item(c, ITEM_PLAIN, context, 0);
            context = parse_comprehension(c, N_TUPLE, element, SCOPE_GENERATOR);
        }
        as |= at(c, T_AS);
        star |= node_kind(c, context) == N_STARRED;
        Ref target = with_target(c);
        tree_append(c, &inner, tree_item(c, ITEM_PLAIN, context, target));
        comma |= at(c, T_COMMA);
        if (!accept(c, T_COMMA)) {
            break;
        }
    }
    parse_bracket_close(c, &record);
    /* An `as` inside can only be that of an item. */
    if (as || (at(c, T_COLON) && !star)) {
        *items = inner;
        return;
    }
    Ref primary = comma
                      ? tree_node(c, N_TUPLE, star ? DISPLAY_STAR : 0, inner.first, inner.count, 0)
                      : node_at(c, inner.first)->a;
    Ref context = parse_expression_from(c, primary);
    Ref target = with_target(c);
    tree_append(c, items, tree_item(c, ITEM_PLAIN, context, target));
}

/* ITEM (, ITEM)*, or such a list in parentheses; their ITEM nodes */
Ref parse_with_items(Compiler *c) {
    List16 items = {0, 0, 0};
    if (at(c, T_LPAREN)) {
        with_parentheses(c, &items);
    } else {
        with_item(c, &items);
    }
    while (accept(c, T_COMMA)) {
        with_item(c, &items);
    }
    return items.first;
}

/* with ITEMS: BLOCK; several items stand for blocks inside each other. */
static Ref parse_with(Compiler *c) {
    uint32_t line = c->token.line;
    Ref s = tree_statement(c, N_WITH, line);
    lexer_next(c);
    Ref items = parse_with_items(c);
    Ref body = take_block(c, "'with' statement", line);
    node_at(c, s)->c = items;
    node_at(c, s)->d = body;
    return s;
}

/* ---- def, class ---- */
/* Their Scope is made here, with parameters and body; names in it are resolved when the whole
 * statement of the streamed code has been read. */

/* What has been seen of a list of parameters. The flags are for errors. */
typedef struct {
    List16 list;
    unsigned kind; /* of the next plain parameter */
    bool default_seen, star, double_star, slash, bare_star;
} Parameters;

/* NAME [: ANNOTATION] [= DEFAULT]; annotations of functions are read and not kept, so they are
 * never evaluated. A default before a plain parameter without one is an error, but not among
 * keyword-only ones. */
static void add_parameter(Compiler *c, Parameters *p, unsigned kind, bool annotated) {
    uint16_t name = parse_name(c);
    /* Lists are short: all names before this one are compared. */
    for (Ref r = p->list.first; r != 0; r = node_at(c, r)->b) {
        if (pool_same(c, node_at(c, r)->c, name)) {
            compile_error_here(c, "duplicate argument '%n' in function definition", name);
        }
    }
    if (annotated && accept(c, T_COLON)) {
        accept(c, T_STAR);
        parse_expression(c);
    }
    Ref value = 0;
    if (at(c, T_ASSIGN)) {
        if (kind == PARAMETER_STAR || kind == PARAMETER_DOUBLESTAR) {
            compile_error_here(c, kind == PARAMETER_STAR
                                      ? "var-positional argument cannot have default value"
                                      : "var-keyword argument cannot have default value");
        }
        lexer_next(c);
        if (at(c, T_COMMA) || at(c, T_RPAREN) || at(c, T_COLON)) {
            compile_error_here(c, "expected default value expression");
        }
        value = parse_expression(c);
        p->default_seen |= kind == PARAMETER_PLAIN;
    } else if (p->default_seen && kind == PARAMETER_PLAIN) {
        compile_error_here(c, "non-default argument follows default argument");
    }
    tree_append(c, &p->list, tree_node(c, N_PARAMETER, kind, value, 0, name));
}

/* `/`: all before it are positional only. They were PLAIN up to now. */
static void parameter_slash(Compiler *c, Parameters *p) {
    if (p->slash) {
        compile_error_here(c, "/ may appear only once");
    }
    if (p->star) {
        compile_error_here(c, "/ must be ahead of *");
    }
    if (p->list.first == 0) {
        compile_error_here(c, "at least one argument must precede /");
    }
    p->slash = true;
    for (Ref r = p->list.first; r != 0; r = node_at(c, r)->b) {
        node_at(c, r)->op = PARAMETER_POSITIONAL_ONLY;
    }
    lexer_next(c);
}

/* *NAME, or * alone: what follows is keyword-only. A lone star takes its comma as well, since a
 * name must follow. */
static void parameter_star(Compiler *c, Parameters *p, bool annotated, TokenKind end) {
    if (p->star) {
        compile_error_here(c, "* argument may appear only once");
    }
    p->star = true;
    p->kind = PARAMETER_KEYWORD;
    lexer_next(c);
    if (at(c, T_NAME)) {
        add_parameter(c, p, PARAMETER_STAR, annotated);
        return;
    }
    p->bare_star = true;
    bool comma = accept(c, T_COMMA);
    if (at(c, end) || (comma && at(c, T_DOUBLESTAR))) {
        compile_error_here(c, "named arguments must follow bare *");
    }
    if (!comma || !at(c, T_NAME)) {
        parse_error(c);
    }
}

/* PARAMETER, ... [/, ...] [*[NAME], ...] [**NAME] [,] up to `end`, which is left: `)` of a def, `:`
 * of a lambda, whose parameters have no annotations. */
Ref parse_parameters(Compiler *c, Scope *scope, TokenKind end) {
    Parameters p = {
        {0, 0, 0},
        PARAMETER_PLAIN, false, false, false, false, false
    };
    bool annotated = end == T_RPAREN;
    (void)scope;
    while (!at(c, end)) {
        if (p.double_star) {
            compile_error_here(c, "arguments cannot follow var-keyword argument");
        }
        if (at(c, T_SLASH)) {
            parameter_slash(c, &p);
        } else if (at(c, T_STAR)) {
            parameter_star(c, &p, annotated, end);
            if (at(c, T_NAME) && p.bare_star) {
                p.bare_star = false;
                continue; /* its comma was taken */
            }
        } else if (accept(c, T_DOUBLESTAR)) {
            p.double_star = true;
            add_parameter(c, &p, PARAMETER_DOUBLESTAR, annotated);
        } else {
            add_parameter(c, &p, p.kind, annotated);
        }
        if (!at(c, end)) {
            parse_expect(c, T_COMMA);
        }
    }
    return p.list.first;
}

/* The docstring that the first statement of a body was, if it is nothing else: where it stands in
 * the source, its length and its sum. */
static void note_docstring(Compiler *c, Scope *scope, uint16_t literal, uint32_t offset,
                           uint32_t end, uint16_t sum) {
    if (c->vm->optimize < 2 && parse_is_docstring(c, scope->body, literal)) {
        scope->doc_offset = offset;
        scope->doc_length = end - offset;
        scope->doc_sum = sum;
    }
}

/* The block of a function or class inside a function, with its docstring. What the lexer knows of
 * the last literal is read before anything else can be one. */
static void parse_body(Compiler *c, Ref scope, const char *what, uint32_t line) {
    compile_nest(c);
    Statements list = {0, 0};
    bool indented = parse_block_open(c, what, line);
    const Lexer *x = &c->lexer;
    uint16_t literal = parse_at_docstring(c) ? c->token.index : 0;
    uint32_t offset = x->doc_offset, end = x->doc_end;
    uint16_t sum = (uint16_t)(x->doc_end_sum - x->doc_begin_sum);
    if (!indented) {
        parse_line(c, &list);
    } else {
        while (!at(c, T_DEDENT)) {
            append(c, &list, parse_statement(c));
        }
    }
    scope_at(c, scope)->body = list.first;
    note_docstring(c, scope_at(c, scope), literal, offset, end, sum);
}

/* (@ NAMED NEWLINE)*; each ITEM's c is its line, on which the decorator is called. */
Ref parse_decorators(Compiler *c) {
    List16 list = {0, 0, 0};
    while (at(c, T_AT)) {
        c->line = c->token.line;
        lexer_next(c);
        Ref r = parse_named(c);
        tree_append(c, &list, tree_item(c, ITEM_PLAIN, r, c->line < 0xffff ? c->line : 0xffff));
        parse_expect(c, T_NEWLINE);
    }
    return list.first;
}

/* def NAME ( PARAMETERS ) [-> ANNOTATION]: BLOCK. The parameters' defaults still belong to the
 * enclosing function. */
Ref parse_def(Compiler *c, Ref decorators) {
    uint32_t line = c->token.line;
    Ref s = tree_statement(c, N_DEF, line);
    Bracket record;
    c->line = line;
    lexer_next(c);
    uint16_t name = parse_name(c);
    Ref scope = tree_scope(c, SCOPE_FUNCTION, name);
    scope_at(c, scope)->first_line = (uint16_t)(line < 0xffff ? line : 0xffff);
    if (!at(c, T_LPAREN)) {
        compile_error_here(c, "expected '('");
    }
    parse_bracket_open(c, &record, '(');
    Ref parameters = parse_parameters(c, scope_at(c, scope), T_RPAREN);
    scope_at(c, scope)->parameters = parameters;
    parse_bracket_close(c, &record);
    if (accept(c, T_ARROW)) {
        parse_expression(c);
    }
    FunctionContext context = {c->function, scope, false};
    c->function = &context;
    parse_body(c, scope, "function definition", line);
    c->function = context.outer;
    Node *n = node_at(c, s);
    n->c = scope;
    n->d = decorators;
    n->e = name;
    return s;
}

/* class NAME [( ARGUMENTS )]. The bases are evaluated outside of the class. */
Ref parse_class_header(Compiler *c, Ref decorators) {
    uint32_t line = c->token.line;
    Ref s = tree_statement(c, N_CLASS, line);
    c->line = line;
    lexer_next(c);
    uint16_t name = parse_name(c);
    Ref scope = tree_scope(c, SCOPE_CLASS, name);
    scope_at(c, scope)->first_line = (uint16_t)(line < 0xffff ? line : 0xffff);
    unsigned flags = 0;
    Ref bases = 0;
    if (at(c, T_LPAREN)) {
        Bracket record;
        uint16_t count;
        parse_bracket_open(c, &record, '(');
        bases = parse_arguments(c, &flags, &count, line, 0);
        parse_bracket_close(c, &record);
    }
    WideNode *w = wide_at(c, s);
    w->node.op = (uint8_t)flags;
    w->node.c = scope;
    w->node.d = decorators;
    w->node.e = name;
    w->f = bases;
    return s;
}

/* A class statement inside a function. Its body is no function: return and yield are errors there,
 * and private names in it get the class's name. */
static Ref parse_class(Compiler *c, Ref decorators) {
    uint32_t line = c->token.line;
    Ref s = parse_class_header(c, decorators);
    FunctionContext *function = c->function;
    uint16_t class_name = c->class_name;
    /* No function is around the body's own statements; each method brings its context. */
    c->function = NULL;
    c->class_name = pool_constant_of(c, node_at(c, s)->e);
    parse_body(c, node_at(c, s)->c, "class definition", line);
    c->function = function;
    c->class_name = class_name;
    return s;
}

/* DECORATOR+ (DEF | CLASS) */
static Ref parse_decorated(Compiler *c) {
    Ref decorators = parse_decorators(c);
    Ref s;
    if (at(c, T_DEF)) {
        s = parse_def(c, decorators);
    } else if (at(c, T_CLASS)) {
        s = parse_class(c, decorators);
    } else {
        parse_error(c);
    }
    return s;
}

/* Any statement inside a function, with its last token. */
Ref parse_statement(Compiler *c) {
    Ref s;
    Statements list = {0, 0};
    c->line = c->token.line;
    switch (c->token.kind) {
    case T_IF: return parse_if(c);
    case T_WHILE: return parse_while(c);
    case T_FOR: return parse_for(c);
    case T_TRY: return parse_try(c);
    case T_WITH: return parse_with(c);
    case T_DEF: s = parse_def(c, 0); break;
    case T_CLASS: s = parse_class(c, 0); break;
    case T_AT: s = parse_decorated(c); break;
    case T_ASYNC: compile_error_here(c, "'async' is not supported yet");
    default:
        parse_line(c, &list);
        s = list.first;
        break;
    }
    lexer_next(c); /* the last token of the block, or NEWLINE */
    return s;
}
