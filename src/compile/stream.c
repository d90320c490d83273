/* SPDX-License-Identifier: MIT */
/* Statements of modules and classes, compiled as they are read.
 *
 * Only the tree of one expression, simple statement or function is there at a time. Everything in
 * the arena and the pool is given back before the token behind it is read (that token may be in
 * the pool itself), which is why blocks leave their last token to the caller. */
#include "compile/generate.h"

static void stream_statement(Compiler *c);

/* What a statement may take and gives back. */
typedef struct {
    Ref tree;
    uint16_t pool;
    uint8_t block_top;
} Mark;

/* Call before the first token of a statement is used. */
static Mark mark_begin(const Compiler *c) {
    return (Mark){tree_here(&c->arena), c->pool_length, c->emit->block_top};
}

/* Everything since mark_begin() is given back; the token at hand must not be in the pool. */
static void mark_end(Compiler *c, Mark m) {
    scope_end(c);
    tree_cut(c, m.tree);
    pool_release(c, m.pool);
    c->emit->block_top = m.block_top;
}

/* Resolves a statement's tree and makes its functions, whose codes its own code refers to. */
static void prepare(Compiler *c, Ref statement) {
    scope_statement(c, statement);
    generate_functions(c);
}

/* The same for an expression on its line. */
static void prepare_expression(Compiler *c, Ref expression) {
    scope_expression(c, expression);
    generate_functions(c);
    scope_end(c);
}

/* A compound statement whose blocks are not read yet gets empty ones in their place. */
static void prepare_header(Compiler *c, Ref statement, unsigned blocks) {
    for (; blocks > 0; blocks--) {
        tree_absent(c);
    }
    prepare(c, statement);
}

/* Takes the keyword of a compound statement; returns its line. Instructions are on that line
 * from here on. */
static uint32_t take_keyword(Compiler *c) {
    uint32_t line = c->token.line;
    c->line = line;
    generate_line(c, line);
    lexer_next(c);
    return line;
}

/* ---- simple statements ---- */

/* If the first statement of a body is a string and nothing else. Not with -OO. literal: the first
 * token's place in the pool. at_start: what the lexer knew of it before it went on. */
static void note_docstring(Compiler *c, Ref s, uint16_t literal, const Lexer *at_start) {
    Emitter *e = c->emit;
    if (c->vm->optimize < 2 && parse_is_docstring(c, s, literal)) {
        e->doc_offset = at_start->doc_offset;
        e->doc_length = at_start->doc_end - at_start->doc_offset;
        e->doc_sum = (uint16_t)(at_start->doc_end_sum - at_start->doc_begin_sum);
    }
}

/* SIMPLE (';' SIMPLE)* [';'] NEWLINE
 *
 * Simple statements up to NEWLINE, which is left. doc: the first may be a docstring. */
static COMPILE_APART void stream_line(Compiler *c, bool doc) {
    do {
        Mark m = mark_begin(c);
        uint16_t literal = doc && parse_at_docstring(c) ? c->token.index : 0;
        /* The lexer forgets where this literal is when it meets the next one. */
        struct {
            uint32_t offset, end;
            uint16_t begin_sum, end_sum;
        } text = {c->lexer.doc_offset, c->lexer.doc_end, c->lexer.doc_begin_sum,
                  c->lexer.doc_end_sum};
        Ref s = parse_simple_statement(c);
        tree_absent(c);
        if (literal != 0) {
            Lexer *x = &c->lexer;
            x->doc_offset = text.offset;
            x->doc_end = text.end;
            x->doc_begin_sum = text.begin_sum;
            x->doc_end_sum = text.end_sum;
            note_docstring(c, s, literal, x);
        }
        doc = false;
        /* `import a, b` is two. */
        for (Ref r = s; r != 0 && !c->emit->unreachable; r = tree_next(c, r)) {
            prepare(c, r);
            generate_statement(c, r);
        }
        mark_end(c, m);
    } while (accept(c, T_SEMICOLON) && !at(c, T_NEWLINE));
    if (!at(c, T_NEWLINE)) {
        parse_error(c);
    }
}

/* A block; leaves its last token: NEWLINE if it is on the line of its header, else DEDENT. what,
 * line: the statement it belongs to, for the error when there is none. doc: it may begin with a
 * docstring. */
static void stream_block(Compiler *c, const char *what, uint32_t line, bool doc) {
    compile_nest(c);
    if (!parse_block_open(c, what, line)) {
        stream_line(c, doc);
        return;
    }
    if (doc && parse_at_docstring(c)) {
        stream_line(c, true);
        lexer_next(c);
    }
    while (!at(c, T_DEDENT)) {
        stream_statement(c);
    }
}

