/* SPDX-License-Identifier: MIT */
/* Expressions: precedence climbing, one C frame for a chain of operators, then primaries.
 *
 * Where an operand begins on another line than what encloses it, a LINE node says so: that is all
 * the place that lines take in a tree. Constants are folded as soon as they meet, so `-1` and `2 *
 * 60` are leaves.
 *
 * Precedence, loosest first: lambda, if else, or, and, not, comparisons, | ^ & << >> + - * / // %
 * @, signs, **, then trailers. All that reads may collect and raise SyntaxError; nesting is bounded
 * by compile_deeper(), so that it does not depend on the C stack alone. */
#include "compile/compiler.h"
#include "object/str.h"

/* Levels of infix operators, loosest first. */
enum {
    LEVEL_NONE,
    LEVEL_OR,
    LEVEL_AND,
    LEVEL_NOT,
    LEVEL_COMPARE,
    LEVEL_BAR,
    LEVEL_CARET,
    LEVEL_AMPERSAND,
    LEVEL_SHIFT,
    LEVEL_SUM,
    LEVEL_TERM
};

static Ref parse_operand(Compiler *c);

/* ---- lines ---- */
/* c->line is the line that expressions are taken to be on: the statement's, or inside an operand
 * that operand's. */

/* A node that began on `line`, where the context is on another. Constants and lambdas need none,
 * and a STARRED must stay visible to its list. */
static Ref on_line(Compiler *c, Ref r, uint32_t line) {
    switch (node_kind(c, r)) {
    case N_NONE:
    case N_TRUE:
    case N_FALSE:
    case N_ELLIPSIS:
    case N_INT:
    case N_CONST:
    case N_CONSTLIST:
    case N_CONSTDICT:
    case N_LAMBDA:
    case N_LINE:
    case N_STARRED: return r;
    default: return tree_insert_line(c, r, N_LINE, 0, line);
    }
}

/* ---- operators ---- */
/* Operators of one level associate to the left, `**` to the right; `and`, `or` and comparisons make
 * chains. */

/* How tightly an infix operator binds; LEVEL_NONE for other tokens. */
static int level_of(TokenKind kind) {
    switch (kind) {
    case T_OR: return LEVEL_OR;
    case T_AND: return LEVEL_AND;
    case T_LT:
    case T_LE:
    case T_EQ:
    case T_NE:
    case T_GT:
    case T_GE:
    case T_IN:
    case T_IS:
    case T_NOT: return LEVEL_COMPARE; /* `not in`: anything else is an error further on */
    case T_BAR: return LEVEL_BAR;
    case T_CARET: return LEVEL_CARET;
    case T_AMPERSAND: return LEVEL_AMPERSAND;
    case T_LSHIFT:
    case T_RSHIFT: return LEVEL_SHIFT;
    case T_PLUS:
    case T_MINUS: return LEVEL_SUM;
    case T_STAR:
    case T_SLASH:
    case T_DOUBLESLASH:
    case T_PERCENT:
    case T_AT: return LEVEL_TERM;
    default: return LEVEL_NONE;
    }
}

/* Folded if both operands are constants: nothing is left of them but the result. */
static Ref make_binary(Compiler *c, unsigned op, Ref left, Ref right) {
    Value a, b;
    if (tree_is_constant(c, left, &a) && tree_is_constant(c, right, &b) &&
        fold_binary(c, op, a, b)) {
        tree_cut(c, left);
        return tree_of_value(c, *pool_more(c, MORE_HAND));
    }
    return tree_insert(c, left, N_BINARY, op);
}

/* The same for one operand. */
static Ref make_unary(Compiler *c, unsigned op, Ref operand) {
    Value v;
    if (tree_is_constant(c, operand, &v) && fold_unary(c, op, v)) {
        tree_cut(c, operand);
        return tree_of_value(c, *pool_more(c, MORE_HAND));
    }
    return tree_insert(c, operand, N_UNARY, op);
}

/* Takes a comparison operator, one token or two: not in, is not. Answers its number in enum
 * Compare or beyond. */
