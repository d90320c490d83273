/* SPDX-License-Identifier: MIT */
/* For: compile/parse_type.c */
/* A build without type parameters and type aliases says so. */
#include "compile/compiler.h"

static _Noreturn void refuse(Compiler *c) {
    compile_error_here(c, "this build has no type parameters");
}

/* Called at a bracket behind the name of a function or class. */
unsigned parse_type_parameters(Compiler *c, uint16_t *names) {
    (void)names;
    refuse(c);
}

bool parse_at_type(Compiler *c) {
    if (c->token.kind == T_NAME && pool_is(c, c->token.index, "type") && lexer_name_follows(c)) {
        refuse(c);
    }
    return false;
}

/* Never called. */
Ref parse_type_variable(Compiler *c, uint16_t name, uint32_t line) {
    (void)name;
    (void)line;
    refuse(c);
}
void parse_bind_types(Compiler *c, Ref body, const uint16_t *names, unsigned count, uint32_t line) {
    (void)c;
    (void)body;
    (void)names;
    (void)count;
    (void)line;
}
Ref parse_type_alias(Compiler *c) {
    refuse(c);
}