/* else: BLOCK, if it is there */
static void stream_else(Compiler *c) {
    uint32_t line = c->token.line;
    if (accept(c, T_ELSE)) {
        stream_block(c, "'else' statement", line, false);
        lexer_next(c);
    }
}

/* ---- if, while, for ---- */

/* if CONDITION: BLOCK (elif CONDITION: BLOCK)* [else: BLOCK]
 *
 * Each part is compiled before the next one is read. */
static COMPILE_APART void stream_if(Compiler *c) {
    int end = NO_JUMPS;
    do {
        Mark m = mark_begin(c);
        bool elif = at(c, T_ELIF);
        uint32_t line = take_keyword(c);
        Ref condition = parse_named(c);
        parse_stray_assign(c, condition);
        prepare_expression(c, condition);
        int other = generate_jump(c, condition, false, NO_JUMPS);
        c->emit->temps = 0;
        mark_end(c, m);
        stream_block(c, elif ? "'elif' statement" : "'if' statement", line, false);
        lexer_next(c);
        /* Known only now that the next token was read: the last part needs no jump. */
        if (at(c, T_ELIF) || at(c, T_ELSE)) {
            end = emit_goto(c, end);
        }
        emit_bind(c, other);
    } while (at(c, T_ELIF));
    stream_else(c);
    emit_bind(c, end);
}

/* while CONDITION: BLOCK [else: BLOCK]
 *
 * The condition's tree is kept until the body is done: its code stands behind it. */
static COMPILE_APART void stream_while(Compiler *c) {
    Mark m = mark_begin(c);
    uint32_t line = take_keyword(c), body;
    Block b;
    Ref condition = parse_named(c);
    parse_stray_assign(c, condition);
    prepare_expression(c, condition);
    generate_while_begin(c, &b, condition, &body);
    stream_block(c, "'while' statement", line, false);
    generate_while_finish(c, &b, condition, body, line); /* its tree was kept below the body's */
    c->emit->temps = 0;
    mark_end(c, m);
    lexer_next(c);
    stream_else(c);
    generate_loop_end(c, &b);
}

/* for TARGETS in EXPRESSIONS: BLOCK else: BLOCK */
static COMPILE_APART void stream_for(Compiler *c) {
    Mark m = mark_begin(c);
    uint32_t line = take_keyword(c);
    Block b;
    Ref s = tree_statement(c, N_FOR, line);
    Ref target = parse_targets(c);
    parse_check_target(c, target, "assign to");
    parse_expect(c, T_IN);
    Ref iterable = parse_expressions(c, true);
    prepare_header(c, s, 2);
    generate_for_begin(c, &b, target, iterable, false);
    /* The trees go, the iteration's registers stay. */
    uint8_t top = c->emit->block_top;
    mark_end(c, m);
    c->emit->block_top = top;
    stream_block(c, "'for' statement", line, false);
    lexer_next(c);
    generate_for_finish(c, &b, at(c, T_ELSE));
    c->emit->block_top = m.block_top;
    stream_else(c);
    generate_loop_end(c, &b);
}

/* case PATTERN [if GUARD]: BLOCK. The name of one that always matches stays in the pool, for the
 * error about what follows. */
static void stream_case(Compiler *c, Match *match, CatchAll *all) {
    Mark m = mark_begin(c);
    uint32_t line = c->token.line;
    generate_line(c, line);
    Ref s = parse_case_header(c, all);
    prepare_header(c, s, 1);
    generate_case_begin(c, match, s);
    uint16_t name = all->name != 0 ? pool_constant_of(c, all->name) : 0;
    mark_end(c, m);
    if (all->name != 0) {
        all->name = pool_add(c, pool_constant_value(c, name));
    }
    stream_block(c, "'case' statement", line, false);
    generate_case_end(c, match);
    lexer_next(c);
}

/* match SUBJECT: NEWLINE INDENT CASE+ */
static COMPILE_APART void stream_match(Compiler *c) {
    Mark m = mark_begin(c);
    Match match;
    CatchAll all = {0, 0};
    uint32_t line = take_keyword(c);
    Ref subject = parse_subject(c);
    prepare_expression(c, subject);
    generate_match_begin(c, &match, subject, 0);
    compile_nest(c);
    parse_match_open(c, line);
    while (parse_at_case(c)) {
        stream_case(c, &match, &all);
    }
    if (!at(c, T_DEDENT)) {
        parse_error(c);
    }
    generate_match_end(c, &match);
    mark_end(c, m);
    lexer_next(c);
}