static unsigned comparison_operator(Compiler *c) {
    TokenKind kind = (TokenKind)c->token.kind;
    if (kind == T_NOT) {
        lexer_next(c);
        parse_expect(c, T_IN);
        return COMPARE_NOTIN;
    }
    lexer_next(c);
    if (kind == T_IN) {
        return COMPARE_IN;
    }
    if (kind == T_IS) {
        return accept(c, T_NOT) ? COMPARE_ISNOT : COMPARE_IS;
    }
    return (unsigned)(kind - T_LT);
}

/* A chain whose operands so far stand one behind the other: `a or b or ...`, or `a < b < ...`. Its
 * node is made at its end. */
typedef struct {
    int level; /* LEVEL_NONE: there is none */
    unsigned count;
} Chain;

static Ref climb(Compiler *c, int least, Ref left);

/* What follows belongs to no chain that goes on, or to another one. */
static void chain_end(Compiler *c, Ref left, Chain *chain) {
    if (chain->level != LEVEL_NONE) {
        NodeKind kind = chain->level == LEVEL_OR    ? N_OR
                        : chain->level == LEVEL_AND ? N_AND
                                                    : N_COMPARE;
        tree_insert(c, left, kind, chain->count);
    }
    chain->level = LEVEL_NONE;
}

/* An infix operator and its right operand. (a or b) or c becomes a or b or c: the same value, and
 * walks need no recursion. */
static void climb_step(Compiler *c, Ref left, int level, Chain *chain) {
    if (level != chain->level) {
        chain_end(c, left, chain);
    }
    if (level > LEVEL_COMPARE) {
        unsigned op = (unsigned)(c->token.kind - T_PLUS);
        lexer_next(c);
        make_binary(c, op, left, climb(c, level + 1, 0));
        return;
    }
    unsigned op = 0;
    if (level == LEVEL_COMPARE) {
        op = comparison_operator(c);
    } else {
        lexer_next(c);
    }
    if (chain->level == LEVEL_NONE) {
        chain->level = level;
        chain->count = 1;
    }
    /* The right operand binds tighter, so an operator of this level ends it. */
    if (level == LEVEL_COMPARE) {
        tree_node(c, N_LINK, op);
    }
    climb(c, level + 1, 0);
    chain->count++;
}

/* An operand and the operators behind it that bind at least as tightly as `least`. left: an operand
 * that was read already, or 0. `not` may begin the whole or an operand of `and`, `or`, `not`. */
static Ref climb(Compiler *c, int least, Ref left) {
    Chain chain = {LEVEL_NONE, 0};
    if (left == 0) {
        if (at(c, T_NOT) && least <= LEVEL_NOT) {
            compile_deeper(c);
            lexer_next(c);
            left = make_unary(c, UNARY_NOT, climb(c, LEVEL_NOT, 0));
            c->depth--;
        } else {
            left = parse_operand(c);
        }
    }
    for (;;) {
        int level = level_of((TokenKind)c->token.kind);
        if (level < least || level == LEVEL_NONE) {
            chain_end(c, left, &chain);
            return left;
        }
        climb_step(c, left, level, &chain);
    }
}

/* BITOR: the operand of a star, a target */
Ref parse_bitor(Compiler *c) {
    return climb(c, LEVEL_BAR, 0);
}

/* OR: what may stand on both sides of `if` and `else`, in conditions and iterables */
Ref parse_disjunction(Compiler *c) {
    return climb(c, LEVEL_OR, 0);
}

/* ---- primaries ---- */

/* NAME | LITERAL | (...) | [...] | {...} */
Ref parse_atom(Compiler *c) {
    Ref r;
    switch (c->token.kind) {
    case T_NAME: return tree_name(c, parse_name(c));
    case T_INT: r = tree_int(c, c->token.number); break;
    case T_CONSTANT:
    case T_BYTES: r = tree_node(c, N_CONST, c->token.index); break;
    case T_STRING:
    case T_FSTRING: return parse_strings(c);
    case T_NONE: r = tree_node(c, N_NONE, 0); break;
    case T_TRUE: r = tree_node(c, N_TRUE, 0); break;
    case T_FALSE: r = tree_node(c, N_FALSE, 0); break;
    case T_ELLIPSIS: r = tree_node(c, N_ELLIPSIS, 0); break;
    case T_LPAREN: return parse_atom_parentheses(c);
    case T_LBRACKET: return parse_atom_list(c);
    case T_LBRACE: return parse_atom_braces(c);
    default: parse_error(c);
    }
    lexer_next(c);
    return r;
}

