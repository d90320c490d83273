/* SPDX-License-Identifier: MIT */
/* Compound statements as trees: what stands inside a function. Those of modules and classes are
 * read by stream.c, which shares the headers and `def` with this file.
 *
 * parse_def() leaves the block's last token (DEDENT, or NEWLINE of a block on one line) to the
 * caller, since stream.c drops what was taken before it reads on. A statement's node is made at its
 * keyword and its parts behind it as they are read; one with a count when its parts were counted.
 * All may collect and raise SyntaxError or IndentationError. */
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

static void parse_statement(Compiler *c);

/* SIMPLE (; SIMPLE)* [;] up to NEWLINE, which is left. */
static void parse_line(Compiler *c) {
    do {
        parse_simple_statement(c);
    } while (accept(c, T_SEMICOLON) && !at(c, T_NEWLINE));
    if (!at(c, T_NEWLINE)) {
        parse_error(c);
    }
}

/* The statements of a block whose header was read, and its end, an ABSENT. Its last token is left.
 */
static void parse_statements(Compiler *c, bool indented) {
    if (!indented) {
        parse_line(c);
    }
    while (indented && !at(c, T_DEDENT)) {
        parse_statement(c);
    }
    tree_absent(c);
}

/* HEADER's `:` SIMPLE ... NEWLINE, or `:` NEWLINE INDENT STATEMENT* DEDENT, with its last token:
 * something may follow, like `else`. `what` and line are for the error. */
void parse_block(Compiler *c, const char *what, uint32_t line) {
    compile_nest(c);
    parse_statements(c, parse_block_open(c, what, line));
    lexer_next(c);
}

/* [else: BLOCK] of a loop or try; without it the block is empty, so each such node has as many
 * parts. */
static void take_else(Compiler *c) {
    uint32_t line = c->token.line;
    if (accept(c, T_ELSE)) {
        parse_block(c, "'else' statement", line);
    } else {
        tree_absent(c);
    }
}

/* ---- if, while, for ---- */
/* Every function begins at its keyword and ends behind its last block. */

/* if CONDITION: BLOCK (elif CONDITION: BLOCK)* [else: BLOCK]: all parts are ARMs of one IF. */
static void parse_if(Compiler *c) {
    tree_statement(c, N_IF, c->token.line);
    do { /* a chain of elifs is a list, not a recursion */
        bool elif = at(c, T_ELIF);
        uint32_t line = c->token.line;
        tree_statement(c, N_ARM, line);
        c->line = line;
        lexer_next(c);
        parse_stray_assign(c, parse_named(c));
        parse_block(c, elif ? "'elif' statement" : "'if' statement", line);
    } while (at(c, T_ELIF));
    if (at(c, T_ELSE)) {
        tree_statement(c, N_ARM, c->token.line);
        tree_absent(c);
        take_else(c);
    }
    tree_absent(c);
}

/* while CONDITION: BLOCK [else: BLOCK]. A single `=` in the condition gets CPython's own message.
 */
static void parse_while(Compiler *c) {
    uint32_t line = c->token.line;
    tree_statement(c, N_WHILE, line);
    lexer_next(c);
    parse_stray_assign(c, parse_named(c));
    parse_block(c, "'while' statement", line);
    take_else(c);
}

/* for TARGETS in EXPRESSIONS: BLOCK [else: BLOCK]. Targets are read as expressions of `|` and
 * above, so that `in` ends them. */
static void parse_for(Compiler *c, bool async) {
    uint32_t line = c->token.line;
    tree_insert_line(c, tree_here(&c->arena), N_FOR, async, line);
    lexer_next(c);
    parse_check_target(c, parse_targets(c), "assign to");
    parse_expect(c, T_IN);
    parse_expressions(c, true);
    parse_block(c, "'for' statement", line);
    take_else(c);
}

/* ---- try, with ---- */

/* except [TYPE [as NAME]] or except* TYPE ..., where `except` was taken. Of several types only a
 * tuple is allowed. All clauses have a star, or none. */