/* ---- try, with ---- */

/* except [TYPE [as NAME]]: BLOCK, or except* */
static void stream_handler(Compiler *c, Try *t, int *star) {
    Mark m = mark_begin(c);
    /* A clause without a type came before this one; the error is on its line. */
    if (t->bare) {
        compile_error(c, t->bare_line, 0, "default 'except:' must be last");
    }
    uint32_t line = take_keyword(c);
    t->bare_line = line;
    Ref h = parse_handler_header(c, line, star);
    Ref type = tree_child(c, h, 0);
    if (type != 0) {
        prepare_expression(c, type);
    }
    generate_handler_begin(c, t, type, tree_child(c, h, 1), *star);
    stream_block(c, "'except' statement", line, false);
    generate_handler_end(c, t);
    mark_end(c, m);
    lexer_next(c);
}

/* Whether there will be handlers or a finally is not known yet when the body is compiled. So
 * registers are taken for both, and exits in the body go by way of a finally in any case. */
static COMPILE_APART void stream_try(Compiler *c) {
    Try t;
    uint32_t line = take_keyword(c);
    uint8_t block_top = c->emit->block_top;
    generate_try_begin(c, &t, true, true);
    stream_block(c, "'try' statement", line, false);
    lexer_next(c);
    bool handlers = at(c, T_EXCEPT);
    if (handlers) {
        int star = -1;
        generate_try_handlers(c, &t);
        while (at(c, T_EXCEPT)) {
            stream_handler(c, &t, &star);
        }
        generate_try_handlers_end(c, &t);
        stream_else(c);
        generate_try_else_end(c, &t);
    } else {
        generate_try_no_handlers(c, &t);
    }
    if (at(c, T_FINALLY)) {
        line = take_keyword(c);
        generate_finally_begin(c, &t);
        stream_block(c, "'finally' statement", line, false);
        generate_finally_end(c, &t);
        lexer_next(c);
    } else if (!handlers) {
        compile_error_here(c, "expected 'except' or 'finally' block");
    } else {
        generate_try_no_finally(c, &t);
    }
    c->emit->block_top = block_top;
}

/* One item and what is inside it. m: what the statement has taken; it is given back when the
 * innermost item's code is made, before the block. */
static COMPILE_APART void stream_with_items(Compiler *c, Items items, uint32_t line, Mark m) {
    With w;
    compile_nest(c);
    generate_with_begin(c, &w, items.at, false);
    if (items.left > 1) {
        tree_step(c, &items);
        stream_with_items(c, items, line, m);
    } else {
        /* The managers' registers stay. */
        m.block_top = c->emit->block_top;
        mark_end(c, m);
        stream_block(c, "'with' statement", line, false);
    }
    generate_with_end(c, &w);
}

/* with ITEMS: BLOCK */
static void stream_with(Compiler *c) {
    Mark m = mark_begin(c);
    uint32_t line = take_keyword(c);
    Ref s = m.tree;
    unsigned count = parse_with_items(c);
    tree_insert_line(c, s, N_WITH, count, line);
    prepare_header(c, s, 1);
    stream_with_items(c, tree_items(c, s, 0), line, m);
    c->emit->block_top = m.block_top;
    lexer_next(c);
}

/* ---- def, class ---- */

/* Its Code is made beside the outer one, then its index is put where MAKEFUNCTION loads it.
 * place: that operand. While the class is read, names that begin with __ are mangled with its
 * name. */
static COMPILE_APART void stream_class_body(Compiler *c, uint32_t line, uint16_t name,
                                            uint16_t qualifier, uint32_t place) {
    Emitter e;
    uint16_t class_name = c->class_name;
    compile_nest(c);
    emit_begin(c, &e, EMIT_CLASS, 0, line);
    e.name = name;
    e.qualifier = qualifier;
    e.flags = CODE_NAMES;
    emit1(c, OP_NEWCELL, 2); /* for __class__, if it turns out that a method needs it */
    c->class_name = name;
    stream_block(c, "class definition", line, true);
    c->class_name = class_name;
    if (!e.unreachable) {
        emit1(c, OP_RETURNNONE, 0);
    }
    if (e.class_cell) {
        e.flags |= CODE_CLASS_CELL;
    } else {
        /* No method needs it: LOADNONE is as long as NEWCELL, and the first instruction. It is left
         * out in the end (compile/shorten.c): the register is zeroed at entry. */
        emit_patch_byte(c, 0, OP_LOADNONE);
    }
    Value code = emit_finish(c);
    uint16_t index = pool_code_append(c, code);
    emit_patch_constant(c, place, index);
}