/* A part of a slice, if it is there. */
static void optional_bound(Compiler *c) {
    if (at(c, T_COLON) || at(c, T_COMMA) || at(c, T_RBRACKET)) {
        tree_absent(c);
    } else {
        parse_expression(c);
    }
}

/* x, x:y, x:y:z with any part left out, *x; the first x may be a walrus. */
static Ref parse_slice(Compiler *c) {
    Ref r = tree_here(&c->arena);
    if (at(c, T_COLON)) {
        tree_absent(c);
    } else if (accept(c, T_STAR)) { /* a whole expression, as in calls */
        tree_node(c, N_STARRED, 0);
        parse_expression(c);
        return r;
    } else {
        parse_named(c);
        if (!at(c, T_COLON)) {
            return r;
        }
    }
    for (int i = 1; i < 3; i++) {
        if (accept(c, T_COLON)) {
            optional_bound(c);
        } else {
            tree_absent(c);
        }
    }
    return tree_insert(c, r, N_SLICE, 0);
}

/* A tuple of the items from `first` on, the last nodes there are. If all are constants they become
 * one constant; else the stack is as before. */
static Ref finish_tuple(Compiler *c, Ref first, unsigned count) {
    size_t base = c->stack_length;
    Value v;
    for (Items i = {first, (uint16_t)count}; i.left > 0; tree_step(c, &i)) {
        if (!tree_is_constant(c, i.at, &v)) {
            pool_stack_release(c, base);
            return tree_insert(c, first, N_TUPLE, count);
        }
        pool_stack_push(c, v);
    }
    tree_cut(c, first);
    return tree_node(c, N_CONST, pool_add(c, pool_stack_take(c, base, KIND_TUPLE)));
}

/* [INDEX] or [INDEX, ...] behind a primary */
static Ref parse_subscript(Compiler *c, Ref object) {
    Bracket record;
    parse_bracket_open(c, &record, '[');
    if (at(c, T_RBRACKET)) {
        parse_error(c);
    }
    Ref index = parse_slice(c);
    if (at(c, T_COMMA) || node_kind(c, index) == N_STARRED) {
        unsigned count = 1;
        for (; accept(c, T_COMMA) && !at(c, T_RBRACKET); count++) {
            parse_slice(c);
        }
        finish_tuple(c, index, count);
    }
    parse_bracket_close(c, &record);
    return tree_insert(c, object, N_SUBSCRIPT, 0);
}

/* Inside of a class super() may get two arguments when names are resolved (compile/scope.c). */
static bool is_super(Compiler *c, Ref function, unsigned count) {
    return count == 0 && c->function != NULL && c->class_name != CODE_NO_NAME &&
           node_kind(c, function) == N_NAME && pool_is(c, tree_pool_name(c, function), "super");
}

/* (ARGUMENTS) behind a primary */
static Ref parse_call(Compiler *c, Ref function) {
    Bracket record;
    /* Where the bracket is: errors about the arguments as a whole are shown there. */
    uint32_t line = c->token.line;
    unsigned column = c->token.column;
    parse_bracket_open(c, &record, '(');
    unsigned count = parse_arguments(c, line, column);
    parse_bracket_close(c, &record);
    if (is_super(c, function, count)) {
        tree_name(c, 0);
        tree_name(c, 0);
        return tree_insert(c, function, N_SUPER, 0);
    }
    return tree_insert(c, function, N_CALL, count);
}

/* .NAME, (ARGUMENTS) and [INDEX], as many as there are */
static Ref parse_trailers(Compiler *c, Ref r) {
    for (;;) {
        switch (c->token.kind) {
        case T_LPAREN: r = parse_call(c, r); break;
        case T_LBRACKET: r = parse_subscript(c, r); break;
        case T_DOT:
            lexer_next(c);
            if (!at(c, T_NAME)) {
                parse_error(c);
            }
            r = tree_insert(c, r, N_ATTRIBUTE, parse_name(c));
            break;
        default: return r;
        }
    }
}

