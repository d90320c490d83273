/* SPDX-License-Identifier: MIT */
/* Type aliases and type parameters (Python 3.12). `type X = VALUE` is
 * X = TypeAliasType('X', lambda: VALUE); parameters of it have type variables as their defaults.
 * Those of a class are variables beside it; those of a function are variables in it, if its body
 * names them: annotations are not evaluated. Bounds and defaults are read and not kept. */
#include "builtins.h"
#include "compile/compiler.h"

/* [NAME [: BOUND] [= DEFAULT], *NAME, **NAME]. At most PARSE_TYPE_PARAMETERS go to `names`, more
 * are a SyntaxError. Bounds and defaults are checked as expressions and cut off the tree again. */
unsigned parse_type_parameters(Compiler *c, uint16_t *names) {
    Bracket record;
    unsigned count = 0;
    parse_bracket_open(c, &record, '[');
    do {
        if (at(c, T_RBRACKET) && count > 0) {
            break;
        }
        if (!accept(c, T_STAR)) {
            accept(c, T_DOUBLESTAR);
        }
        if (count == PARSE_TYPE_PARAMETERS) {
            compile_error_here(c, "too many type parameters");
        }
        names[count++] = parse_name(c);
        if (accept(c, T_COLON)) {
            tree_cut(c, parse_expression(c));
        }
        if (accept(c, T_ASSIGN)) {
            accept(c, T_STAR);
            tree_cut(c, parse_expression(c));
        }
    } while (accept(c, T_COMMA));
    parse_bracket_close(c, &record);
    return count;
}

/* TYPE(NAME) up to there: more arguments may follow. The type itself is the constant, so that no
 * name of the program can stand in its way. */
static void make_call(Compiler *c, const Type *type, uint16_t name, unsigned arguments) {
    tree_node(c, N_CALL, arguments);
    tree_node(c, N_CONST, pool_add(c, value_object(type)));
    tree_node(c, N_CONST, name);
}

/* The string is the name itself: the pool has one entry for both. */
Ref parse_type_variable(Compiler *c, uint16_t name, uint32_t line) {
    Ref s = tree_statement(c, N_ASSIGN, line);
    tree_name(c, name);
    make_call(c, &type_TypeVar, name, 1);
    return s;
}

/* The body is the last thing in the tree. The assignments are made behind it and moved to its
 * beginning, but not before its docstring. Functions inside are searched, too: the walk enters
 * every node. */
void parse_bind_types(Compiler *c, Ref body, const uint16_t *names, unsigned count, uint32_t line) {
    if (count > 0 && node_kind(c, body) == N_DOCSTRING) {
        body = tree_skip(c, body);
    }
    for (unsigned i = 0; i < count; i++) {
        Ref end = tree_here(&c->arena);
        bool used = false;
        unsigned children;
        for (Ref r = body; r < end && !used; r = tree_inside(c, r, &children)) {
            used = node_kind(c, r) == N_NAME && tree_pool_name(c, r) == names[i];
        }
        if (used) {
            parse_type_variable(c, names[i], line);
            body = tree_move_last(c, body, end);
        }
    }
}

/* `type` is a name elsewhere: it is a keyword where another name follows it on its line. */
bool parse_at_type(Compiler *c) {
    return at(c, T_NAME) && pool_is(c, c->token.index, "type") && lexer_name_follows(c);
}

/* type NAME [PARAMETERS] = VALUE. The value is read with a context of its own, since it becomes the
 * body of a lambda: names in it are looked up when it is asked for. */
Ref parse_type_alias(Compiler *c) {
    uint32_t line = c->token.line;
    uint16_t names[PARSE_TYPE_PARAMETERS];
    lexer_next(c);
    uint16_t name = parse_name(c);
    unsigned count = at(c, T_LBRACKET) ? parse_type_parameters(c, names) : 0;
    Ref s = tree_statement(c, N_ASSIGN, line);
    tree_name(c, name);
    make_call(c, &type_TypeAliasType, name, 2);
    Ref lambda = tree_here(&c->arena);
    for (unsigned i = 0; i < count; i++) {
        tree_set16(c, tree_node(c, N_PARAMETER, PARAMETER_PLAIN), RAW_POOL, names[i]);
        make_call(c, &type_TypeVar, names[i], 1);
    }
    parse_expect(c, T_ASSIGN);
    FunctionContext context = {.outer = c->function};
    c->function = &context;
    parse_expression(c);
    c->function = context.outer;
    tree_insert_line(c, lambda, N_LAMBDA, count + 1, line);
    return s;
}