/* class NAME [(BASES)]: BLOCK
 *
 * The class statement's own instructions are complete, but for the body's constant, before the
 * body is read. m: from before its decorators. */
static void stream_class(Compiler *c, unsigned decorators, Mark m) {
    uint32_t line = c->token.line, place = 0;
    Ref s = parse_class_header(c, m.tree, decorators);
    tree_absent(c);
    for (Ref r = m.tree; r != s; r = tree_skip(c, r)) { /* type parameters */
        prepare(c, r);
        generate_statement(c, r);
    }
    scope_class_header(c, s);
    generate_functions(c);
    uint16_t name = pool_constant_of(c, tree_raw16(c, s, RAW_NAME));
    uint16_t qualifier = generate_class_qualifier(c, c->emit);
    generate_line(c, line);
    generate_class(c, s, &place);
    mark_end(c, m);
    stream_class_body(c, line, name, qualifier, place);
    lexer_next(c);
}

/* def NAME(PARAMETERS) [-> EXPRESSION]: BLOCK
 *
 * The one place where a large tree is built: a function. Its statements are used up one by one, so
 * what is needed behind them goes to the end. */
static void stream_def(Compiler *c, unsigned decorators, bool async, Mark m) {
    Ref s = parse_def(c, m.tree, decorators, async);
    *pool_more(c, MORE_STACK) = ABSENT; /* it is empty, and seldom needed to generate code */
    if (!c->emit->unreachable) {
        uint8_t *top = c->arena.top;
        Ref body = tree_items_end(c, s);
        s = tree_move_last(c, s, body);
        tree_absent(c); /* in the body's place */
        scope_function(c, s, m.tree);
        c->arena.front = m.tree;
        generate_functions(c);
        generate_statement(c, s);
        c->arena.front = 0;
        c->arena.top = top;
    }
    mark_end(c, m);
    lexer_next(c);
}

/* (@EXPRESSION NEWLINE)+ then def or class */
static void stream_decorated(Compiler *c) {
    Mark m = mark_begin(c);
    unsigned decorators = parse_decorators(c);
    bool async = accept(c, T_ASYNC);
    if (at(c, T_DEF)) {
        stream_def(c, decorators, async, m);
    } else if (at(c, T_CLASS) && !async) {
        stream_class(c, decorators, m);
    } else {
        parse_error(c);
    }
}

/* Any statement of a module or class. */
static void stream_statement(Compiler *c) {
    compile_nest(c);
    c->line = c->token.line;
    switch (c->token.kind) {
    case T_IF: stream_if(c); break;
    case T_WHILE: stream_while(c); break;
    case T_FOR: stream_for(c); break;
    case T_TRY: stream_try(c); break;
    case T_WITH: stream_with(c); break;
    case T_DEF: stream_def(c, 0, false, mark_begin(c)); break;
    case T_CLASS: stream_class(c, 0, mark_begin(c)); break;
    case T_AT: stream_decorated(c); break;
    case T_ASYNC: {
        Mark m = mark_begin(c);
        parse_async(c); /* for and with are refused here */
        stream_def(c, 0, true, m);
        break;
    }
    default:
        if (parse_at_match(c)) {
            stream_match(c);
            break;
        }
        stream_line(c, false);
        lexer_next(c);
        break;
    }
}

/* ---- the whole source ---- */

/* EXPRESSIONS NEWLINE* of COMPILE_EVAL: the code returns its value. */
static void stream_eval(Compiler *c) {
    c->line = c->token.line;
    Ref r = parse_expressions(c, false);
    if (!at(c, T_END)) {
        parse_error(c);
    }
    prepare_expression(c, r);
    emit1(c, OP_RETURN, generate_any(c, r, NO_HINT));
}

/* STATEMENT* up to the end of the source. In the REPL a string is an expression like others,
 * whose value is shown. */
void stream_module(Compiler *c) {
    if (c->mode == COMPILE_EVAL) {
        stream_eval(c);
        return;
    }
    if (parse_at_docstring(c) && c->mode != COMPILE_SINGLE) {
        stream_line(c, true);
        lexer_next(c);
    }
    while (!at(c, T_END)) {
        /* The first line is indented, or one behind a line that opens no block. */
        if (at(c, T_INDENT)) {
            parse_error(c);
        }
        stream_statement(c);
    }
    if (!c->emit->unreachable) {
        emit1(c, OP_RETURNNONE, 0);
    }
}