Ref parse_handler_header(Compiler *c, uint32_t line, int *star) {
    bool starred = accept(c, T_STAR);
    if (*star >= 0 && *star != starred) {
        compile_error_here(c, "cannot have both 'except' and 'except*' on the same 'try'");
    }
    *star = starred;
    Ref h = tree_insert_line(c, tree_here(&c->arena), N_HANDLER, starred, line);
    c->line = line;
    if (at(c, T_COLON) && starred) {
        compile_error_here(c, "expected one or more exception types");
    }
    if (at(c, T_COLON)) {
        tree_absent(c);
        tree_absent(c);
        return h;
    }
    parse_expression(c);
    if (at(c, T_COMMA)) {
        compile_error_here(c, "multiple exception types must be parenthesized");
    }
    if (accept(c, T_AS)) {
        tree_name(c, parse_name(c));
    } else {
        tree_absent(c);
    }
    return h;
}

/* (except [TYPE [as NAME]]: BLOCK)*, a block of all clauses; false if there is none. */
static bool parse_handlers(Compiler *c) {
    uint32_t bare_line = 0;
    bool any = false, bare = false;
    int star = -1;
    while (at(c, T_EXCEPT)) {
        uint32_t line = c->token.line;
        if (bare) {
            compile_error(c, bare_line, 0, "default 'except:' must be last");
        }
        lexer_next(c);
        Ref h = parse_handler_header(c, line, &star);
        any = true;
        bare = tree_child(c, h, 0) == 0;
        bare_line = tree_line(c, h);
        parse_block(c, "'except' statement", line);
    }
    tree_absent(c);
    return any;
}

/* try: BLOCK (HANDLER+ [else: BLOCK] [finally: BLOCK] | finally: BLOCK) */
static void parse_try(Compiler *c) {
    uint32_t line = c->token.line;
    tree_statement(c, N_TRY, line);
    lexer_next(c);
    parse_block(c, "'try' statement", line);
    bool handlers = parse_handlers(c);
    if (handlers) {
        take_else(c);
    } else {
        tree_absent(c);
    }
    uint32_t final_line = c->token.line;
    if (accept(c, T_FINALLY)) {
        parse_block(c, "'finally' statement", final_line);
    } else if (!handlers) {
        compile_error_here(c, "expected 'except' or 'finally' block");
    } else {
        tree_absent(c);
    }
}

/* [as TARGET] behind the manager that begins at `context`, which moves up for the AS; false
 * without. */
static bool with_target(Compiler *c, Ref context) {
    if (!accept(c, T_AS)) {
        return false;
    }
    parse_check_target(c, parse_bitor(c), "assign to");
    tree_insert(c, context, N_AS, 0);
    return true;
}

/* `with (`: a parenthesized list of items if a colon follows it, else the beginning of an
 * expression that was read as such: with (a, b): has two items, with (a, b)[0]: has one, and so
 * has with (a) as b:. */
static unsigned with_parentheses(Compiler *c) {
    Bracket record;
    Ref first = tree_here(&c->arena);
    unsigned count = 0;
    bool as = false, comma = false, star = false;
    uint16_t awaits = c->awaits;
    parse_bracket_open(c, &record, '(');
    if (at(c, T_YIELD)) {
        parse_yield(c);
        count = 1;
    } else if (at(c, T_RPAREN)) {
        tree_node(c, N_TUPLE, 0);
        count = 1;
    }
    while (!at(c, T_RPAREN)) {
        Ref context = parse_star_named(c);
        if (count == 0 && (at(c, T_FOR) || at(c, T_ASYNC))) {
            parse_comprehension(c, N_TUPLE, context, awaits);
        }
        star |= node_kind(c, context) == N_STARRED;
        as |= with_target(c, context);
        count++;
        comma |= at(c, T_COMMA);
        if (!accept(c, T_COMMA)) {
            break;
        }
    }
    parse_bracket_close(c, &record);
    /* An `as` inside can only be that of an item. */
    if (as || (at(c, T_COLON) && !star)) {
        return count;
    }
    if (comma) {
        tree_insert(c, first, N_TUPLE, count);
    }
    with_target(c, parse_expression_from(c, first));
    return 1;
}