/* [await] PRIMARY */
static Ref parse_primary(Compiler *c) {
    if (!at(c, T_AWAIT)) {
        return parse_trailers(c, parse_atom(c));
    }
    Token await = c->token;
    lexer_next(c);
    if (!parse_at_expression(c)) {
        parse_error(c);
    }
    if (c->function == NULL || !c->function->async) {
        c->brackets = NULL; /* no matter whether in an f-string */
        compile_error(c, await.line, await.column,
                      c->function == NULL ? "'await' outside function"
                                          : "'await' outside async function");
    }
    c->awaits++;
    Ref r = tree_node(c, N_AWAIT, 0);
    parse_trailers(c, parse_atom(c));
    return r;
}

/* PRIMARY [** OPERAND]: binds tighter than a sign on its left, looser than one on its right. -2 **
 * 2 is -(2 ** 2), 2 ** -1 is 0.5, and 2 ** 3 ** 2 is 2 ** 9: the right operand may hold **. */
static Ref parse_power(Compiler *c, Ref base) {
    if (!accept(c, T_DOUBLESTAR)) {
        return base;
    }
    compile_deeper(c);
    Ref r = make_binary(c, BINARY_POW, base, parse_operand(c));
    c->depth--;
    return r;
}

/* (- | + | ~) OPERAND */
static Ref parse_signed(Compiler *c) {
    unsigned op = at(c, T_MINUS) ? UNARY_NEGATIVE : at(c, T_PLUS) ? UNARY_POSITIVE : UNARY_INVERT;
    compile_deeper(c);
    lexer_next(c);
    Ref r = make_unary(c, op, parse_operand(c));
    c->depth--;
    return r;
}

/* Signs, a primary, and **. Puts c->line on the operand's line for what is inside it. */
static Ref parse_operand(Compiler *c) {
    uint32_t line = c->token.line, outer = c->line;
    Ref r;
    c->line = line;
    if (at(c, T_MINUS) || at(c, T_PLUS) || at(c, T_TILDE)) {
        r = parse_signed(c);
    } else {
        r = parse_power(c, parse_primary(c));
    }
    c->line = outer;
    return line == outer ? r : on_line(c, r, line);
}

/* ---- whole expressions ---- */

/* VALUE [if CONDITION else OTHER], where VALUE was read. OTHER may be such an expression again, or
 * a lambda. */
static Ref parse_condition(Compiler *c, Ref value) {
    if (!at(c, T_IF)) {
        return value;
    }
    lexer_next(c);
    parse_disjunction(c);
    if (!at(c, T_ELSE)) {
        compile_error_here(c, "expected 'else' after 'if' expression");
    }
    lexer_next(c);
    parse_expression(c);
    return tree_insert(c, value, N_TERNARY, 0);
}

/* LAMBDA | CONDITION: no walrus, star or yield without parentheses */
Ref parse_expression(Compiler *c) {
    uint32_t line = c->token.line, outer = c->line;
    compile_deeper(c);
    c->line = line;
    Ref r = at(c, T_LAMBDA) ? parse_lambda(c) : parse_condition(c, parse_disjunction(c));
    c->depth--;
    c->line = outer;
    return line == outer ? r : on_line(c, r, line);
}

/* PRIMARY TRAILER* [** OPERAND] OPERATOR ..., where PRIMARY was read */
Ref parse_expression_from(Compiler *c, Ref primary) {
    Ref r = parse_power(c, parse_trailers(c, primary));
    return parse_condition(c, climb(c, LEVEL_OR, r));
}

/* NAME := EXPRESSION | EXPRESSION. What is no name is refused in CPython's words. */
Ref parse_named(Compiler *c) {
    Ref r = parse_expression(c);
    if (!at(c, T_WALRUS)) {
        return r;
    }
    tree_strip_line(c, r);
    if (node_kind(c, r) != N_NAME) {
        parse_check_target(c, r, "use assignment expressions with");
        compile_error_here(c, "cannot use assignment expressions with %s",
                           node_kind(c, r) == N_ATTRIBUTE   ? "attribute"
                           : node_kind(c, r) == N_SUBSCRIPT ? "subscript"
                           : node_kind(c, r) == N_LIST      ? "list"
                                                            : "tuple");
    }
    lexer_next(c);
    parse_expression(c);
    return tree_insert(c, r, N_WALRUS, 0);
}