/* ITEM (, ITEM)*, or such a list in parentheses; an ITEM is EXPRESSION [as TARGET] */
unsigned parse_with_items(Compiler *c) {
    unsigned count = 0;
    if (at(c, T_LPAREN)) {
        count = with_parentheses(c);
    } else {
        with_target(c, parse_expression(c));
        count = 1;
    }
    for (; accept(c, T_COMMA); count++) {
        with_target(c, parse_expression(c));
    }
    return count;
}

/* with ITEMS: BLOCK; several items stand for blocks inside each other. How many shows only behind
 * them, so the node is put in before. */
static void parse_with(Compiler *c, bool async) {
    Ref s = tree_here(&c->arena);
    uint32_t line = c->token.line;
    lexer_next(c);
    unsigned count = parse_with_items(c);
    tree_insert_line(c, s, async ? N_AWITH : N_WITH, count, line);
    parse_block(c, "'with' statement", line);
}

/* ---- def, class ---- */
/* Names in them are resolved when the whole statement of the streamed code has been read. */

/* What has been seen of a list of parameters. The flags are for errors. */
typedef struct {
    Items list;
    unsigned kind; /* of the next plain parameter */
    bool default_seen, star, double_star, slash, bare_star;
} Parameters;

/* NAME [: ANNOTATION] [= DEFAULT]; annotations of functions are read and not kept, so they are
 * never evaluated; those of a viper function stay in the op for a while. A default before a plain
 * parameter without one is an error, but not among keyword-only ones. */
static void add_parameter(Compiler *c, Parameters *p, unsigned kind, bool annotated) {
    unsigned type = 0;
    uint16_t name = parse_name(c);
    /* Lists are short: all names before this one are compared. */
    for (Items i = p->list; i.left > 0; tree_step(c, &i)) {
        if (pool_same(c, tree_raw16(c, i.at, RAW_POOL), name)) {
            compile_error_here(c, "duplicate argument '%n' in function definition", name);
        }
    }
    if (annotated && accept(c, T_COLON)) {
        accept(c, T_STAR);
        Ref annotation = parse_expression(c);
        type = c->viper ? viper_named(c, annotation) : 0;
        tree_cut(c, annotation);
    }
    tree_set16(c, tree_node(c, N_PARAMETER, kind | type << 4), RAW_POOL, name);
    p->list.left++;
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
        parse_expression(c);
        p->default_seen |= kind == PARAMETER_PLAIN;
    } else if (p->default_seen && kind == PARAMETER_PLAIN) {
        compile_error_here(c, "non-default argument follows default argument");
    } else {
        tree_absent(c);
    }
}

/* `/`: all before it are positional only. They were PLAIN up to now. */
static void parameter_slash(Compiler *c, Parameters *p) {
    if (p->slash) {
        compile_error_here(c, "/ may appear only once");
    }
    if (p->star) {
        compile_error_here(c, "/ must be ahead of *");
    }
    if (p->list.left == 0) {
        compile_error_here(c, "at least one argument must precede /");
    }
    p->slash = true;
    for (Items i = p->list; i.left > 0; tree_step(c, &i)) {
        *(tree_byte(c, i.at) - 1) &= 0xf0; /* its op: PARAMETER_POSITIONAL_ONLY */
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
    if (comma && at(c, T_SLASH)) {
        compile_error_here(c, "/ must be ahead of *");
    }
    if (at(c, end) || (comma && at(c, T_DOUBLESTAR))) {
        compile_error_here(c, "named arguments must follow bare *");
    }
    if (!comma || !at(c, T_NAME)) {
        parse_error(c);
    }
}

/* PARAMETER, ... [/, ...] [*[NAME], ...] [**NAME] [,] up to `end`, which is left: `)` of a def, `:`
 * of a lambda, whose parameters have no annotations. */
unsigned parse_parameters(Compiler *c, TokenKind end) {
    Parameters p = {
        {tree_here(&c->arena), 0},
        PARAMETER_PLAIN, false, false, false, false, false
    };
    bool annotated = end == T_RPAREN;
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
    return p.list.left;
}

/* The block of a function or class inside a function. If its first statement is a docstring and
 * nothing else, what stays of it is where it stands in the source, its length and its sum. What the
 * lexer knows of the last literal is read before anything else can be one. */
static void parse_body(Compiler *c, const char *what, uint32_t line) {
    compile_nest(c);
    bool indented = parse_block_open(c, what, line);
    const Lexer *x = &c->lexer;
    Ref first = tree_here(&c->arena);
    uint16_t literal = parse_at_docstring(c) ? c->token.index : 0;
    uint32_t offset = x->doc_offset, end = x->doc_end;
    uint16_t sum = (uint16_t)(x->doc_end_sum - x->doc_begin_sum);
    parse_statements(c, indented);
    if (c->vm->optimize < 2 && parse_is_docstring(c, first, literal)) {
        uint32_t at_line = tree_line(c, first);
        tree_remove(c, first, tree_skip(c, first));
        tree_insert_line(c, first, N_DOCSTRING, 0, at_line);
        tree_set16(c, first, RAW_DOC_SUM, sum);
        tree_set32(c, first, RAW_DOC_OFFSET, offset);
        tree_set32(c, first, RAW_DOC_LENGTH, end - offset);
    }
}

/* (@ NAMED NEWLINE)*; a decorator is called on its own line. Answers how many there are to call. */
unsigned parse_decorators(Compiler *c) {
    unsigned count = 0;
    c->viper = false;
    for (; at(c, T_AT); count++) {
        c->line = c->token.line;
        Ref decorator = tree_statement(c, N_DECORATOR, c->line);
        lexer_next(c);
        if (viper_decorates(c, parse_named(c))) {
            tree_cut(c, decorator);
            count--;
        }
        parse_expect(c, T_NEWLINE);
    }
    return count;
}

/* [async] def NAME ( PARAMETERS ) [-> ANNOTATION]: BLOCK. The parameters' defaults still belong to
 * the enclosing function. */
Ref parse_def(Compiler *c, Ref s, unsigned decorators, bool async) {
    uint32_t line = c->token.line;
    Bracket record;
    c->line = line;
    parse_expect(c, T_DEF);
    uint16_t name = parse_name(c), types[PARSE_TYPE_PARAMETERS];
    unsigned count = at(c, T_LBRACKET) ? parse_type_parameters(c, types) : 0;
    if (!at(c, T_LPAREN)) {
        compile_error_here(c, "expected '('");
    }
    parse_bracket_open(c, &record, '(');
    unsigned parameters = parse_parameters(c, T_RPAREN);
    parse_bracket_close(c, &record);
    if (accept(c, T_ARROW)) {
        tree_cut(c, parse_expression(c));
    }
    tree_insert_line(c, s, N_DEF, decorators + parameters, line);
    tree_set16(c, s, RAW_NAME, name);
    bool viper = c->viper;
    if (viper) {
        Items i = tree_items(c, s, decorators);
        viper_convert(c, i, line);
        c->viper = false; /* functions in it are none */
    }
    FunctionContext context = {.outer = c->function, .async = async};
    c->function = &context;
    Ref body = tree_here(&c->arena);
    parse_body(c, "function definition", line);
    parse_bind_types(c, body, types, count, line);
    c->function = context.outer;
    if (context.yields && context.return_line != 0) {
        compile_error(c, context.return_line, 0, "'return' with value in async generator");
    }
    *tree_raw(c, s, RAW_FLAGS) = (uint8_t)((context.yields ? SCOPE_YIELDS : 0) |
                                           (async ? SCOPE_ASYNC : 0) | (viper ? SCOPE_VIPER : 0));
    return s;
}

/* class NAME [( ARGUMENTS )]. The bases are evaluated outside of the class. */
Ref parse_class_header(Compiler *c, Ref s, unsigned decorators) {
    uint32_t line = c->token.line;
    unsigned bases = 0;
    c->viper = false;
    c->line = line;
    lexer_next(c);
    uint16_t name = parse_name(c), types[PARSE_TYPE_PARAMETERS];
    unsigned count = at(c, T_LBRACKET) ? parse_type_parameters(c, types) : 0;
    if (at(c, T_LPAREN)) {
        Bracket record;
        parse_bracket_open(c, &record, '(');
        bases = parse_arguments(c, 0, 0);
        parse_bracket_close(c, &record);
    }
    tree_insert_line(c, s, N_CLASS, decorators + bases, line);
    tree_set16(c, s, RAW_NAME, name);
    Ref end = tree_here(&c->arena);
    for (unsigned i = 0; i < count; i++) {
        parse_type_variable(c, types[i], line);
    }
    return count > 0 ? tree_move_last(c, s, end) : s;
}

/* A class statement inside a function. Its body is no function: return and yield are errors there,
 * and private names in it get the class's name. */
static void parse_class(Compiler *c, Ref at, unsigned decorators) {
    uint32_t line = c->token.line;
    Ref s = parse_class_header(c, at, decorators);
    FunctionContext *function = c->function;
    uint16_t class_name = c->class_name;
    /* No function is around the body's own statements; each method brings its context. */
    c->function = NULL;
    c->class_name = pool_constant_of(c, tree_raw16(c, s, RAW_NAME));
    parse_body(c, "class definition", line);
    c->function = function;
    c->class_name = class_name;
}

/* DECORATOR* (DEF | CLASS) */
static void parse_decorated(Compiler *c) {
    Ref s = tree_here(&c->arena);
    unsigned decorators = parse_decorators(c);
    bool async = accept(c, T_ASYNC);
    if (at(c, T_DEF)) {
        parse_def(c, s, decorators, async);
    } else if (at(c, T_CLASS) && !async) {
        parse_class(c, s, decorators);
    } else {
        parse_error(c);
    }
}

void parse_async(Compiler *c) {
    Token async = c->token;
    lexer_next(c);
    if (at(c, T_DEF)) {
        return;
    }
    if (!at(c, T_FOR) && !at(c, T_WITH)) {
        parse_error(c);
    }
    if (c->function == NULL || !c->function->async) {
        compile_error(c, async.line, async.column, "'async %s' outside async function",
                      at(c, T_FOR) ? "for" : "with");
    }
}

/* async (for | with | def) ..., as parse_statement() */
static void parse_async_statement(Compiler *c) {
    parse_async(c);
    if (at(c, T_FOR)) {
        parse_for(c, true);
    } else if (at(c, T_WITH)) {
        parse_with(c, true);
    } else {
        parse_def(c, tree_here(&c->arena), 0, true);
        lexer_next(c);
    }
}

/* Any statement inside a function, with its last token. */
static void parse_statement(Compiler *c) {
    c->line = c->token.line;
    switch (c->token.kind) {
    case T_IF: parse_if(c); return;
    case T_WHILE: parse_while(c); return;
    case T_FOR: parse_for(c, false); return;
    case T_TRY: parse_try(c); return;
    case T_WITH: parse_with(c, false); return;
    case T_DEF:
    case T_CLASS:
    case T_AT: parse_decorated(c); break;
    case T_ASYNC: parse_async_statement(c); return;
    default:
        if (parse_at_match(c)) {
            parse_match(c);
            return;
        }
        parse_line(c);
        break;
    }
    lexer_next(c); /* the last token of the block, or NEWLINE */
}