/* * BITOR | NAMED: an element of a display */
Ref parse_star_named(Compiler *c) {
    if (!accept(c, T_STAR)) {
        return parse_named(c);
    }
    compile_nest(c);
    Ref r = tree_node(c, N_STARRED, 0);
    parse_bitor(c);
    return r;
}

/* A lone expression is answered as it is, with a comma it is a tuple. A lone star is left to the
 * assignment to refuse if `=` follows. */
Ref parse_expressions(Compiler *c, bool star) {
    Token begin = c->token;
    Ref r = star && at(c, T_STAR) ? parse_star_named(c) : parse_expression(c);
    if (!at(c, T_COMMA)) {
        if (node_kind(c, r) == N_STARRED && !at(c, T_ASSIGN)) {
            compile_error(c, begin.line, begin.column, "%s use starred expression here",
                          lexer_field(c) != NULL ? "cannot" : "can't");
        }
        return r;
    }
    unsigned count = 1;
    for (; accept(c, T_COMMA) && (parse_at_expression(c) || (star && at(c, T_STAR))); count++) {
        if (star && at(c, T_STAR)) {
            parse_star_named(c);
        } else {
            parse_expression(c);
        }
    }
    return finish_tuple(c, r, count);
}

/* TARGET, *TARGET ... [,]: bitwise expressions, so that `in` ends them. A tuple of them is never a
 * constant. parse_check_target() sees whether they are targets. */
Ref parse_targets(Compiler *c) {
    Ref r = tree_here(&c->arena);
    unsigned count = 0;
    bool star = false, tuple = false;
    do {
        if (count > 0 && !parse_at_expression(c) && !at(c, T_STAR)) {
            break;
        }
        if (accept(c, T_STAR)) {
            tree_node(c, N_STARRED, 0);
            star = true;
        }
        parse_bitor(c);
        count++;
        tuple |= at(c, T_COMMA);
    } while (accept(c, T_COMMA));
    if (star && !tuple) {
        compile_error_here(c, "starred assignment target must be in a list or tuple");
    }
    return tuple ? tree_insert(c, r, N_TUPLE, count) : r;
}

/* yield [from EXPRESSION | EXPRESSIONS]. Makes the function a generator, whatever runs of it; not
 * allowed in a comprehension, as in CPython. */
Ref parse_yield(Compiler *c) {
    FunctionContext *f = c->function;
    if (f == NULL) {
        c->brackets = NULL; /* no matter whether in an f-string */
        compile_error_here(c, "'yield' outside function");
    }
    if (f->comprehension) {
        parse_yield_error(c, (NodeKind)f->comprehension);
    }
    f->yields = true;
    c->yields++;
    lexer_next(c);
    if (at(c, T_FROM)) {
        if (f->async) {
            compile_error_here(c, "'yield from' inside async function");
        }
        lexer_next(c);
        Ref from = tree_node(c, N_YIELDFROM, 0);
        parse_expression(c);
        return from;
    }
    Ref r = tree_node(c, N_YIELD, 0);
    if (parse_at_expression(c) || at(c, T_STAR)) {
        parse_expressions(c, true);
    } else {
        tree_absent(c);
    }
    return r;
}

/* Can the token begin an expression? Tells `return` from `return x`. A star and `yield` are not
 * counted: callers that take them ask. */
bool parse_at_expression(const Compiler *c) {
    switch (c->token.kind) {
    case T_NAME:
    case T_INT:
    case T_CONSTANT:
    case T_STRING:
    case T_BYTES:
    case T_FSTRING:
    case T_LPAREN:
    case T_LBRACKET:
    case T_LBRACE:
    case T_ELLIPSIS:
    case T_PLUS:
    case T_MINUS:
    case T_TILDE:
    case T_NONE:
    case T_TRUE:
    case T_FALSE:
    case T_NOT:
    case T_LAMBDA:
    case T_AWAIT: return true;
    default: return false;
    }
}
